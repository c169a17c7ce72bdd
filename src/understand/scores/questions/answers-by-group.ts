import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepAnswers } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import { singlesOut } from '../../../stores/moments/stakeholder-sql.ts';
import type { Period, Stat, Unit } from '../contract.ts';
import { satisfiedFrom } from '../name-metric.ts';
import type { MetricRecord } from '../store.ts';
import { answersWithPath, groupOf, periodOf } from './fields.ts';

export interface AnswersAsked {
  readonly metric: MetricRecord;
  readonly stat: Stat;
  readonly unit: Unit;
  readonly by?: string | undefined;
  readonly period?: Period | undefined;
  readonly zone: string;
  readonly filter: Filter;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** The privacy threshold: people are counted exactly only up to it. */
  readonly k: number;
}

const row = z.object({
  kept: z.number(),
  group: z.string(),
  period: z.string(),
  n: z.number(),
  first: z.number(),
  second: z.number(),
  people: z.number(),
});
export type AnswerGroup = z.infer<typeof row>;

/** What is summed beside n: of a mean the values and their squares, of NPS promoters and detractors, of a share the count. */
export function sums(asked: Pick<AnswersAsked, 'stat' | 'metric'>, value: string): readonly [string, string] {
  const { stat, metric } = asked;
  if (stat === 'nps') return [`countIf(${value} >= 9)`, `countIf(${value} < 7)`];
  if (stat === 'csat') return [`countIf(${value} >= ${satisfiedFrom(metric)})`, '0'];
  if (stat === 'top-box') return [`countIf(${value} >= ${metric.high})`, '0'];
  return [`sum(${value})`, `sum(${value} * ${value})`];
}

/**
 * Answers of one metric by group and period: counts and sums, from which every score and interval follows.
 * Rows with kept = 0 are the answers a filter left out, as one group: a part may be shown only when the rest is
 * nobody or at least k people. `people` stops counting just above k, which keeps it exact where it matters and cheap.
 */
export function answersByGroup(asked: AnswersAsked): Question<AnswerGroup> {
  const group = groupOf(asked.by);
  const period = periodOf(asked.period, asked.zone);
  const keep = keepAnswers(asked.filter);
  const times = [
    ...(asked.from === undefined ? [] : ['at >= {from:DateTime64(3)}']),
    ...(asked.to === undefined ? [] : ['at < {to:DateTime64(3)}']),
  ];
  const where = ['metric = {metric:String}', ...times].join(' AND ');
  const once = { answer: null, episode: 'customer, episode', customer: 'customer' }[asked.unit];
  const [first, second] = sums(asked, once === null ? 'value' : 'mean_value');
  const source = answersWithPath(asked.by);
  const labels = `toUInt8(${keep.sql}) AS kept,
      if(kept, ${group.sql}, '') AS group,
      if(kept, ${period.sql}, '') AS period`;
  const aggregates = `toFloat64(${first}) AS first, toFloat64(${second}) AS second, uniqUpTo(${asked.k + 1})(customer) AS people`;
  // Within each cell an episode (a customer) counts once, with the mean of what it answered there.
  const text =
    once !== null
      ? `SELECT kept, group, period, count() AS n, ${aggregates}
    FROM (
      SELECT customer, kept, group, period, avg(value) AS mean_value
      FROM (SELECT customer, episode, value, ${labels} FROM ${source} WHERE ${where})
      GROUP BY ${once}, kept, group, period
    )
    GROUP BY kept, group, period ORDER BY kept, group, period`
      : `SELECT ${labels}, count() AS n, ${aggregates}
    FROM ${source} WHERE ${where}
    GROUP BY kept, group, period ORDER BY kept, group, period`;
  return {
    name: 'answers by group',
    text,
    values: {
      ...group.values,
      ...period.values,
      ...keep.values,
      metric: asked.metric.name,
      ...(asked.from === undefined ? {} : { from: asked.from }),
      ...(asked.to === undefined ? {} : { to: asked.to }),
    },
    row,
    ...(asked.by !== undefined && singlesOut.has(asked.by) ? {} : { tells: 'groups' as const }),
  };
}
