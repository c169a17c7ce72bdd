import { z } from 'zod';
import { type Filter, parseFilter } from '../../../kernel/filter.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { keepAnswers, keepEpisodes, type SqlCondition } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import type { Measure } from '../../../understand/scores/contract.ts';

const filterOf = (text: string | undefined): Filter => {
  const filter = parseFilter(text);
  return isRefusal(filter) ? [] : filter;
};

/** Where the rows lie that tell of a measure: its answers, or what happened in the episodes it is about. */
function rowsAbout(measure: Measure | null): { from: string; condition: SqlCondition } {
  if (measure?.kind === 'score') {
    const kept = keepAnswers(filterOf(measure.where));
    return {
      from: '{{answers}}',
      condition: {
        sql: `metric = {metric:String} AND ${kept.sql}`,
        values: { ...kept.values, metric: measure.metric },
      },
    };
  }
  const kept = keepEpisodes(filterOf(measure?.where));
  const asked = measure?.kind === 'promise' ? { step: measure.step } : {};
  const ofPromise = ` AND (customer, episode) IN (SELECT customer, episode FROM {{timeline}}
    WHERE kind = 'promise' AND missed = 0 AND step = {step:String})`;
  return {
    from: '{{timeline}}',
    condition: {
      sql: `missed = 0 AND kind != 'promise' AND ${kept.sql}${measure?.kind === 'promise' ? ofPromise : ''}`,
      values: { ...kept.values, ...asked },
    },
  };
}

/**
 * From when until when something is known of what a measure is about; of everything without one. Files arrive one
 * after the other: that orders are known until March does not say that repairs are. Nothing that lies after `now`
 * counts, for a mistyped year must not make a verdict early.
 */
export function dataSpan(
  now: Date,
  measure: Measure | null,
): Question<{ rows: number; since: string; until: string }> {
  const { from, condition } = rowsAbout(measure);
  return {
    name: 'data span',
    text: `
      SELECT count() AS rows, min(at) AS since, max(at) AS until
      FROM ${from}
      WHERE at <= {now:DateTime64(3, 'UTC')} AND ${condition.sql}`,
    values: { ...condition.values, now },
    row: z.strictObject({ rows: z.number(), since: z.string(), until: z.string() }),
  };
}
