import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const row = z.object({ moment: z.string(), key: z.number(), copies: z.number() });
export type FoundVoice = z.infer<typeof row>;

export type Sorting = 'newest' | 'oldest' | 'most-negative' | 'most-positive';
export interface Page {
  readonly sort: Sorting;
  readonly distinct: boolean;
  readonly limit: number;
  /** The last voice of the page before. */
  readonly after?: { readonly key: number; readonly moment: string };
}

// Milliseconds, or sentiment in ten-thousandths: whole numbers compare exactly from page to page. Ascending.
const keys: Readonly<Record<Sorting, string>> = {
  newest: '-toUnixTimestamp64Milli(at)',
  oldest: 'toUnixTimestamp64Milli(at)',
  'most-negative': 'toInt64(round(ifNull(sentiment, 9) * 10000))',
  'most-positive': 'toInt64(round(-ifNull(sentiment, -9) * 10000))',
};

/**
 * One page of the voices asked for, in order: their moments, and how many voices of all say the same. `distinct` shows one
 * of each text.
 */
export function findVoices(asked: VoicesAsked, page: Page): Question<FoundVoice> {
  const { voices, values } = askedSql(asked);
  const bySentiment = page.sort.startsWith('most-');
  const { after } = page;
  return {
    name: 'voices found',
    text: `SELECT toString(id) AS moment, toFloat64(key) AS key, copies FROM (
      SELECT id, ${keys[page.sort]} AS key, count() OVER (PARTITION BY told) AS copies,
        row_number() OVER (PARTITION BY told ORDER BY key, id) AS place
      FROM (
        SELECT t.id AS id, t.at AS at, if(isNull(c.moment), NULL, c.sentiment) AS sentiment,
          ifNull(toString(c.story), t.text) AS told, isNotNull(c.moment) AND c.sentiment_class != '' AS measured
        FROM (SELECT id, at, text FROM {{timeline}} WHERE ${voices}) AS t
        LEFT JOIN (SELECT moment, story, sentiment, sentiment_class FROM {{every_clause}} WHERE n = 0) AS c ON c.moment = t.id
      )${bySentiment ? ' WHERE measured' : ''}
    )
    WHERE 1 ${page.distinct ? 'AND place = 1' : ''}
      ${after === undefined ? '' : 'AND (key, toString(id)) > (toInt64({afterKey:Float64}), {afterMoment:String})'}
    ORDER BY key, moment LIMIT {limit:UInt32}`,
    values: {
      ...values,
      limit: page.limit,
      ...(after === undefined ? {} : { afterKey: after.key, afterMoment: after.moment }),
    },
    row,
  };
}
