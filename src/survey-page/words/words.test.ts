import { describe, expect, it } from 'vitest';
import { en, type Word } from './en.ts';
import { short } from './short.ts';
import { whole, wordsOf } from './words-of.ts';

const words = Object.keys(en) as Word[];
/** Words that are the same in several languages. */
const alike: ReadonlySet<string> = new Set(['PIN', 'Code']);
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe.each(Object.entries(whole).filter(([language]) => language !== 'en'))(
  'the page in %s',
  (language, texts) => {
    it('has a sentence of its own for every word, and none is left in English', () => {
      expect(words.filter((word) => texts[word].trim() === '')).toEqual([]);
      expect(words.filter((word) => texts[word] === en[word] && !alike.has(en[word]))).toEqual([]);
      expect(wordsOf(language).foreign).toEqual([]);
    });

    it('says two things in two ways where English does', () => {
      // The same sentence for two words is a line that slipped, except where English says one thing in two too.
      const twice = words.filter((word, i) =>
        words.slice(0, i).some((before) => texts[before] === texts[word] && en[before] !== en[word]),
      );
      expect(twice.filter((word) => !['continue', 'pFiles', 'pMust'].includes(word))).toEqual([]);
    });
  },
);

it('what is put into a sentence is the same in every language', () => {
  for (const [language, texts] of Object.entries({ ...short, ...whole })) {
    for (const [word, text] of Object.entries(texts))
      expect([language, word, holes(text)]).toEqual([language, word, holes(en[word as Word])]);
  }
});

it('a language of which the page says only the usual is marked where it says English', () => {
  for (const [language, texts] of Object.entries(short)) {
    expect(
      Object.entries(texts).filter(([word, text]) => text === en[word as Word] && !alike.has(text)),
    ).toEqual([]);
    expect(wordsOf(language).foreign).toEqual(words.filter((word) => texts[word] === undefined));
  }
});

it('a country speaks the language of its parent, and one that nobody wrote is English, marked', () => {
  expect(wordsOf('pt-BR').foreign).toEqual([]);
  expect(wordsOf('xx').foreign).toEqual(words);
});
