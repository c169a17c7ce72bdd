import { z } from 'zod';
import type { Question } from '../../../../stores/moments/question.ts';

const most = 300;
/** A name that fewer customers share may be somebody's own: it is offered to nobody. */
const fewest = 5;

const row = z.object({
  step: z.string(),
  functions: z.array(z.string()),
  channels: z.array(z.string()),
  moments: z.number(),
});

/** The steps that happen to customers or are told them, with the functions and channels of each; the commonest first. */
export const placesKnown: Question<z.infer<typeof row>> = {
  name: 'places to observe',
  text: `SELECT toString(step) AS step, arraySort(groupUniqArray(20)(toString(function))) AS functions,
      arraySort(groupUniqArray(20)(toString(channel))) AS channels, count() AS moments
    FROM {{timeline}} WHERE kind IN ('event', 'told') AND missed = 0 AND step != '' AND step != 'Observation'
    GROUP BY step HAVING uniq(customer) >= ${fewest}
    ORDER BY moments DESC, step LIMIT ${most}`,
  row,
};
