import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

/** A company with more steps than this has written something else into them. */
const mostSteps = 1000;

const step = z.object({ step: z.string(), function: z.string(), channel: z.string(), count: z.number() });

/** The steps that happen or are told in the company's journeys, by function and channel; the commonest first. */
export const companySteps: Question<z.infer<typeof step>> = {
  name: 'steps of the company',
  text: `SELECT toString(step) AS step, toString(function) AS function, toString(channel) AS channel, count() AS count
    FROM {{timeline}} WHERE kind IN ('event', 'told') AND missed = 0 AND step != ''
    GROUP BY step, function, channel ORDER BY count DESC, step, function, channel LIMIT ${mostSteps}`,
  row: step,
};

const member = z.object({ first: z.string(), step: z.string(), episodes: z.number(), all: z.number() });

/** Which steps episodes have that begin with the same step: how many of how many. */
export const stepsByFirst: Question<z.infer<typeof member>> = {
  name: 'steps by the first of an episode',
  text: `SELECT first, step, episodes, all FROM (
      SELECT first, step, count() AS episodes FROM (
        SELECT toString(steps[1]) AS first, toString(arrayJoin(arrayDistinct(steps))) AS step FROM {{episodes}} WHERE notEmpty(steps))
      GROUP BY first, step) AS s
    INNER JOIN (SELECT toString(steps[1]) AS first, count() AS all FROM {{episodes}} WHERE notEmpty(steps) GROUP BY first) AS f
      USING (first)
    WHERE episodes * 50 >= all ORDER BY all DESC, first, episodes DESC, step LIMIT ${mostSteps}`,
  row: member,
};
