import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

/** So much of a customer's timeline is looked at before a voice. */
const days = 180;
const most = 40;
/** Who has more than this is no person: a shared mailbox, a test account. Only the own episode tells anything there. */
const mostMoments = 2000;

const row = z.object({
  moment: z.string(),
  step: z.string(),
  episode: z.string(),
  at: z.number(),
  /** Newest first: [milliseconds, step, episode, kind, state of a promise]. */
  before: z.array(z.tuple([z.number(), z.string(), z.string(), z.string(), z.string()])),
});
export type AroundVoice = z.infer<typeof row>;

/** What happened to the customers of these voices, was told or promised to them, before each of the voices. */
export function aroundVoices(
  moments: readonly string[],
  customers: readonly string[],
): Question<AroundVoice> {
  const milliseconds = (time: string) => `toUnixTimestamp64Milli(${time})`;
  return {
    name: 'what stands around voices',
    text: `SELECT toString(v.id) AS moment, any(v.step) AS step, any(v.episode) AS episode, any(${milliseconds('v.at')}) AS at,
      arrayMap(x -> (-x.1, x.2, x.3, x.4, x.5), arraySlice(arraySort(groupArrayIf(
        (-${milliseconds('e.at')}, toString(e.step), e.episode, toString(e.kind), toString(e.promise)),
        isNotNull(e.at) AND e.at <= v.at AND e.at > v.at - toIntervalDay(${days}))), 1, ${most})) AS before
    FROM (SELECT id, customer, toString(step) AS step, episode, at FROM {{timeline}}
      WHERE kind = 'voice' AND missed = 0 AND customer IN {customers:Array(String)} AND toString(id) IN {moments:Array(String)}) AS v
    LEFT JOIN (SELECT customer, step, episode, kind, promise, at FROM {{timeline}}
      WHERE kind != 'voice' AND missed = 0 AND customer IN {customers:Array(String)} AND customer NOT IN (
        SELECT customer FROM {{timeline}} WHERE customer IN {customers:Array(String)} GROUP BY customer HAVING count() > ${mostMoments})
      ) AS e ON e.customer = v.customer
    GROUP BY v.id ORDER BY moment`,
    values: { moments: [...moments], customers: [...new Set(customers)] },
    row,
    limits: { seconds: 120 },
  };
}
