import type { Estimate } from '../../kernel/estimate.ts';

/** A number to four meaningful digits, without trailing zeros. */
export const sayNumber = (x: number): string => String(Number(x.toPrecision(4)));

/** "4.14 (4.09 to 4.19) · 2481", the form in which a number is printed for people. */
export function sayEstimate(estimate: Estimate): string {
  const { value, low, high, n, hidden } = estimate;
  if (hidden !== undefined) return hidden;
  const of = n === null ? '' : ` · ${n}`;
  if (value === null) return n === 0 ? 'no answers' : `counts only${of}`;
  if (low === null || high === null) return `${sayNumber(value)}${of}`;
  return `${sayNumber(value)} (${sayNumber(low)} to ${sayNumber(high)})${of}`;
}
