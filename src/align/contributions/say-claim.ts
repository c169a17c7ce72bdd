import { parseFilter } from '../../kernel/filter.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Measure } from '../../understand/scores/contract.ts';
import type { Claim } from './claim.contract.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "31 March 2027": a calendar day in words, in UTC. */
export function sayDay(day: string | Date): string {
  const date = new Date(day);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** Shares are said in points of a hundred; scores in their own unit. */
export function isShare(measure: Measure): boolean {
  return measure.kind !== 'score' || measure.stat === 'csat' || measure.stat === 'top-box';
}

/** The theme, where a filter asks for one theme and nothing else. */
function themeOf(text: string): string | null {
  const filter = parseFilter(text);
  if (isRefusal(filter) || filter.length !== 1) return null;
  const [{ field, operator, values } = { field: '', operator: '=' as const, values: [] }] = filter;
  return field === 'theme' && operator === '=' && values.length === 1 ? (values[0] ?? null) : null;
}

/** "the share of missed promises (Delivered)", "mean satisfaction". */
export function sayMeasure(measure: Measure): string {
  const among = measure.where === undefined || measure.where === '' ? '' : ` where ${measure.where}`;
  if (measure.kind === 'promise') return `the share of missed promises (${measure.step})${among}`;
  if (measure.kind === 'share') {
    const theme = themeOf(measure.of);
    const of = theme === null ? `with ${measure.of}` : `that speak of “${theme}”`;
    return `the share of episodes ${of}${among}`;
  }
  const names = {
    mean: 'mean',
    nps: 'NPS of',
    csat: 'satisfied share of',
    ces: 'the effort score of',
    'top-box': 'top-box share of',
  };
  return `${names[measure.stat]} ${measure.metric}${among}`;
}

const trim = (value: number, digits: number) => String(Number(value.toFixed(digits)));

const isNps = (measure: Measure) => measure.kind === 'score' && measure.stat === 'nps';

/** What stands after a change: " percentage points", " points", or nothing on a scale. */
export const unitOfChange = (measure: Measure): string =>
  isShare(measure) ? ' percentage points' : isNps(measure) ? ' points' : '';

/** A change without its sign: "3.9 percentage points", "0.25". */
export function saySize(size: number, measure: Measure): string {
  const figure = isShare(measure)
    ? trim(Math.abs(size) * 100, 1)
    : trim(Math.abs(size), isNps(measure) ? 1 : 2);
  return `${figure}${unitOfChange(measure)}`;
}

/** A value of the measure: "8.9 %", "31", "4.12". */
export function sayValue(value: number, measure: Measure): string {
  if (isShare(measure)) return `${trim(value * 100, 1)} %`;
  return trim(value, isNps(measure) ? 1 : 2);
}

const sentenceEnd = (text: string) => text.trim().replace(/[.;,\s]+$/, '');

/** The claim as the sentence it is: who, where, how much, by when, why, and what they will notice. */
export function sayClaim(claim: Claim): string {
  const { direction, measure, size } = claim;
  return (
    `For ${claim.segment} at ${claim.step}, it will ${direction} ${sayMeasure(measure)} by ${saySize(size, measure)} ` +
    `by ${sayDay(claim.checkOn)}, because ${sentenceEnd(claim.because)}; ` +
    `${claim.affected} will notice: ${sentenceEnd(claim.notice)}.`
  );
}
