import { judgeClaims } from '../claims/judge-claims.ts';
import type { Labelled } from '../labelled.ts';
import { solvedByRules } from './solved-by-rules.ts';

/** A single question tells no fate of a problem: "Has it been fixed?" */
const onlyAsks = /^[^.!;?\n]*\?\s*$/;

/**
 * "Was my problem solved?", as the customer tells it: at most one state, with the words that say so; none = not
 * expressed. It is evidence offered to a case and never changes the case's state. A model learnt from labelled voices
 * decides, to which the state the rules found is one reason among the words (English and Spanish; elsewhere, and in
 * texts too long for it, the rules alone). Method: docs/meaning.md.
 */
export function readSolved(text: string, language: string): Labelled[] {
  const rules = solvedByRules(text, language);
  const judged = judgeClaims('solved', text, language, [rules[0]?.label ?? 'not expressed'])?.[0];
  if (judged === undefined) return rules;
  if (judged.answer === 'not expressed') return [];
  const [rule] = rules;
  if (rule === undefined && onlyAsks.test(text)) return [];
  return [rule?.label === judged.answer ? { ...rule, confidence: judged.confidence } : judged.prove()];
}
