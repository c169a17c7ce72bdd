import type { Remark } from './claim.contract.ts';
import { likeness, plain, stem, wordsOf } from './read-words.ts';
import {
  canBeNoticed,
  isAbstract,
  isMetric,
  isStopWord,
  namesPeople,
  namesStep,
  slogans,
  stockPhrases,
} from './vocabulary.ts';

/** What is known around a statement. */
export interface StatementContext {
  /** Steps of this company's journeys: their words count as naming a step. */
  readonly steps?: readonly string[];
  /** Whom and which step the form names already, beside the statement. */
  readonly named?: { readonly people?: string; readonly step?: string };
  /** What is measured, in words: a statement that only says it again is circular. */
  readonly measure?: string;
  readonly finding?: string;
  readonly earlier?: readonly string[];
}

export type StatementFault = Exclude<Remark['code'], 'missing' | 'dates' | 'size' | 'filter' | 'same-group'>;

/** The first fault of a statement and the words it is about; null = it says something that can be checked. */
export interface Judgement {
  readonly code: StatementFault;
  readonly quote?: string;
}

/** Copied when this share of its runs of three words stands in the other text. */
const copied = 0.6;
/** So many different things must be named before a statement is about this work and no other. */
const enoughThings = 4;

/** Words about things: neither grammar nor generalities, figures or the people themselves. */
function thingsIn(words: readonly string[]): Set<string> {
  return new Set(
    words
      .filter((word) => /[a-z]{2}/.test(word))
      .filter((word) => !isStopWord(word) && !isAbstract(word) && !isMetric(word) && !namesPeople(word))
      .map(stem),
  );
}

const connectives =
  /\b(?:because|so that|since|therefore|which means|by|porque|para que|ya que|por lo que|dado que)\b/;

/** "Late deliveries fall because fewer deliveries are late": both halves name the same things. */
function saysItTwice(text: string): boolean {
  const [left = '', ...rest] = plain(text).split(connectives);
  const before = thingsIn(wordsOf(left));
  const after = thingsIn(wordsOf(rest.join(' ')));
  if (before.size === 0 || after.size === 0) return false;
  const [small, large] = before.size <= after.size ? [before, after] : [after, before];
  const shared = [...small].filter((thing) => large.has(thing)).length;
  return shared / small.size > 0.6 && large.size - shared < 2;
}

function firstMatch(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match[0];
  }
  return undefined;
}

/**
 * Judges one statement of what a piece of work changes for customers. Deterministic; English and Spanish. A good
 * one names the step, who is affected, what is done and what they will notice.
 */
export function judgeStatement(statement: string, context: StatementContext = {}): Judgement | null {
  const text = plain(statement);
  const words = wordsOf(statement);
  if (context.finding !== undefined && likeness(statement, context.finding) >= copied)
    return { code: 'copy-of-finding' };
  const earlier = context.earlier?.find((other) => likeness(statement, other) >= copied);
  if (earlier !== undefined) return { code: 'copy-of-earlier', quote: earlier };

  const things = thingsIn(words);
  const slogan = firstMatch(slogans, text);
  if (slogan !== undefined && things.size < enoughThings + 2) return { code: 'slogan', quote: slogan };
  if (words.some(isMetric) && things.size < 3)
    return { code: 'metric-only', quote: words.find(isMetric) ?? '' };
  const stock = firstMatch(stockPhrases, text);
  if (stock !== undefined && things.size < enoughThings + 1) return { code: 'boilerplate', quote: stock };
  if (saysItTwice(statement)) return { code: 'circular' };
  const measured = thingsIn(wordsOf(context.measure ?? ''));
  const beyondMeasure = [...things].filter((thing) => !measured.has(thing));
  if (measured.size > 0 && things.size >= 2 && beyondMeasure.length < 2) return { code: 'circular' };
  if (things.size < enoughThings) {
    const general = words.filter((word) => isAbstract(word) || isMetric(word));
    if (general.length === 0 || words.length < 5) return { code: 'too-short' };
    return { code: 'boilerplate', quote: general.slice(0, 3).join(' ') };
  }

  const people = context.named?.people ?? '';
  if (!words.some(namesPeople) && thingsOrPeople(people) === 0) return { code: 'no-people' };
  const steps = new Set(
    (context.steps ?? []).flatMap((step) =>
      wordsOf(step)
        .filter((w) => !isStopWord(w))
        .map(stem),
    ),
  );
  const named = wordsOf(context.named?.step ?? '').length > 0;
  if (!named && !words.some((word) => namesStep(word) || steps.has(stem(word)))) return { code: 'no-step' };
  if (!words.some(canBeNoticed)) return { code: 'nothing-to-notice' };
  return null;
}

function thingsOrPeople(text: string): number {
  const words = wordsOf(text);
  return thingsIn(words).size + words.filter(namesPeople).length;
}
