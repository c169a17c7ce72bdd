import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ n: z.number(), count: z.number() });
export type Counted = z.infer<typeof row>;

/** Of the promises of a step that fell due in a time: how many there were (n), and how many were missed (count). */
export function promisesMissed(asked: {
  readonly step: string;
  readonly filter: Filter;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}): Question<Counted> {
  const keep = keepEpisodes(asked.filter);
  const times = [
    ...(asked.from === undefined ? [] : ['due >= {from:DateTime64(3)}']),
    ...(asked.to === undefined ? [] : ['due < {to:DateTime64(3)}']),
  ];
  return {
    name: 'promises missed',
    text: `SELECT count() AS n, countIf(state IN ('late', 'broken')) AS count
      FROM (
        SELECT promise.1 AS step, promise.2 AS state, promise.3 AS due
        FROM (
          SELECT arrayJoin(arrayZip(promise_steps, promise_states, promise_due)) AS promise
          FROM {{episodes}} WHERE has(promise_steps, {step:String}) AND ${keep.sql}
        )
      )
      WHERE step = {step:String} AND state IN ('kept', 'late', 'broken')${times.map((t) => ` AND ${t}`).join('')}`,
    values: {
      ...keep.values,
      step: asked.step,
      ...(asked.from === undefined ? {} : { from: asked.from }),
      ...(asked.to === undefined ? {} : { to: asked.to }),
    },
    row,
  };
}
