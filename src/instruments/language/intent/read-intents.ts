import { judgeClaims } from '../claims/judge-claims.ts';
import type { Labelled } from '../labelled.ts';
import { intentsByRules } from './intents-by-rules.ts';

/** The gravest first. */
const order = ['legal or safety', 'threat to leave', 'needs an answer', 'suggestion', 'praise'];

/**
 * What a text wants: several labels, one per intent at most, each with the words that show it; none = nothing. A model
 * learnt from labelled voices decides, to which what the rules found is one reason among the words (English and Spanish;
 * elsewhere, and in texts too long for it, the rules alone). "Legal or safety" favours recall: what the rules find of it
 * stays, whatever the model says, for a person to see. Method: docs/meaning.md.
 */
export function readIntents(text: string, language: string): Labelled[] {
  const rules = intentsByRules(text, language);
  const judged = judgeClaims(
    'intent',
    text,
    language,
    rules.map(({ label }) => label),
  );
  if (judged === null) return rules;
  const found = judged.map((claim) => {
    const rule = rules.find(({ label }) => label === claim.answer);
    return rule === undefined ? claim.prove() : { ...rule, confidence: claim.confidence };
  });
  const grave = rules.find(({ label }) => label === 'legal or safety');
  if (grave !== undefined && !found.some(({ label }) => label === grave.label)) found.push(grave);
  return found.sort((a, b) => order.indexOf(a.label) - order.indexOf(b.label));
}
