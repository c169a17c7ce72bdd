import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { type Dictionary, states } from '../table/episode-table.ts';

const numbers = z.array(z.number());
const row = z.object({
  customer: z.array(z.string()),
  steps: z.array(numbers),
  times: z.array(numbers),
  promiseSteps: z.array(numbers),
  promiseStates: z.array(numbers),
  promiseDue: z.array(numbers),
  metrics: z.array(numbers),
  values: z.array(numbers),
  scoreTimes: z.array(numbers),
  attributes: z.array(z.array(z.string())),
});
/** Many episodes at once, column by column: reading them one by one would take several times as long. */
export type EpisodeBlock = z.infer<typeof row>;

export interface Slice {
  /** Take every `of`-th customer, by a fixed number of the customer's own; 1 = all. */
  readonly of: number;
  /** The part of them read now, `part` of `parts`. */
  readonly part: number;
  readonly parts: number;
}

/** Episodes of one slice of customers with steps, promises and metrics as numbers (from 0), times from the start in ms. */
export function episodeRows(dictionary: Dictionary, slice: Slice): Question<EpisodeBlock> {
  // Places are numbered by position; what is not in the dictionary is left out of the walk.
  const number = (what: string, list: string) => `indexOf({${list}:Array(String)}, toString(${what})) - 1`;
  const since = (times: string) =>
    `arrayMap(t -> toUnixTimestamp64Milli(t) - toUnixTimestamp64Milli(started), ${times})`;
  return {
    name: 'episodes for findings',
    text: `SELECT groupArray(customer) AS customer, groupArray(steps) AS steps, groupArray(times) AS times,
        groupArray(promise_steps) AS promiseSteps, groupArray(promise_states) AS promiseStates,
        groupArray(promise_due) AS promiseDue, groupArray(metrics) AS metrics, groupArray(values) AS values,
        groupArray(score_times) AS scoreTimes, groupArray(facts) AS attributes
      FROM (
        SELECT customer, arrayMap(s -> ${number('s', 'steps')}, steps) AS steps, ${since('times')} AS times,
          arrayMap(s -> ${number('s', 'steps')}, promise_steps) AS promise_steps,
          arrayMap(s -> ${number('s', 'states')}, promise_states) AS promise_states,
          ${since('promise_due')} AS promise_due,
          arrayMap(m -> ${number('m', 'metrics')}, score_metrics) AS metrics,
          score_values AS values, ${since('score_times')} AS score_times,
          arrayMap(a -> attributes[a], {attributes:Array(String)}) AS facts
        FROM {{episodes}}
        WHERE cityHash64(customer) % {of:UInt32} = 0
          AND intDiv(cityHash64(customer), {of:UInt32}) % {parts:UInt32} = {part:UInt32}
        ORDER BY customer, episode
      )`,
    values: {
      steps: dictionary.steps.map((step) => step.name),
      states: [...states],
      metrics: [...dictionary.metrics],
      attributes: [...dictionary.attributes],
      ...slice,
    },
    row,
    limits: { seconds: 60 },
  };
}
