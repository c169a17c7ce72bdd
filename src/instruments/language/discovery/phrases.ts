import { functionWords } from './function-words.ts';

/** What a theme may be called, best first. */
export interface ThemeWords {
  /** Phrases of two to four words that stand so in its texts. */
  readonly phrases: readonly string[];
  /** Single words that set it apart: not names, but good for searching. */
  readonly words: readonly string[];
}

const piece = /[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;
const stop = /[.!?;:,()"“”«»\n]/;
/** What redaction puts in place of personal data names nothing. */
const masked = /^(?:\p{Lu}{3,}_?\d*|x{3,}|\p{N}+)$/u;
/** A theme is named after its first texts; more of them change nothing. */
const enough = 600;

/** A phrase that fewer of the theme's texts hold than this says too little of it … */
const coverage = 0.04;
/** … and one that is said as much elsewhere sets nothing apart ("great team"). */
const ownness = 0.3;

interface Gram {
  /** As most texts write it. */
  readonly written: string;
  readonly words: number;
  /** Number of texts that hold it. */
  readonly texts: number;
}

/**
 * Names for groups of texts: a phrase is the better, the more texts of its group hold it and the fewer of the others
 * (class-based TF-IDF, Grootendorst 2022). `avoid` = words that name nothing here (brands, towns), lower case.
 */
export function namesOf(
  groups: readonly (readonly string[])[],
  language: string,
  avoid: ReadonlySet<string> = new Set(),
): ThemeWords[] {
  const common = functionWords(language);
  const isEmpty = (word: string) => common.has(word) || avoid.has(word) || masked.test(word);
  const counted = groups.map((texts) => gramsOf(texts.slice(0, enough), isEmpty));
  const everywhere = new Map<string, number>();
  for (const grams of counted)
    for (const [gram, { texts }] of grams) everywhere.set(gram, (everywhere.get(gram) ?? 0) + texts);
  const average =
    groups.reduce((sum, texts) => sum + Math.min(texts.length, enough), 0) / Math.max(1, groups.length);
  return counted.map((grams, at) => {
    const least = (groups[at]?.length ?? 0) >= 8 ? 2 : 1;
    const scored = [...grams.entries()]
      .filter(
        ([key, gram]) =>
          gram.texts >= Math.max(least, coverage * Math.min(groups[at]?.length ?? 0, enough)) &&
          gram.texts >= ownness * (everywhere.get(key) ?? 0),
      )
      .map(([key, gram]) => ({
        key,
        gram,
        // A longer phrase is held by fewer texts but says more.
        score: gram.texts * Math.log(1 + average / (everywhere.get(key) ?? 1)) * Math.sqrt(gram.words),
      }))
      .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
    const phrases: string[] = [];
    const keys: string[] = [];
    for (const { key, gram } of scored) {
      if (phrases.length === 5) break;
      if (gram.words < 2 || keys.some((known) => overlaps(known, key))) continue;
      keys.push(key);
      phrases.push(gram.written);
    }
    return {
      phrases,
      words: scored
        .filter(({ gram }) => gram.words === 1)
        .slice(0, 8)
        .map(({ key }) => key),
    };
  });
}

/** One phrase holds the other, or they share all but one word. */
function overlaps(a: string, b: string): boolean {
  const [x, y] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const shared = [...x].filter((word) => y.has(word)).length;
  return shared >= Math.min(x.size, y.size) || (shared >= 2 && shared >= Math.max(x.size, y.size) - 1);
}

/** Phrases of one to four words within a sentence that begin and end with a word that says something. */
function gramsOf(texts: readonly string[], isEmpty: (word: string) => boolean): Map<string, Gram> {
  const found = new Map<string, { texts: number; words: number; forms: Map<string, number> }>();
  for (const text of texts) {
    const here = new Map<string, { written: string; words: number }>();
    const source = text.slice(0, 2_000);
    const words = [...source.matchAll(piece)].map((match) => ({
      key: match[0].toLowerCase().replaceAll('’', "'"),
      empty: masked.test(match[0]),
      start: match.index,
      end: match.index + match[0].length,
    }));
    words.forEach((first, at) => {
      if (first.empty || isEmpty(first.key)) return;
      let key = '';
      for (let n = 1; n <= 4; n++) {
        const last = words[at + n - 1];
        if (last === undefined || last.empty) break;
        if (n > 1 && stop.test(source.slice(words[at + n - 2]?.end ?? 0, last.start))) break;
        key = n === 1 ? last.key : `${key} ${last.key}`;
        if (!isEmpty(last.key) && !here.has(key))
          here.set(key, { written: source.slice(first.start, last.end), words: n });
      }
    });
    for (const [key, { written, words: count }] of here) {
      const gram = found.get(key) ?? { texts: 0, words: count, forms: new Map<string, number>() };
      gram.texts++;
      gram.forms.set(written, (gram.forms.get(written) ?? 0) + 1);
      found.set(key, gram);
    }
  }
  return new Map(
    [...found].map(([key, { forms, ...gram }]) => [key, { ...gram, written: mostWritten(forms) }]),
  );
}

const mostWritten = (forms: ReadonlyMap<string, number>): string =>
  [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0] ?? '';
