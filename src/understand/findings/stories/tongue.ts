import { readable } from '../candidates/wait-candidates.ts';
import type { Condition, Facts, Noun } from './facts.ts';

/** One language: the phrases that findings are made of. */
export interface Tongue {
  /** Locale of its numbers. */
  readonly locale: string;
  noun(noun: Noun, journey: string): string;
  /** "a missed promise “Delivered”": for lists and for "held equal". */
  label(condition: Condition): string;
  /** "orders whose promise “Delivered” was missed" */
  who(noun: string, condition: Condition): string;
  scores(facts: NonNullable<Facts['score']>, size: string, low: string, high: string): string;
  missesOnly(facts: NonNullable<Facts['misses']>, shares: Shares): string;
  counts(nWith: string, nWithout: string, noun: string): string;
  seeming(labels: string, size: string): string;
  misses(step: string, shares: Shares, oddsRatio: string): string;
  coverage(bad: string, had: string, without: string): string;
  direct(through: string, size: string, low: string, high: string, nothing: boolean): string;
  upstream(had: string, bad: string, without: string, label: string, owner: string): string;
  early(asked: string, all: string, step: string): string;
  earlyScores(facts: NonNullable<Facts['score']>, size: string, low: string, high: string): string;
  earlyFlaw: string;
  earlyBeside(label: string, size: string, low: string, high: string): string;
  earlySame(label: string): string;
  /** What went badly, counted: coverage. */
  lowScores(metric: string, upTo: number): string;
  missedPromises(step: string): string;
  nothing(looked: string): string;
  noData: string;
}
export interface Shares {
  readonly with: string;
  readonly without: string;
  readonly low: string;
  readonly high: string;
  readonly more: boolean;
}

/** A duration in the unit a person would use: "3.2 days", "20 hours". */
export function duration(seconds: number, locale: string): string {
  const exact = readable(seconds);
  const units = [
    [86_400, 'day', 2],
    [3600, 'hour', 2],
    [60, 'minute', 2],
    [1, 'second', 0],
  ] as const;
  const [length, unit] = units.find(([size, , least]) => exact >= size * least) ?? [1, 'second'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(exact / length);
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
