import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { askedSql, type VoicesAsked } from './voices-asked.ts';

const voice = z.object({
  moment: z.string(),
  customer: z.string(),
  episode: z.string(),
  at: z.string(),
  step: z.string(),
  afterStep: z.string(),
  function: z.string(),
  channel: z.string(),
  language: z.string(),
  text: z.string(),
  scores: z.record(z.string(), z.number()),
});
export type VoiceRow = z.infer<typeof voice>;

/** The voices of these moments, as they stand in the timeline. */
export function voiceRows(moments: readonly string[]): Question<VoiceRow> {
  return {
    name: 'voices as they are',
    text: `SELECT toString(id) AS moment, customer, episode, at, toString(step) AS step, toString(after_step) AS afterStep,
      toString(function) AS function, toString(channel) AS channel, toString(language) AS language, text, scores
    FROM {{timeline}} WHERE kind = 'voice' AND missed = 0 AND id IN {moments:Array(UUID)} ORDER BY moment`,
    values: { moments: [...moments] },
    row: voice,
  };
}

const clause = z.object({
  moment: z.string(),
  n: z.number(),
  sentence: z.number(),
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  language: z.string(),
  template: z.number(),
  evidence: z.string(),
  /** 1 = meets what is asked of meaning and words. */
  meant: z.number(),
});
export type ClauseFound = z.infer<typeof clause>;

/** Every row of these voices: as a whole (n = 0) and by clause. */
export function clausesOfVoices(moments: readonly string[], asked: VoicesAsked): Question<ClauseFound> {
  const { clauses, values } = askedSql(asked);
  return {
    name: 'clauses of voices',
    text: `SELECT toString(moment) AS moment, n, sentence, start, end, quote, toString(language) AS language, template, evidence,
      (${clauses}) AS meant
    FROM (SELECT * FROM {{clauses}} WHERE moment IN {moments:Array(UUID)}) ORDER BY moment, n`,
    values: { ...values, moments: [...moments] },
    row: clause,
  };
}
