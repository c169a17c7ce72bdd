import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const row = z.object({
  value: z.string(),
  voices: z.number(),
  mentions: z.number(),
  customers: z.number(),
  texts: z.number(),
  stories: z.number(),
  measured: z.number(),
  positive: z.number(),
  negative: z.number(),
});
/** Counts of one value; `measured` clauses have a sentiment, of which so many are positive and negative. */
export type CountsBy = z.infer<typeof row>;

/** Fields of clauses; a clause may have several values of some. '' = none. */
const ofClauses: Readonly<Record<string, string>> = {
  theme: 'theme_line',
  emotion: 'emotions',
  cue: 'cues',
  intent: 'intents',
  sentiment: '[toString(sentiment_class)]',
  effort: "[toString(replaceOne(toString(effort), 'not expressed', ''))]",
  language: '[toString(language)]',
  'about.step': '[toString(about_step)]',
  'about.function': '[toString(about_function)]',
  object: 'about_objects',
};
const ofVoices: Readonly<Record<string, string>> = {
  step: 'toString(step)',
  'after-step': 'toString(after_step)',
  function: 'toString(function)',
  channel: 'toString(channel)',
  customer: 'customer',
};

/** Whether voices can be counted by this without its being an attribute. */
export const isCountable = (by: string): boolean =>
  Object.hasOwn(ofClauses, by) || Object.hasOwn(ofVoices, by);
export const countableFields: readonly string[] = [...Object.keys(ofClauses), ...Object.keys(ofVoices)];

const figures = `uniqExact(moment) AS voices, count() AS mentions, uniqExact(customer) AS customers,
  uniqExact(wording) AS texts, uniqExact(story) AS stories, countIf(sentiment_class != '') AS measured, countIf(sentiment_class = 'positive') AS positive,
  countIf(sentiment_class = 'negative') AS negative`;

/** Counts of the clauses meant, by a field of clauses, of voices, or an attribute. The largest first. */
export function countBy(asked: VoicesAsked, by: string, most = 1000): Question<CountsBy> {
  const { voices, clauses, values } = askedSql(asked);
  const field = Object.hasOwn(ofClauses, by) ? ofClauses[by] : undefined;
  const limit = { limitTo: most };
  if (field !== undefined) {
    return {
      name: 'voices counted by meaning',
      text: `SELECT toString(value) AS value, ${figures} FROM (
        SELECT moment, customer, wording, story, sentiment_class, arrayJoin(if(empty(found), [''], found)) AS value FROM (
          SELECT moment, customer, wording, story, sentiment_class, arrayMap(x -> toString(x), ${field}) AS found FROM {{every_clause}}
          WHERE ${clauses} AND moment IN (SELECT id FROM {{timeline}} WHERE ${voices})))
      GROUP BY value ORDER BY voices DESC, value LIMIT {limitTo:UInt32}`,
      values: { ...values, ...limit },
      row,
    };
  }
  const plain = Object.hasOwn(ofVoices, by) ? ofVoices[by] : 'attributes[{by:String}]';
  return {
    name: 'voices counted by a field',
    text: `SELECT value, ${figures} FROM (
      SELECT c.moment AS moment, c.customer AS customer, c.wording AS wording, c.story AS story,
        c.sentiment_class AS sentiment_class, t.value AS value
      FROM (SELECT moment, customer, wording, story, sentiment_class FROM {{every_clause}} WHERE ${clauses}) AS c
      INNER JOIN (SELECT id, ${plain} AS value FROM {{timeline}} WHERE ${voices}) AS t ON t.id = c.moment)
    GROUP BY value ORDER BY voices DESC, value LIMIT {limitTo:UInt32}`,
    values: { ...values, ...limit, ...(Object.hasOwn(ofVoices, by) ? {} : { by }) },
    row,
  };
}

const totals = z.object({
  voices: z.number(),
  mentions: z.number(),
  customers: z.number(),
  texts: z.number(),
  stories: z.number(),
  unassignedVoices: z.number(),
  unassignedMentions: z.number(),
  unassignedCustomers: z.number(),
  unassignedTexts: z.number(),
  unassignedStories: z.number(),
});

export type ThemedTotals = z.infer<typeof totals>;

/** Labelled voices asked for that have a clause, and those of them that speak of no theme at all. */
export function countThemed(asked: VoicesAsked): Question<ThemedTotals> {
  const { voices, clauses, values } = askedSql(asked);
  return {
    name: 'voices with and without themes',
    text: `SELECT count() AS voices, sum(clauses) AS mentions, uniqExact(customer) AS customers, uniqExact(same_text) AS texts,
      uniqExact(same_story) AS stories, countIf(themed = 0) AS unassignedVoices, sumIf(clauses, themed = 0) AS unassignedMentions,
      uniqExactIf(customer, themed = 0) AS unassignedCustomers, uniqExactIf(same_text, themed = 0) AS unassignedTexts,
      uniqExactIf(same_story, themed = 0) AS unassignedStories
    FROM (
      SELECT moment, any(customer) AS customer, any(wording) AS same_text, any(story) AS same_story, count() AS clauses, max(notEmpty(theme_line)) AS themed
      FROM {{every_clause}} WHERE ${clauses} AND moment IN (SELECT id FROM {{timeline}} WHERE ${voices}) GROUP BY moment)`,
    values,
    row: totals,
  };
}
