/** How a number may be shown, by how many answered. */
export type Presentation = 'no-answers' | 'counts-only' | 'interval-first' | 'normal';

/**
 * Below 10 answers only counts are shown ("7 of 9"); from 10 to 29 the interval comes first and the value is grey
 * ("few answers"); from 30 a value with its interval. About precision only; privacy is `suppress`.
 */
export function presentation(n: number): Presentation {
  if (n === 0) return 'no-answers';
  if (n < 10) return 'counts-only';
  return n < 30 ? 'interval-first' : 'normal';
}
