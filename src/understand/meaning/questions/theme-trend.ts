import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const row = z.object({
  theme: z.string(),
  from: z.string(),
  voices: z.number(),
  mentions: z.number(),
  customers: z.number(),
  texts: z.number(),
  stories: z.number(),
});
/** One theme in one period; theme '' = all labelled voices of the period. */
export type TrendRow = z.infer<typeof row>;

export type TrendPeriod = 'day' | 'week' | 'month' | 'quarter';
const starts: Readonly<Record<TrendPeriod, string>> = {
  day: "toDate(at, 'ZONE')",
  week: "toMonday(at, 'ZONE')",
  month: "toStartOfMonth(at, 'ZONE')",
  quarter: "toStartOfQuarter(at, 'ZONE')",
};
const zoneName = /^[A-Za-z0-9_+/-]{1,64}$/;

/** Themes per period of the company's time zone. */
export function themeTrend(asked: VoicesAsked, period: TrendPeriod, zone: string): Question<TrendRow> {
  const { voices, clauses, values } = askedSql(asked);
  const start = starts[period].replace('ZONE', zoneName.test(zone) ? zone : 'UTC');
  return {
    name: 'themes per period',
    text: `SELECT theme, toString(started) AS from, uniqExact(moment) AS voices, count() AS mentions,
      uniqExact(customer) AS customers, uniqExact(wording) AS texts, uniqExact(story) AS stories
    FROM (
      SELECT c.moment AS moment, c.customer AS customer, c.wording AS wording, c.story AS story, t.started AS started,
        arrayJoin(arrayConcat([''], c.line)) AS theme
      FROM (SELECT moment, customer, wording, story, theme_line AS line FROM {{every_clause}} WHERE ${clauses}) AS c
      INNER JOIN (SELECT id, ${start} AS started FROM {{timeline}} WHERE ${voices}) AS t ON t.id = c.moment)
    GROUP BY theme, started ORDER BY theme, started`,
    values,
    row,
  };
}

const window = z.object({
  theme: z.string(),
  before: z.number(),
  now: z.number(),
  stories: z.number(),
});
/**
 * Customers who speak of a theme, before and in the last stretch of time; '' = of anything. Those who passed on a campaign
 * count as one.
 */
export type WindowRow = z.infer<typeof window>;

/** Customers per theme in the last `days` days of the company's voices, and in three times as many days before. */
export function themeWindows(
  asked: VoicesAsked,
  days: number,
  campaigns: readonly string[],
): Question<WindowRow> {
  const { voices, clauses, values } = askedSql(asked);
  const last = `(SELECT max(at) FROM {{timeline}} WHERE kind = 'voice' AND missed = 0 AND text != '')`;
  return {
    name: 'themes now and before',
    text: `SELECT theme, uniqExactIf(teller, recent = 0) AS before, uniqExactIf(teller, recent = 1) AS now,
      uniqExactIf(story, recent = 1) AS stories
    FROM (
      SELECT if(toString(c.story) IN {campaigns:Array(String)}, ('', c.story), (c.customer, 0)) AS teller, c.story AS story, t.recent AS recent, arrayJoin(arrayConcat([''], c.line)) AS theme
      FROM (SELECT moment, customer, story, theme_line AS line FROM {{every_clause}} WHERE ${clauses}) AS c
      INNER JOIN (SELECT id, at > ${last} - toIntervalDay({days:UInt32}) AS recent FROM {{timeline}}
        WHERE ${voices} AND at > ${last} - toIntervalDay({days:UInt32} * 4)) AS t ON t.id = c.moment)
    GROUP BY theme ORDER BY theme`,
    values: { ...values, days, campaigns: ['', ...campaigns] },
    row: window,
  };
}
