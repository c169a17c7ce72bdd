import { featureNames, featuresOf } from '../feeling/features.ts';
import { feel } from '../feeling/felt.ts';
import { lexiconOf } from '../feeling/lexicon.ts';
import { isBreak, type Word } from '../patterns/words.ts';
import { type ClaimLanguage, familiesOf } from './family-of.ts';

/** Something a text has, that speaks for or against a claim; `from` to `to` are the words it stands in. */
export interface Trait {
  readonly name: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

/** Two families belong together over so many words. */
const FARTHEST = 6;
/** A negation reaches so many words. */
const REACH = 3;
const WORDS = 1;
const FAMILIES = 2;
const MARKS = 0.5;

const termOf = ({ folded }: Word): string => (/^\d/.test(folded) ? '#' : folded);

/**
 * What a text has: words and pairs of neighbours (of its own language), families of words, two families near each other
 * in their order, families with a neighbour, negated families; length, question and exclamation marks, figures; what the lexicon feels. Words
 * together weigh as much whatever their number, and so do families.
 */
export function traitsOf(text: string, words: readonly Word[], language: ClaimLanguage): Trait[] {
  const terms = words.map(termOf);
  const kin = words.map(({ folded }) => familiesOf(folded, language));
  const ofWords = new Map<string, readonly [from: number, to: number]>();
  const ofFamilies = new Map<string, readonly [from: number, to: number]>();
  const note = (table: typeof ofWords, name: string, from: number, to: number) => {
    if (!table.has(name)) table.set(name, [from, to]);
  };
  words.forEach((word, at) => {
    const own = terms[at] ?? '';
    const before = terms[at - 1] ?? '';
    const term = `${language} ${own}`;
    const first = isBreak(words, at);
    const last = isBreak(words, at + 1);
    note(ofWords, term, at, at + 1);
    if (first) note(ofWords, `${language} ^ ${own}`, at, at + 1);
    else note(ofWords, `${language} ${before} ${own}`, at - 1, at + 1);
    if (last) note(ofWords, `${term} $${word.asks ? '?' : ''}`, at, at + 1);
    for (const family of kin[at] ?? []) {
      note(ofFamilies, family, at, at + 1);
      if (at === 0) note(ofFamilies, `^ ${family}`, at, at + 1);
      if (isDenied(words, kin, at)) note(ofFamilies, `not ${family}`, at, at + 1);
      if (!first) note(ofFamilies, `${before} >${family}`, at - 1, at + 1);
      if (!last) note(ofFamilies, `${family}> ${terms[at + 1] ?? ''}`, at, at + 2);
      for (let next = at + 1; next <= at + FARTHEST && !isBreak(words, next); next++)
        for (const other of kin[next] ?? []) note(ofFamilies, `${family} > ${other}`, at, next + 1);
    }
  });
  return [
    ...weighed(ofWords, WORDS),
    ...weighed(ofFamilies, FAMILIES),
    ...marksOf(text, words, language),
    ...feelingsOf(text, language),
  ];
}

function isDenied(words: readonly Word[], kin: readonly (readonly string[])[], at: number): boolean {
  for (let before = at - 1; before >= at - REACH && before >= 0 && !isBreak(words, before + 1); before--)
    if (kin[before]?.includes('negation') === true) return true;
  return false;
}

function weighed(table: ReadonlyMap<string, readonly [from: number, to: number]>, together: number): Trait[] {
  const value = together / Math.sqrt(Math.max(1, table.size));
  return Array.from(table, ([name, [from, to]]) => ({ name, value, from, to }));
}

/** Traits of the whole text, which stand in no word. */
function marksOf(text: string, words: readonly Word[], language: ClaimLanguage): Trait[] {
  const steps = [2, 5, 10, 18];
  const long = steps.filter((step) => words.length > step).length;
  const marks = [
    `= length ${long}`,
    `= ${language}`,
    ...(text.includes('?') ? ['= ?'] : []),
    ...(/\?\s*$/.test(text) ? ['= ? at the end'] : []),
    ...(text.includes('!') ? ['= !'] : []),
    ...(/["“«]/.test(text) ? ['= quotation'] : []),
    ...(words.some(({ folded }) => /^\d/.test(folded)) ? ['= figure'] : []),
  ];
  return marks.map((name) => ({ name, value: MARKS, from: 0, to: 0 }));
}

/** What the lexicon of feelings counts in the text; it stands in no word of its own. */
function feelingsOf(text: string, language: ClaimLanguage): Trait[] {
  const lexicon = lexiconOf(language);
  if (lexicon === undefined) return [];
  const counts = featuresOf(feel(text, lexicon));
  return featureNames.flatMap((name, i) => {
    const value = counts[i] ?? 0;
    return value === 0 ? [] : [{ name: `feeling: ${name}`, value, from: 0, to: 0 }];
  });
}
