import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';

const row = z.object({
  theme: z.string(),
  of: z.enum(['language', 'step', 'thing', 'feeling']),
  value: z.string(),
  mentions: z.number(),
});
/** How many mentions of a theme are in a language, about a step, name a thing, are felt so. */
export type ThemePlace = z.infer<typeof row>;

/** What mentions of each theme have in common beside their words: what can be compared across languages. */
export const themePlaces: Question<ThemePlace> = {
  name: 'places of themes',
  text: `SELECT theme, tupleElement(pair, 1) AS of, tupleElement(pair, 2) AS value, count() AS mentions FROM (
    SELECT arrayJoin(line) AS theme, arrayJoin(arrayConcat(
      [('language', lang), ('step', about), ('feeling', feeling)], arrayMap(x -> ('thing', toString(x)), about_objects))) AS pair
    FROM (SELECT theme_line AS line, about_objects, toString(language) AS lang, toString(about_step) AS about,
      toString(sentiment_class) AS feeling FROM {{every_clause}} WHERE n > 0 AND template = 0))
  WHERE value != '' GROUP BY theme, of, value ORDER BY theme, of, value`,
  values: {},
  row,
  limits: { seconds: 60 },
};
