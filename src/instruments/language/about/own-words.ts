import { folded, wordsOf } from '../patterns/words.ts';
import { stemOf } from './company.ts';

export interface OwnWord {
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

/** Where a company's own words stand in a text, in any usual inflection; several words stand in a row. */
export function ownWords(text: string, words: Readonly<Record<string, readonly string[]>>): OwnWord[] {
  const entries = Object.entries(words);
  if (entries.length === 0) return [];
  const said = wordsOf(text).map((word) => ({ ...word, stem: stemOf(word.folded) }));
  const at = Map.groupBy(said.keys(), (i) => said[i]?.stem ?? '');
  return entries.flatMap(([label, phrases]) =>
    phrases.flatMap((phrase) => {
      const stems = phrase
        .toLowerCase()
        .split(/\s+/)
        .filter((part) => part !== '')
        .map((part) => stemOf(folded(part)));
      return (at.get(stems[0] ?? '') ?? []).flatMap((from) =>
        stems.every((stem, k) => said[from + k]?.stem === stem)
          ? [{ label, start: said[from]?.start ?? 0, end: said[from + stems.length - 1]?.end ?? 0 }]
          : [],
      );
    }),
  );
}
