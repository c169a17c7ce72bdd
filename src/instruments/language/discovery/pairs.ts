import type { Token } from './grams.ts';
import { announcers } from './naming-words.ts';

/** A word that stands so often after an article or "my" is a thing, and a name by itself ("my refund"). */
const oftenAThing = 0.2;
/** A companion stands in so many of the texts that hold the word. */
const fewestTogether = 0.3;
const shortest = 3;

interface Seen {
  texts: number;
  announced: number;
  readonly forms: Map<string, number>;
}

/** What the words of some texts are, read once. */
export interface WordsRead {
  readonly texts: readonly ReadonlyMap<string, { readonly at: number; readonly written: string }>[];
  readonly seen: ReadonlyMap<string, Seen>;
  readonly tellsThings: boolean;
}

export function readWords(
  texts: readonly string[],
  language: string,
  tokens: (text: string) => readonly Token[],
): WordsRead {
  const before = announcers(language);
  const seen = new Map<string, Seen>();
  const read = texts.map((text) => {
    const words = tokens(text);
    const here = new Map<string, { at: number; written: string }>();
    const announced = new Set<string>();
    words.forEach(({ key, empty, start, end, afterStop }, at) => {
      if (empty || key.length < shortest) return;
      if (!here.has(key)) here.set(key, { at, written: text.slice(start, end) });
      if (!afterStop && before.has(words[at - 1]?.key ?? '')) announced.add(key);
    });
    for (const [key, { written }] of here) {
      const one = seen.get(key) ?? { texts: 0, announced: 0, forms: new Map<string, number>() };
      one.texts++;
      if (announced.has(key)) one.announced++;
      one.forms.set(written, (one.forms.get(written) ?? 0) + 1);
      seen.set(key, one);
    }
    return here;
  });
  return { texts: read, seen, tellsThings: before.size > 0 };
}

const isThing = ({ announced, texts }: Seen) => announced >= oftenAThing * texts;
const writtenOf = ({ forms }: Seen) =>
  [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0] ?? '';

/**
 * A word that is no name by itself ("declined", "long") with the word that most of its texts say beside it, as they stand:
 * "card … declined". Null where the word names a thing (unless `evenOfThings`), where nothing goes with it, or the language's articles are not
 * known.
 */
export function withCompanion(
  word: string,
  { texts, seen, tellsThings }: WordsRead,
  evenOfThings = false,
): string | null {
  const own = seen.get(word);
  if (own === undefined || !tellsThings || (isThing(own) && !evenOfThings)) return null;
  const beside = new Map<string, { texts: number; before: number }>();
  for (const here of texts) {
    const place = here.get(word)?.at;
    if (place === undefined) continue;
    for (const [key, { at }] of here) {
      if (key === word) continue;
      const one = beside.get(key) ?? { texts: 0, before: 0 };
      one.texts++;
      if (at < place) one.before++;
      beside.set(key, one);
    }
  }
  // A thing says more beside a verb than another verb does.
  const worth = (key: string, n: number) => (isThing(seen.get(key) as Seen) ? 2 * n : n);
  const best = [...beside]
    .filter(([, { texts: n }]) => n >= Math.max(2, fewestTogether * own.texts))
    .sort(([a, m], [b, n]) => worth(b, n.texts) - worth(a, m.texts) || (a < b ? -1 : 1))[0];
  if (best === undefined) return null;
  const [companion, { texts: together, before }] = best;
  const [a, b] = [writtenOf(own), writtenOf(seen.get(companion) as Seen)];
  return 2 * before > together ? `${b} … ${a}` : `${a} … ${b}`;
}
