import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({ name: z.string(), levels: z.number(), episodes: z.number(), repeated: z.number() });
export type AttributeFact = z.infer<typeof row>;

/** The facts fixed for an episode: how many values each has, and how many episodes share theirs with 19 others. */
export const episodeAttributes: Question<AttributeFact> = {
  name: 'attributes of episodes',
  text: `SELECT name, count() AS levels, sum(n) AS episodes, sumIf(n, n >= 20) AS repeated
    FROM (SELECT toString(name) AS name, value, count() AS n FROM {{episodes}}
      ARRAY JOIN mapKeys(attributes) AS name, mapValues(attributes) AS value WHERE value != '' GROUP BY name, value)
    GROUP BY name ORDER BY name`,
  row,
};
