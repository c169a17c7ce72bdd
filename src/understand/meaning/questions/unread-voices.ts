import { z } from 'zod';
import { wordsGone } from '../../../kernel/words-gone.ts';
import type { Question } from '../../../stores/moments/question.ts';

export const voiceShape = z.object({
  moment: z.string(),
  customer: z.string(),
  bucket: z.number(),
  text: z.string(),
  language: z.string(),
  /** Where it was given: lines that recur there are templates. */
  step: z.string(),
  channel: z.string(),
  at: z.string(),
});
/** A voice with words that is to be read. */
export type UnreadVoice = z.infer<typeof voiceShape>;

// What is read of a voice is kept under the identifier it came with: links between identifiers may be split again.
export const voiceColumns = `toString(id) AS moment, if(known_as = '', customer, known_as) AS customer, bucket, text, toString(language) AS language,
  toString(step) AS step, toString(channel) AS channel, at`;

/** Voices with words; of those whose words' time is over, what was read stays, and nobody reads them again. */
const said = `kind = 'voice' AND missed = 0 AND text NOT IN ('', '${wordsGone}')`;
const unread = `${said}
  AND id NOT IN (SELECT moment FROM {{every_clause}} WHERE n = 0)`;

/** A portion of unread voices holds at most so many letters, or one voice. */
const lettersPerPortion = 10_000_000;

/** A portion of the voices that were not read yet, bucket by bucket of customers, always in the same order. */
export function unreadVoices(limit: number): Question<UnreadVoice> {
  return {
    name: 'unread voices',
    text: `SELECT ${voiceColumns} FROM (
      SELECT *, sum(length(text)) OVER (ORDER BY bucket, customer, id) AS letters,
        row_number() OVER (ORDER BY bucket, customer, id) AS place
      FROM (SELECT id, customer, known_as, bucket, text, language, step, channel, at FROM {{timeline}} WHERE ${unread}
        ORDER BY bucket, customer, id LIMIT {limit:UInt32})
    ) WHERE place = 1 OR letters <= {most:UInt64} ORDER BY bucket, customer, id`,
    values: { limit, most: lettersPerPortion },
    row: voiceShape,
    limits: { seconds: 120 },
  };
}

const counts = z.object({ voices: z.number(), read: z.number() });

/** Voices with words, and how many of them were read. */
export const voicesRead: Question<z.infer<typeof counts>> = {
  name: 'voices read',
  text: `SELECT count() AS voices, countIf(id IN (SELECT moment FROM {{every_clause}} WHERE n = 0)) AS read
    FROM (SELECT id FROM {{timeline}} WHERE ${said})`,
  row: counts,
  limits: { seconds: 120 },
};

const clauses = z.object({ clauses: z.number() });
export const clausesRead: Question<z.infer<typeof clauses>> = {
  name: 'clauses read',
  text: 'SELECT count() AS clauses FROM {{clauses}} WHERE n > 0',
  row: clauses,
};

/** Some voices again, because people decided about them. */
export function voicesAgain(moments: readonly string[]): Question<UnreadVoice> {
  return {
    name: 'voices again',
    text: `SELECT ${voiceColumns}
    FROM {{timeline}} WHERE ${said} AND toString(id) IN {moments:Array(String)}
    ORDER BY bucket, customer, id`,
    values: { moments: [...moments] },
    row: voiceShape,
  };
}
