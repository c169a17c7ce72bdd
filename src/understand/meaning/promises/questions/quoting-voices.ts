import { z } from 'zod';
import type { Question } from '../../../../stores/moments/question.ts';

/** How many promises of which voices were judged. */
export interface Judged {
  readonly moments: readonly string[];
  readonly counts: readonly number[];
}

const open =
  'promises > transform(toString(moment), {moments:Array(String)}, {counts:Array(UInt32)}, toUInt32(0))';
// A list to look up in may not be empty.
const values = ({ moments, counts }: Judged) => ({ moments: ['', ...moments], counts: [0, ...counts] });

const row = z.object({
  moment: z.string(),
  customer: z.string(),
  episode: z.string(),
  step: z.string(),
  at: z.string(),
  text: z.string(),
  language: z.string(),
  evidence: z.string(),
});
export type QuotingVoice = z.infer<typeof row>;

/** Voices that quote more promises than were judged, the newest first. */
export function quotingVoices(judged: Judged, limit: number): Question<QuotingVoice> {
  return {
    name: 'voices that quote promises',
    text: `SELECT toString(c.moment) AS moment, t.customer AS customer, t.episode AS episode, t.step AS step, t.at AS at, t.text AS text,
      toString(c.language) AS language, c.evidence AS evidence
    FROM (SELECT moment, language, evidence FROM {{every_clause}} WHERE n = 0 AND ${open}) AS c
    INNER JOIN (SELECT id, customer, episode, toString(step) AS step, at, text FROM {{timeline}} WHERE kind = 'voice' AND missed = 0)
      AS t ON t.id = c.moment
    ORDER BY at DESC, moment LIMIT {limit:UInt32}`,
    values: { ...values(judged), limit },
    row,
  };
}

const count = z.object({ waiting: z.number() });

/** How many quoted promises wait to be judged. */
export function quotedWaiting(judged: Judged): Question<z.infer<typeof count>> {
  return {
    name: 'quoted promises that wait',
    text: `SELECT sum(toUInt32(promises) - transform(toString(moment), {moments:Array(String)}, {counts:Array(UInt32)}, toUInt32(0))) AS waiting
      FROM {{clauses}} WHERE n = 0 AND ${open}`,
    values: values(judged),
    row: count,
  };
}

/** One voice with what was read out of it, whether it quotes promises or not. */
export function quotingVoice(moment: string): Question<QuotingVoice> {
  const all = quotingVoices({ moments: [], counts: [] }, 1);
  return {
    ...all,
    name: 'a voice that may quote promises',
    text: all.text.replace(open, 'toString(moment) = {moment:String}'),
    values: { limit: 1, moment },
  };
}
