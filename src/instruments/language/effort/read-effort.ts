import { judgeClaims } from '../claims/judge-claims.ts';
import type { Labelled } from '../labelled.ts';
import { type EffortLevel, effortByRules } from './effort-by-rules.ts';

/** What a text says of the effort it cost the customer; never derived from sentiment. */
export interface EffortReading {
  readonly level: EffortLevel;
  /** Share of such readings that proved right on labelled voices; absent for languages nobody measured. */
  readonly confidence?: number;
  /** What the words claim, with quantity: contacts (the how-many-th), seconds waited, steps. */
  readonly cues: readonly Labelled[];
}

/** What stands for a level that no rule has words for. */
const unnamed = { high: 'hard', low: 'easy' } as const;

/**
 * Reads the effort a text claims: its level and every cue with span and quantity. Rules find the cues; the level is what
 * a model learnt from labelled voices says, to which the rules' level is one reason among the words (English and
 * Spanish; elsewhere, and in texts too long for it, the rules alone decide). Method: docs/meaning.md.
 */
export function readEffort(text: string, language: string): EffortReading {
  const rules = effortByRules(text, language);
  const plain = rules.cues.map(({ level: _, ...cue }) => cue);
  const judged = judgeClaims('effort', text, language, [rules.level])?.[0];
  if (judged === undefined) return { level: rules.level, cues: plain };
  const { answer, confidence } = judged;
  const level: EffortLevel = answer === 'high' || answer === 'low' ? answer : 'not expressed';
  if (level === 'not expressed') return { level, confidence, cues: [] };
  // Where both sides are told, the cues of the other side stay beside those of the level.
  if (rules.cues.some((cue) => cue.level === level))
    return { level, confidence, cues: plain.map((cue) => ({ ...cue, confidence })) };
  return { level, confidence, cues: [{ ...judged.prove(), label: unnamed[level] }] };
}
