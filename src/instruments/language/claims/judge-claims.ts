import type { Labelled } from '../labelled.ts';
import { confidenceOf } from '../learning/calibrate.ts';
import { spellings } from '../patterns/vocabulary.ts';
import { type Word, wordsOf } from '../patterns/words.ts';
import { answersOf, type ClaimModel, proofOf, scoresOf, sumsOf } from './claim-model.ts';
import type { ClaimTask } from './claim-tasks.ts';
import { ruleTraits } from './rule-traits.ts';
import { shippedClaims } from './shipped-claims.ts';
import { type Trait, traitsOf } from './traits.ts';

/** An answer the model gives of a text. */
export interface Judged {
  readonly answer: string;
  /** Share of such answers that proved right on labelled voices. */
  readonly confidence: number;
  /** The label with the words that speak most for it, and why. */
  prove(): Labelled;
}

/** Longer texts were not learnt from; mails are read clause by clause, so few come here whole. */
const LONGEST = 120;
const LONGEST_CHARACTERS = 2000;

interface Read {
  readonly text: string;
  readonly language: string;
  readonly words: readonly Word[];
  readonly model: ClaimModel;
  readonly traits: readonly Trait[];
  /** What the traits come to, before the rules are heard. */
  readonly sums: Float64Array;
}

// The tasks are asked of one text after another: its traits are made once.
let last: Read | undefined;

function readOf(text: string, language: 'en' | 'es', model: ClaimModel): Read {
  if (last?.text === text && last.language === language && last.model === model) return last;
  const words = wordsOf(text, spellings[language]);
  const traits = words.length > LONGEST ? [] : traitsOf(text, words, language);
  last = { text, language, words, model, traits, sums: sumsOf(model, traits) };
  return last;
}

/**
 * The answers of a task, or null where nothing was learnt: other languages, no words, texts longer than 120 words.
 * `said` is what the rules found, of effort and "solved?" also that they found nothing. The same text, the same answers.
 */
export function judgeClaims(
  task: ClaimTask,
  text: string,
  language: string,
  said: readonly string[],
  model: ClaimModel = shippedClaims(),
): Judged[] | null {
  if ((language !== 'en' && language !== 'es') || text.length > LONGEST_CHARACTERS) return null;
  const { words, traits, sums } = readOf(text, language, model);
  if (words.length === 0 || words.length > LONGEST) return null;
  const rules = ruleTraits(task, said);
  return answersOf(task, scoresOf(task, sumsOf(model, rules, sums))).map(({ answer, score, place }) => {
    const confidence = confidenceOf(model.calibration[task], score);
    return {
      answer,
      confidence,
      prove: () => {
        const { from, to, reason } = proofOf(model, task, [...traits, ...rules], words, place);
        const start = words[from]?.start ?? 0;
        const end = words[to - 1]?.end ?? start;
        return { label: answer, start, end, confidence, method: 'model', reason };
      },
    };
  });
}
