import { z } from 'zod';
import type { Question } from '../../../stores/moments/question.ts';
import { type UnreadVoice, voiceColumns, voiceShape } from './unread-voices.ts';

const row = z.object({
  step: z.string(),
  channel: z.string(),
  line: z.string(),
  stories: z.number(),
  texts: z.number(),
  /** Stories of the post that are told in several lines. */
  all: z.number(),
});
/** A line of one post, as lines are compared: small letters, digits covered. */
export type RecurringLine = z.infer<typeof row>;

const said = "kind = 'voice' AND missed = 0 AND text != '' AND position(text, '\\n') > 0";
const keysOf = (text: string) => `arrayDistinct(arrayFilter(x -> lengthUTF8(x) BETWEEN 12 AND 400,
  arrayMap(x -> replaceRegexpAll(lowerUTF8(trimBoth(x)), '\\\\d+', '#'), splitByRegexp('[\\r\\n]+', ${text}))))`;

/** So many voices of several lines are looked at: lines that recur, recur in any draw. */
const mostVoices = 50_000;
/** Of a post the lines that most stories hold. */
const mostLines = 300;

/** Lines that stand in several voices of one post (a step and a channel), and in how many stories and texts. */
export const recurringLines: Question<RecurringLine> = {
  name: 'lines that recur',
  text: `SELECT step, channel, line, stories, texts, all FROM (
    SELECT step, channel, line, uniqExact(story) AS stories, uniqExact(wording) AS texts
    FROM (
      SELECT t.step AS step, t.channel AS channel, c.story AS story, c.wording AS wording, arrayJoin(t.lines) AS line
      FROM (SELECT id, toString(step) AS step, toString(channel) AS channel, ${keysOf('text')} AS lines FROM {{timeline}}
        WHERE ${said} ORDER BY cityHash64(id), id LIMIT ${mostVoices}) AS t
      INNER JOIN (SELECT moment, story, wording FROM {{every_clause}} WHERE n = 0) AS c ON c.moment = t.id)
    GROUP BY step, channel, line HAVING texts > 1) AS l
  INNER JOIN (
    SELECT step, channel, uniqExact(story) AS all
    FROM (
      SELECT t.step AS step, t.channel AS channel, c.story AS story
      FROM (SELECT id, toString(step) AS step, toString(channel) AS channel FROM {{timeline}}
        WHERE ${said} ORDER BY cityHash64(id), id LIMIT ${mostVoices}) AS t
      INNER JOIN (SELECT moment, story FROM {{every_clause}} WHERE n = 0) AS c ON c.moment = t.id)
    GROUP BY step, channel) AS p USING (step, channel)
  ORDER BY step, channel, texts DESC, line LIMIT ${mostLines} BY step, channel`,
  row,
  limits: { seconds: 120 },
};

/** Voices of one post that hold one of these lines, a page of them. */
export function voicesWithLines(
  post: { readonly step: string; readonly channel: string },
  lines: readonly string[],
  page: { readonly from: number; readonly limit: number },
): Question<UnreadVoice> {
  return {
    name: 'voices with a line',
    text: `SELECT ${voiceColumns} FROM (
      SELECT id, customer, known_as, bucket, text, language, step, channel, at FROM {{timeline}}
      WHERE ${said} AND toString(step) = {step:String} AND toString(channel) = {channel:String}
        AND hasAny(${keysOf('text')}, {lines:Array(String)})
        AND id IN (SELECT moment FROM {{every_clause}} WHERE n = 0))
    ORDER BY bucket, customer, moment LIMIT {limit:UInt32} OFFSET {from:UInt32}`,
    values: { ...post, lines: [...lines], ...page },
    row: voiceShape,
    limits: { seconds: 120 },
  };
}
