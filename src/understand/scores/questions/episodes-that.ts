import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes } from '../../../stores/moments/filter-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';
import type { Counted } from './promises-missed.ts';

/** Of the episodes that began in a time: how many there were (n), and how many meet a filter (count). */
export function episodesThat(asked: {
  readonly of: Filter;
  readonly filter: Filter;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}): Question<Counted> {
  const keep = keepEpisodes(asked.filter);
  const meet = keepEpisodes(asked.of, 'm');
  const times = [
    ...(asked.from === undefined ? [] : [' AND started >= {from:DateTime64(3)}']),
    ...(asked.to === undefined ? [] : [' AND started < {to:DateTime64(3)}']),
  ];
  return {
    name: 'episodes that meet a filter',
    text: `SELECT count() AS n, countIf(${meet.sql}) AS count FROM {{episodes}} WHERE ${keep.sql}${times.join('')}`,
    values: {
      ...keep.values,
      ...meet.values,
      ...(asked.from === undefined ? {} : { from: asked.from }),
      ...(asked.to === undefined ? {} : { to: asked.to }),
    },
    row: z.object({ n: z.number(), count: z.number() }),
  };
}
