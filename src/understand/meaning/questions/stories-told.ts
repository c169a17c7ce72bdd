import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import type { CampaignRule } from '../stories.contract.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const row = z.object({
  story: z.string(),
  voices: z.number(),
  customers: z.number(),
  texts: z.number(),
  text: z.string(),
  moment: z.string(),
  language: z.string(),
  words: z.number(),
  first: z.string(),
  last: z.string(),
  peak: z.number(),
  campaign: z.number(),
  /** How many campaigns there are among all that was asked for. */
  campaigns: z.number(),
});
/** A story that several voices tell; `peak` = the most customers who first told it within the rule's days. */
export type StoryRow = z.infer<typeof row>;

/** Voices that hold no more than a template tell no story. */
const whole = 'n = 0 AND template = 0';
const isCampaign = `words >= {ruleWords:UInt32} AND (peak >= {ruleCustomers:UInt32} OR voices >= {ruleCopies:UInt32})`;

/**
 * The rows of stories of several voices. Each customer counts once towards the peak, when they first told the story. The
 * text shown is the wording most used, as the first voice wrote it.
 */
const told = (voices: string, which: string, days: number, least = 2) => `
  SELECT s.story AS number, s.voices AS voices, s.customers AS customers, s.texts AS texts, s.shown.1 AS text,
    s.shown.2 AS id, s.shown.3 AS language, s.first AS first, s.last AS last, p.peak AS peak,
    length(extractAll(s.shown.1, '[\\\\p{L}\\\\p{N}]+')) AS words
  FROM (
    SELECT story, sum(copies) AS voices, uniqExactArray(who) AS customers, count() AS texts,
      argMin(sample, (-toInt64(copies), wording)) AS shown, min(began) AS first, max(ended) AS last
    FROM (
      SELECT c.story AS story, c.wording AS wording, count() AS copies, groupUniqArray(c.customer) AS who,
        argMin((t.text, t.id, toString(c.language)), (t.at, t.id)) AS sample, min(t.at) AS began, max(t.at) AS ended
      FROM (SELECT moment, customer, wording, story, language FROM {{every_clause}} WHERE ${whole} AND story IN (
        SELECT story FROM {{every_clause}} WHERE ${whole} AND ${which} GROUP BY story HAVING count() >= ${Math.trunc(least)})) AS c
      INNER JOIN (SELECT id, at, text FROM {{timeline}} WHERE ${voices}) AS t ON t.id = c.moment
      GROUP BY story, wording)
    GROUP BY story HAVING voices > 1) AS s
  INNER JOIN (
    SELECT story, max(near) AS peak FROM (
      SELECT story, count() OVER (PARTITION BY story ORDER BY began
        RANGE BETWEEN ${Math.trunc(days) * 86_400 - 1} PRECEDING AND CURRENT ROW) AS near
      FROM (
        SELECT c.story AS story, c.customer AS customer, toUnixTimestamp(min(t.at)) AS began
        FROM (SELECT moment, customer, story FROM {{every_clause}} WHERE ${whole} AND story IN (
          SELECT story FROM {{every_clause}} WHERE ${whole} AND ${which} GROUP BY story HAVING count() >= ${Math.trunc(least)})) AS c
        INNER JOIN (SELECT id, at FROM {{timeline}} WHERE ${voices}) AS t ON t.id = c.moment
        GROUP BY story, customer))
    GROUP BY story) AS p ON p.story = s.story`;

const columns = `toString(number) AS story, voices, customers, texts, text, toString(id) AS moment, language, words,
  first, last, peak, campaign, campaigns`;
/** With campaigns told, and counted, before anything is left out. */
const judged = (rows: string) =>
  `(SELECT *, ${isCampaign} AS campaign, countIf(${isCampaign}) OVER () AS campaigns FROM (${rows}))`;
/** No campaign has fewer voices. */
const leastOf = ({ customers, copies }: CampaignRule) => Math.max(2, Math.min(customers, copies));
const valuesOf = ({ customers, copies, words }: CampaignRule) => ({
  ruleCustomers: customers,
  ruleCopies: copies,
  ruleWords: words,
});

