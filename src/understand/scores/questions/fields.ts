import type { Value } from '../../../stores/moments/port.ts';
import type { Period } from '../contract.ts';

/** A piece of SQL with the values bound into it. */
export interface Piece {
  readonly sql: string;
  readonly values: Readonly<Record<string, Value>>;
}

const columns = new Set(['step', 'function', 'channel', 'language', 'customer', 'episode']);

/** The group an answer belongs to; '' = it has none. `variant` needs the answer's episode (see `pathOf`). */
export function groupOf(field: string | undefined): Piece {
  if (field === undefined) return { sql: "''", values: {} };
  if (field === 'variant' || field === 'variant-with-promises') return { sql: 'path', values: {} };
  if (columns.has(field)) return { sql: `toString(${field})`, values: {} };
  return { sql: 'attributes[{byField:String}]', values: { byField: field } };
}

/** Joins each answer to the path of its episode, when groups are paths; else the answers as they are. */
export function answersWithPath(field: string | undefined): string {
  if (field !== 'variant' && field !== 'variant-with-promises') return '{{answers}}';
  const steps = field === 'variant' ? 'steps' : 'steps_promised';
  return `(SELECT a.*, e.path AS path FROM {{answers}} AS a INNER JOIN (
      SELECT customer, episode, arrayStringConcat(${steps}, ' → ') AS path FROM {{episodes}}
    ) AS e ON a.customer = e.customer AND a.episode = e.episode)`;
}

const starts: Record<Period, string> = {
  day: 'toStartOfDay',
  week: 'toMonday',
  month: 'toStartOfMonth',
  quarter: 'toStartOfQuarter',
  year: 'toStartOfYear',
};

/** The period's first day (YYYY-MM-DD) in the company's zone; '' when no period is asked. */
export function periodOf(period: Period | undefined, zone: string): Piece {
  if (period === undefined) return { sql: "''", values: {} };
  return { sql: `toString(toDate(${starts[period]}(toTimeZone(at, {zone:String}))))`, values: { zone } };
}
