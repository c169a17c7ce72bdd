import { anyCase, plainStreetEnds, streetEnds, streetStarts } from './street-words.ts';

/** A word that ends a street ("Road"), or begins one ("Calle"). */
export type StreetWord = 'end' | 'start';

/** The letters our words begin with, as they stand between other signs: "c/" and "C." are found by their letter. */
const lettersOf = (alternatives: string) =>
  new Set(
    anyCase(alternatives)
      .split('|')
      .map((word) => /^\p{L}+/u.exec(word)?.[0] ?? ''),
  );
const ends = lettersOf(`${streetEnds}|${plainStreetEnds}`);
const starts = lettersOf(streetStarts);
const run = /[\p{L}\d]+/gu;

/**
 * Which words of streets a text holds, each by itself between other signs: one look at each of its words, instead of a look for
 * each of ours at each place. Where none stands, no form of a street that has one needs to be tried.
 */
export function streetWordsIn(text: string): ReadonlySet<StreetWord> {
  const found = new Set<StreetWord>();
  for (const word of text.match(run) ?? []) {
    if (ends.has(word)) found.add('end');
    if (starts.has(word)) found.add('start');
  }
  return found;
}
