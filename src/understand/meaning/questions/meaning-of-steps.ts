import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const row = z.object({
  step: z.string(),
  voices: z.number(),
  mentions: z.number(),
  customers: z.number(),
  measured: z.number(),
  positive: z.number(),
  negative: z.number(),
  effortful: z.number(),
});
export type StepMeaning = z.infer<typeof row>;

const joined = ({ voices, clauses }: { voices: string; clauses: string }, columns: string) => `
  FROM (SELECT moment, customer, sentiment_class, effort, ${columns} FROM {{every_clause}} WHERE ${clauses}) AS c
  INNER JOIN (SELECT id, toString(after_step) AS step FROM {{timeline}} WHERE ${voices}) AS t ON t.id = c.moment`;

/** What voices say of the event before them, per step: clauses by sentiment, voices that tell of high effort. */
export function meaningOfSteps(asked: VoicesAsked): Question<StepMeaning> {
  const sql = askedSql(asked);
  return {
    name: 'meaning of steps',
    text: `SELECT step, uniqExact(moment) AS voices, count() AS mentions, uniqExact(customer) AS customers,
      countIf(sentiment_class != '') AS measured, countIf(sentiment_class = 'positive') AS positive,
      countIf(sentiment_class = 'negative') AS negative, uniqExactIf(moment, effort = 'high') AS effortful
    FROM (SELECT t.step AS step, c.moment AS moment, c.customer AS customer, c.sentiment_class AS sentiment_class,
      c.effort AS effort ${joined(sql, 'n')})
    GROUP BY step ORDER BY voices DESC, step`,
    values: sql.values,
    row,
  };
}

const labels = z.object({
  step: z.string(),
  kind: z.enum(['emotion', 'cue', 'theme']),
  label: z.string(),
  voices: z.number(),
  mentions: z.number(),
});

/** Emotions, cues of effort and themes per step, the most voices first. */
export function labelsOfSteps(asked: VoicesAsked): Question<z.infer<typeof labels>> {
  const sql = askedSql(asked);
  const of = (kind: string, column: string) => `arrayMap(x -> ('${kind}', toString(x)), c.${column})`;
  return {
    name: 'labels of steps',
    text: `SELECT step, told.1 AS kind, told.2 AS label, uniqExact(moment) AS voices, count() AS mentions
    FROM (SELECT t.step AS step, c.moment AS moment,
      arrayJoin(arrayConcat(${of('emotion', 'emotions')}, ${of('cue', 'cues')}, ${of('theme', 'theme_line')})) AS told
      ${joined(sql, 'emotions, cues, theme_line')})
    GROUP BY step, kind, label ORDER BY step, kind, voices DESC, label`,
    values: sql.values,
    row: labels,
  };
}

const spoken = z.object({
  step: z.string(),
  voices: z.number(),
  customers: z.number(),
  elsewhere: z.number(),
});

/** Voices that speak of each step, wherever they were given; `elsewhere` = not after that step itself. */
export function spokenOfSteps(asked: VoicesAsked): Question<z.infer<typeof spoken>> {
  const { voices, clauses, values } = askedSql(asked);
  return {
    name: 'steps spoken of',
    text: `SELECT step, uniqExact(moment) AS voices, uniqExact(customer) AS customers, uniqExactIf(moment, after != step) AS elsewhere
    FROM (SELECT toString(c.about_step) AS step, c.moment AS moment, c.customer AS customer, t.after AS after
      FROM (SELECT moment, customer, about_step FROM {{every_clause}} WHERE ${clauses} AND about_step != '') AS c
      INNER JOIN (SELECT id, toString(after_step) AS after FROM {{timeline}} WHERE ${voices}) AS t ON t.id = c.moment)
    GROUP BY step ORDER BY voices DESC, step`,
    values,
    row: spoken,
  };
}
