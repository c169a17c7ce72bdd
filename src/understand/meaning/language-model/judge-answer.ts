import { z } from 'zod';
import type { DraftTask } from './contract.ts';
import type { ClauseGiven, QuoteGiven } from './write-prompt.ts';

export type Judged<T> =
  | { readonly accepted: true; readonly value: T }
  | { readonly accepted: false; readonly because: string };

const no = (because: string) => ({ accepted: false, because }) as const;

/** The answer as the shape that was asked for, and nothing beside it. */
function parsed<T>(content: string, shape: z.ZodType<T>): Judged<T> {
  let given: unknown;
  try {
    given = JSON.parse(content);
  } catch {
    return no('The answer is not the JSON that was asked for.');
  }
  const read = shape.safeParse(given);
  return read.success
    ? { accepted: true, value: read.data }
    : no('The answer does not fit the shape that was asked for.');
}

/** Why cited words prove nothing; null when they stand letter by letter in what was sent and in what is stored. */
function unproven(words: string, { id, text, stored }: QuoteGiven): string | null {
  if (!text.includes(words) || !stored.includes(words)) return `It cites words that do not stand in ${id}.`;
  const count = (of: string) => of.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  if (count(words) < Math.min(fewestWords, count(text)))
    return `What it cites of ${id} is too short to prove anything.`;
  return null;
}
const fewestWords = 2;

const sentencesShape = z.strictObject({
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
  readonly cites: readonly {
    readonly quote: string;
    readonly start: number;
    readonly end: number;
    readonly words: string;
  }[];
}

const markup = /[<>{}`]|\]\(|:\/\/|\bwww\.|\S@\S|\b[\w-]+\.(?:com|net|org|io|co|ai|info|biz)\b/i;
/** Line ends, and signs that turn writing around or cannot be seen. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u;
const longestName = 60;

/**
 * Takes a draft whole or not at all: it fits the closed shape; each sentence cites quotes that exist with words that stand
 * there letter by letter; no number, link or markup of its own.
 */
export function judgeDraft(
  content: string,
  quotes: readonly QuoteGiven[],
  task: DraftTask,
): Judged<readonly Sentence[]> {
  const read = parsed(content, sentencesShape);
  if (!read.accepted) return read;
  const { sentences } = read.value;
  const byId = new Map(quotes.map((quote) => [quote.id, quote]));
  const proven: Sentence[] = [];
  for (const { text, cites } of sentences) {
    const found = [];
    for (const { quote, words } of cites) {
      const source = byId.get(quote);
      if (source === undefined) return no(`It cites ${quote}, which was never given.`);
      const because = unproven(words, source);
      if (because !== null) return no(because);
      const start = source.stored.indexOf(words);
      found.push({ quote, start, end: start + words.length, words });
    }
    if (markup.test(text) || unseen.test(text)) return no('It holds a link or markup.');
    if (/\p{N}/u.test(text)) return no('It sets a number; numbers are counted, never written by a model.');
    proven.push({ text, cites: found });
  }
  const isLong = sentences.length > 1 || (sentences[0]?.text.length ?? 0) > longestName;
  if (task === 'name' && isLong) return no('It is no name.');
  return { accepted: true, value: proven };
}

const opinionsShape = z.strictObject({
  opinions: z
    .array(
      z.strictObject({
        clause: z.string().max(20),
        task: z.string().max(20),
        label: z.string().max(60),
        words: z.string().max(2000),
      }),
    )
    .max(100),
});
export interface Opinion {
  readonly clause: string;
  readonly task: string;
  readonly label: string;
  /** '' where nothing is there to be proven. */
  readonly words: string;
}

/** Labels that say that there is nothing: no words can prove them. */
const nothingThere = new Set(['not expressed', 'nothing', 'neutral', 'none']);

/** Takes second opinions whole or not at all: only what was asked, labels that exist, words that stand in the clause. */
export function judgeOpinions(
  content: string,
  clauses: readonly ClauseGiven[],
  labels: Readonly<Record<string, readonly string[]>>,
): Judged<readonly Opinion[]> {
  const read = parsed(content, opinionsShape);
  if (!read.accepted) return read;
  const { opinions } = read.value;
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const seen = new Set<string>();
  for (const { clause, task, label, words } of opinions) {
    const source = byId.get(clause);
    if (source === undefined || !source.tasks.includes(task))
      return no('It speaks of something that was not asked.');
    if (seen.has(`${clause} ${task}`)) return no(`It has two opinions of ${clause}.`);
    seen.add(`${clause} ${task}`);
    if (!Object.hasOwn(labels, task) || labels[task]?.includes(label) !== true)
      return no(`It gives a label of ${clause} that does not exist.`);
    if (words === '' && nothingThere.has(label)) continue;
    const because = words === '' ? `It proves nothing of ${clause}.` : unproven(words, source);
    if (because !== null) return no(because);
  }
  return { accepted: true, value: opinions };
}
