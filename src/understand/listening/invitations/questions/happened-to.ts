import { z } from 'zod';
import type { Filter } from '../../../../kernel/filter.ts';
import { keepMoments } from '../../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../../stores/moments/question.ts';

const row = z.object({ customer: z.string(), episode: z.string(), part: z.string() });

/** To whom a step happened in a span of time, once an episode (the last time counts), with an attribute to sample by. */
export function happenedTo(asked: {
  step: string;
  from: Date;
  to: Date;
  where: Filter;
  attribute: string;
}): Question<z.infer<typeof row>> {
  const kept = keepMoments(asked.where);
  return {
    name: 'to whom a step happened',
    text: `SELECT customer, episode, argMax(attributes[{attribute:String}], (at, id)) AS part FROM {{timeline}}
      WHERE kind = 'event' AND missed = 0 AND step = {step:String} AND customer != ''
        AND at >= {from:DateTime64(3)} AND at <= {to:DateTime64(3)} AND (${kept.sql})
      GROUP BY customer, episode ORDER BY customer, episode`,
    values: {
      ...kept.values,
      step: asked.step,
      attribute: asked.attribute,
      from: asked.from,
      to: asked.to,
    },
    row,
  };
}
