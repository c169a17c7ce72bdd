import type { Estimate } from '../../kernel/estimate.ts';
import type { Refusal } from '../../kernel/refusal.ts';
import type { Measure } from '../../understand/scores/contract.ts';

/** A stretch of time, from (included) to (excluded). */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** Asks the understanding half for a number; a refusal says that what was to be measured is not there. */
export type AskMeasure = (measure: Measure, window: Window) => Promise<Estimate | Refusal>;

/** What is known of customers reaches from here to here. */
export interface Span {
  readonly since: Date;
  readonly until: Date;
}

/** At most so many earlier windows are looked at to learn how a measure moves by itself. */
const mostEarlier = 6;

export const lengthOf = ({ from, to }: Window): number => to.getTime() - from.getTime();

/** The window `steps` lengths earlier. */
export function earlierBy(window: Window, steps: number): Window {
  const shift = steps * lengthOf(window);
  return { from: new Date(window.from.getTime() - shift), to: new Date(window.to.getTime() - shift) };
}

/** Whole windows before this one that lie in the span, oldest first. */
export function windowsBefore(window: Window, span: Span): Window[] {
  const found: Window[] = [];
  for (let i = 1; i <= mostEarlier; i++) {
    const earlier = earlierBy(window, i);
    if (earlier.from < span.since) break;
    found.unshift(earlier);
  }
  return found;
}

/** The measure for the group that the work does not touch. */
export const onComparison = (measure: Measure, compareWith: string): Measure => ({
  ...measure,
  where: compareWith,
});
