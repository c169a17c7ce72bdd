import { z } from 'zod';
import type { QuoteGiven } from './write-prompt.ts';

const answerShape = z.strictObject({
  sentences: z
    .array(
      z.strictObject({
        text: z.string().trim().min(1).max(600),
        cites: z
          .array(z.strictObject({ quote: z.string().max(20), words: z.string().min(1).max(2000) }))
          .min(1)
          .max(10),
      }),
    )
    .min(1)
    .max(8),
});

export interface Sentence {
  readonly text: string;
  readonly quotes: readonly string[];
}
export type Judged =
  | { readonly accepted: true; readonly sentences: readonly Sentence[] }
  | { readonly accepted: false; readonly because: string };

const no = (because: string): Judged => ({ accepted: false, because });
const fewestWords = 2;
const markup = /[<>]|https?:\/\/|\]\(|```/i;

/**
 * Takes a model's answer whole or not at all: it must fit the closed shape; each sentence cites quotes that exist with words
 * that stand there letter by letter; no number, link or markup of its own.
 */
export function judgeAnswer(content: string, quotes: readonly QuoteGiven[], task: string): Judged {
  let parsed: unknown;
  try {
    parsed = JSON.parse(content);
  } catch {
    return no('The answer is not the JSON that was asked for.');
  }
  const read = answerShape.safeParse(parsed);
  if (!read.success) return no('The answer does not fit the shape that was asked for.');
  const byId = new Map(quotes.map(({ id, text }) => [id, text]));
  for (const { text, cites } of read.data.sentences) {
    for (const { quote, words } of cites) {
      const source = byId.get(quote);
      if (source === undefined) return no(`It cites ${quote}, which was never given.`);
      if (!source.includes(words)) return no(`It cites words that do not stand in ${quote}.`);
      const all = source.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
      const cited = words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
      if (cited < Math.min(fewestWords, all))
        return no(`What it cites of ${quote} is too short to prove anything.`);
    }
    if (markup.test(text)) return no('It holds a link or markup.');
    if (/\p{N}/u.test(text)) return no('It sets a number; numbers are counted, never written by a model.');
  }
  if (task === 'name' && (read.data.sentences.length > 1 || (read.data.sentences[0]?.text.length ?? 0) > 60))
    return no('It is no name.');
  return {
    accepted: true,
    sentences: read.data.sentences.map(({ text, cites }) => ({
      text,
      quotes: [...new Set(cites.map(({ quote }) => quote))],
    })),
  };
}
