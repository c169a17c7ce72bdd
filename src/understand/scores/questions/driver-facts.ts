import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Value } from '../../../stores/moments/port.ts';
import type { Question } from '../../../stores/moments/question.ts';

/** One fact of an episode that may go together with its score, as SQL over {{episodes}} that gives a number or NULL. */
interface Fact {
  readonly sql: string;
  readonly values: Readonly<Record<string, Value>>;
}

const meanScore = (place: string) =>
  `arrayReduce('avg', arrayFilter((v, m) -> m = {${place}:String}, score_values, score_metrics))`;

/** `missed:STEP`, `step:STEP`, `duration`, a metric's name, or a numeric attribute. */
function factOf(driver: string, place: string, metrics: ReadonlySet<string>): Fact {
  const [, kind, step] = /^(missed|step):(.+)$/s.exec(driver) ?? [];
  if (kind === 'step' && step !== undefined)
    return { sql: `toFloat64(has(steps, {${place}:String}))`, values: { [place]: step } };
  if (kind === 'missed' && step !== undefined) {
    const states = `arrayFilter((state, step) -> step = {${place}:String} AND state IN ('kept', 'late', 'broken'), promise_states, promise_steps)`;
    return {
      sql: `if(empty(${states}), NULL, toFloat64(arrayExists(state -> state != 'kept', ${states})))`,
      values: { [place]: step },
    };
  }
  if (driver === 'duration') return { sql: "toFloat64(dateDiff('second', started, ended))", values: {} };
  if (metrics.has(driver))
    return {
      sql: `if(has(score_metrics, {${place}:String}), ${meanScore(place)}, NULL)`,
      values: { [place]: driver },
    };
  return { sql: `toFloat64OrNull(attributes[{${place}:String}])`, values: { [place]: driver } };
}

export interface FactsAsked {
  readonly metric: string;
  readonly drivers: readonly string[];
  readonly metrics: ReadonlySet<string>;
  readonly filter: Filter;
}

/** Episodes with the score: the score (y) and each driver (x0, x1 …) as numbers or NULL. */
function facts(asked: FactsAsked): Fact {
  const keep = keepEpisodes(asked.filter);
  const parts = asked.drivers.map((driver, i) => factOf(driver, `f${i}`, asked.metrics));
  return {
    sql: `SELECT customer, ${meanScore('metric')} AS y${parts.map((part, i) => `, ${part.sql} AS x${i}`).join('')}
      FROM {{episodes}} WHERE has(score_metrics, {metric:String}) AND ${keep.sql}`,
    values: Object.assign(
      { metric: asked.metric },
      keep.values,
      ...parts.map((part) => part.values),
    ) as Record<string, Value>,
  };
}

const rangeRow = z.object({
  n: z.number(),
  y: z.number().nullable(),
  present: z.array(z.number()),
  means: z.array(z.number().nullable()),
  spreads: z.array(z.number().nullable()),
});
export type FactRanges = z.infer<typeof rangeRow>;

/** How many episodes have the score and each driver, and the middle and spread of each. */
export function factRanges(asked: FactsAsked): Question<FactRanges> {
  const { sql, values } = facts(asked);
  const each = (of: (x: string) => string) => `[${asked.drivers.map((_, i) => of(`x${i}`)).join(', ')}]`;
  return {
    name: 'driver ranges',
    text: `SELECT count() AS n, avg(y) AS y, ${each((x) => `count(${x})`)} AS present,
      ${each((x) => `avg(${x})`)} AS means, ${each((x) => `varPopStable(${x})`)} AS spreads FROM (${sql})`,
    values,
    row: rangeRow,
  };
}

const gramRow = z.object({
  n: z.number(),
  sums: z.array(z.number()),
  products: z.array(z.number()),
});
export type GramRow = z.infer<typeof gramRow>;

/**
 * Sums and products of drivers and score over complete episodes, in blocks of customers (one customer's episodes stay
 * together). `shifts` are taken off first, so that large means do not eat the digits of the spread.
 */
export function factGrams(asked: FactsAsked, shifts: readonly number[], blocks: number): Question<GramRow> {
  const { sql, values } = facts(asked);
  const columns = [...asked.drivers.map((_, i) => `x${i}`), 'y'];
  const centred = columns.map((column, i) => `assumeNotNull(${column}) - {s${i}:Float64} AS c${i}`);
  const sums = columns.map((_, i) => `sum(c${i})`);
  const products = columns.flatMap((_, i) => columns.slice(0, i + 1).map((__, j) => `sum(c${i} * c${j})`));
  return {
    name: 'driver products',
    text: `SELECT count() AS n, [${sums.join(', ')}] AS sums, [${products.join(', ')}] AS products
      FROM (
        SELECT cityHash64(customer) % ${blocks} AS block, ${centred.join(', ')} FROM (${sql})
        WHERE ${columns.map((column) => `${column} IS NOT NULL`).join(' AND ')}
      )
      GROUP BY block ORDER BY block`,
    values: { ...values, ...Object.fromEntries(shifts.map((shift, i) => [`s${i}`, shift])) },
    row: gramRow,
  };
}

const candidateRow = z.object({ kind: z.enum(['metric', 'missed', 'attribute']), name: z.string() });

/** What could be looked at for a score when nothing is named: other scores, promises, attributes that are numbers. */
export function driverCandidates(metric: string): Question<z.infer<typeof candidateRow>> {
  return {
    name: 'driver candidates',
    text: `SELECT candidate.1 AS kind, candidate.2 AS name, count() AS n
      FROM (
        SELECT arrayJoin(arrayConcat(
          arrayMap(m -> ('metric', toString(m)), arrayDistinct(score_metrics)),
          arrayMap(s -> ('missed', toString(s)), arrayDistinct(promise_steps)),
          arrayMap(a -> ('attribute', toString(a)), arrayFilter(a -> isNotNull(toFloat64OrNull(attributes[a])), mapKeys(attributes)))
        )) AS candidate
        FROM {{episodes}} WHERE has(score_metrics, {metric:String})
      )
      GROUP BY candidate ORDER BY n DESC, kind, name LIMIT 60`,
    values: { metric },
    row: candidateRow,
  };
}