/** Stories that several of the voices asked for tell, those of most voices first. */
export function storiesTold(
  asked: VoicesAsked,
  rule: CampaignRule,
  { campaigns, limit }: { readonly campaigns: boolean; readonly limit: number },
): Question<StoryRow> {
  const { voices, values } = askedSql(asked);
  return {
    name: 'stories of several voices',
    text: `SELECT ${columns} FROM ${judged(told(voices, '1', rule.days, campaigns ? leastOf(rule) : 2))}
    WHERE ${campaigns ? 'campaign' : '1'}
    ORDER BY voices DESC, story LIMIT {limit:UInt32}`,
    values: { ...values, ...valuesOf(rule), limit },
    row,
    limits: { seconds: 60 },
  };
}

const said = "kind = 'voice' AND missed = 0 AND text != ''";

/** The stories that these voices tell, where others tell them too. */
export function storiesOf(moments: readonly string[], rule: CampaignRule): Question<StoryRow> {
  const which = `story IN (SELECT story FROM {{every_clause}} WHERE n = 0 AND moment IN {moments:Array(UUID)})`;
  return {
    name: 'stories of some voices',
    text: `SELECT ${columns} FROM ${judged(told(said, which, rule.days))} ORDER BY story`,
    values: { moments: [...moments], ...valuesOf(rule) },
    row,
  };
}

const teller = z.object({ moment: z.string(), story: z.string() });

/** Which story each of these voices tells. */
export function tellersOf(moments: readonly string[]): Question<z.infer<typeof teller>> {
  return {
    name: 'stories by voice',
    text: `SELECT toString(id) AS moment, toString(number) AS story FROM (
      SELECT moment AS id, story AS number FROM {{every_clause}} WHERE ${whole} AND moment IN {moments:Array(UUID)})
    ORDER BY moment`,
    values: { moments: [...moments] },
    row: teller,
  };
}

const campaign = z.object({ story: z.string() });

/** The stories that are campaigns, by all the voices there are: those of most voices first, at most a thousand. */
export function campaignStories(rule: CampaignRule): Question<z.infer<typeof campaign>> {
  return {
    name: 'campaigns',
    text: `SELECT toString(number) AS story FROM (${told(said, '1', rule.days, leastOf(rule))}) WHERE ${isCampaign}
    ORDER BY voices DESC, story LIMIT 1000`,
    values: valuesOf(rule),
    row: campaign,
    limits: { seconds: 60 },
  };
}

const wording = z.object({
  text: z.string(),
  moment: z.string(),
  voices: z.number(),
  customers: z.number(),
});

/** The distinct texts of a story, those of most voices first. */
export function wordingsOfStory(story: string): Question<z.infer<typeof wording>> {
  return {
    name: 'texts of a story',
    text: `SELECT shown.1 AS text, toString(shown.2) AS moment, voices, customers FROM (
      SELECT c.wording AS number, count() AS voices, uniqExact(c.customer) AS customers, argMin((t.text, t.id), (t.at, t.id)) AS shown
      FROM (SELECT moment, customer, wording FROM {{every_clause}} WHERE ${whole} AND toString(story) = {story:String}) AS c
      INNER JOIN (SELECT id, at, text FROM {{timeline}} WHERE ${said}) AS t ON t.id = c.moment
      GROUP BY number)
    ORDER BY voices DESC, number LIMIT 100`,
    values: { story },
    row: wording,
  };
}

const totals = z.object({ voices: z.number(), copied: z.number(), stories: z.number() });

/** Labelled voices asked for, and those of them that tell what others tell too. */
export function countCopied(asked: VoicesAsked): Question<z.infer<typeof totals>> {
  const { voices, values } = askedSql(asked);
  return {
    name: 'voices that tell the same',
    text: `SELECT sum(tellers) AS voices, sumIf(tellers, tellers > 1) AS copied, countIf(tellers > 1) AS stories FROM (
      SELECT story, count() AS tellers FROM {{every_clause}}
      WHERE ${whole} AND moment IN (SELECT id FROM {{timeline}} WHERE ${voices}) GROUP BY story)`,
    values,
    row: totals,
  };
}
