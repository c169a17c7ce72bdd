import { confidenceOf } from '../learning/calibrate.ts';
import type { Feeling } from './felt.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import { judgeOf, type SentimentClass, type SentimentModel, sentimentClasses } from './sentiment-model.ts';
import { shippedModelOf } from './shipped-models.ts';

export interface Sentiment {
  /** -1 … 1: share of positive minus share of negative. */
  readonly value: number;
  readonly class: SentimentClass;
  /** 1 weak, 2 clear, 3 strong: by the words that carry it. */
  readonly strength: 1 | 2 | 3;
  /** How often such a reading proved right on labelled rows; absent where none were measured. */
  readonly confidence?: number;
  readonly reason: readonly string[];
}

/** Longer texts are read up to here; clauses never are this long. */
const longest = 20_000;
const ready = new WeakMap<SentimentModel, ReturnType<typeof judgeOf>>();
const round = (x: number) => Math.round(x * 1e4) / 1e4 + 0;

/**
 * The sentiment of a clause or text. `model` is one taught by the company; else the one we ship. Null where we have no
 * words of the language: not measured, rather than guessed.
 */
export function readSentiment(text: string, language: string, model?: SentimentModel): Sentiment | null {
  const lexicon = lexiconOf(language);
  if (lexicon === undefined) return null;
  const read = text.length > longest ? text.slice(0, longest) : text;
  const used = model?.language === lexicon.language ? model : shippedModelOf(lexicon.language);
  const judge = judging(used, lexicon);
  const judged = judge.judge(read);
  const [negative = 0, , positive = 0] = judged.shares;
  return {
    value: round(positive - negative),
    class: sentimentClasses[judged.chosen] ?? 'neutral',
    strength: strengthOf(judged.feeling),
    ...(used.calibration === null ? {} : { confidence: confidenceOf(used.calibration, judged.score) }),
    reason: [...wordReasons(judged.feeling), ...judge.reasons(judged)],
  };
}

function judging(model: SentimentModel, lexicon: Lexicon): ReturnType<typeof judgeOf> {
  const known = ready.get(model);
  if (known !== undefined) return known;
  const made = judgeOf(model, lexicon);
  ready.set(model, made);
  return made;
}

function strengthOf({ felt, written }: Feeling): 1 | 2 | 3 {
  const top = Math.max(0, ...felt.map((one) => Math.abs(one.value)));
  const stressed = top + (written.exclamations > 1 ? 0.6 : 0);
  return stressed >= 3 ? 3 : stressed >= 1.5 ? 2 : 1;
}

/** Each word with its sign and what changed it: `“bad” +0.9 (not)`. */
export function wordReasons({ written, felt }: Feeling, most = 8): string[] {
  return felt.slice(0, most).map((one) => {
    const words = written.text.slice(written.begin[one.from] ?? 0, written.end[one.to - 1] ?? 0);
    const sign = one.value < 0 ? '−' : '+';
    const because = one.because.length === 0 ? '' : ` (${one.because.join(', ')})`;
    return `“${words}” ${sign}${Math.abs(one.value).toFixed(1)}${because}`;
  });
}
