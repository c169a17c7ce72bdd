import { z } from 'zod';
import type { Filter } from '../../../kernel/filter.ts';
import { keepEpisodes, keepMoments } from '../../../stores/moments/filter-sql.ts';
import { isOfMeaning } from '../../../stores/moments/meaning-sql.ts';
import type { Question } from '../../../stores/moments/question.ts';

/** A metric by which voices are told to be content or not; its scale makes metrics comparable. */
export interface Scale {
  readonly metric: string;
  readonly low: number;
  readonly high: number;
}

export interface VoiceCandidate {
  readonly moment: string;
  /** 0 = the lowest answer, 1 = the highest; null without a score. */
  readonly tone: number | null;
}

/**
 * Voices of the people concerned, in an order drawn by the seed: the same seed gives the same order, and nobody can
 * choose it. Where people are concerned by what they said (a theme), it is the voices that say it which are heard. Words too
 * short to say anything are left out.
 */
export function voicesToHear(filter: Filter, scale: Scale | null, seed: string): Question<VoiceCandidate> {
  const kept = keepEpisodes(filter.filter((condition) => !isOfMeaning(condition)));
  const saying = keepMoments(filter.filter(isOfMeaning), 's');
  const { metric = '', low = 0, high = 1 } = scale ?? {};
  return {
    name: 'voices to hear',
    text: `
      SELECT toString(id) AS moment,
             if(mapContains(scores, {metric:String}), (scores[{metric:String}] - {low:Float64}) / {span:Float64}, NULL) AS tone
      FROM {{timeline}}
      WHERE kind = 'voice' AND missed = 0 AND lengthUTF8(trimBoth(text)) >= 12 AND ${kept.sql} AND ${saying.sql}
      ORDER BY sipHash64({seed:String}, toString(id)), id
      LIMIT 400`,
    values: { ...kept.values, ...saying.values, metric, low, span: high - low, seed },
    row: z.strictObject({ moment: z.string(), tone: z.number().nullable() }),
  };
}
