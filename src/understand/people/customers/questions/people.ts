import { z } from 'zod';
import type { Filter } from '../../../../kernel/filter.ts';
import { keepMoments } from '../../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../../stores/moments/question.ts';

const row = z.object({
  customer: z.string(),
  moments: z.number(),
  voices: z.number(),
  first: z.string(),
  last: z.string(),
});
export type PeopleRow = z.infer<typeof row>;

export interface PeopleAsked {
  readonly filter: Filter;
  /** A part of the identifier; '' = any. */
  readonly text: string;
  /** Besides, these; with `only`, nobody else. */
  readonly names: readonly string[];
  readonly only: boolean;
  readonly after: string;
  readonly limit: number;
}

const kept = ({ filter, text, names, only }: PeopleAsked) => {
  const where = keepMoments(filter);
  const named = 'customer IN {names:Array(String)}';
  const wanted = only
    ? named
    : text === ''
      ? '1'
      : `(positionCaseInsensitiveUTF8(customer, {text:String}) > 0 OR ${named})`;
  return {
    sql: `missed = 0 AND (${where.sql}) AND ${wanted}`,
    values: { ...where.values, names: ['', ...names], text },
  };
};

/** Customers in the order of their identifiers, with how much there is of each. */
export function people(asked: PeopleAsked): Question<PeopleRow> {
  const { sql, values } = kept(asked);
  return {
    name: 'people',
    text: `SELECT customer, count() AS moments, countIf(kind = 'voice') AS voices, min(at) AS first, max(at) AS last
      FROM {{timeline}} WHERE customer > {after:String} AND customer IN (SELECT customer FROM {{timeline}} WHERE ${sql})
      GROUP BY customer ORDER BY customer LIMIT {limit:UInt32}`,
    values: { ...values, after: asked.after, limit: asked.limit },
    row,
  };
}

const total = z.object({ people: z.number() });

export function countPeople(asked: PeopleAsked): Question<z.infer<typeof total>> {
  const { sql, values } = kept(asked);
  return {
    name: 'count people',
    text: `SELECT uniqExact(customer) AS people FROM {{timeline}} WHERE ${sql}`,
    values,
    row: total,
  };
}
