import { describe, expect, test } from 'vitest';
import { wordingOf } from '../../../instruments/language/text/duplicates/shingles.ts';
import { duplicatesOf } from '../../../instruments/language/text/duplicates.ts';
import { joinWordings, type KnownWording, type Telling, tellingOf } from './join-wordings.ts';

/** Generated the same every time. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Stories of texts that come in portions, as a house keeps them. */
function storiesByPortions(texts: readonly string[], portion: number): string[] {
  const known = new Map<string, KnownWording>();
  const bands = new Map<number, string[]>();
  const merged = new Map<string, string>();
  const numbers = new Map<string, string>();
  const wordings = texts.map((text) => {
    const { text: said } = wordingOf(text);
    const number = numbers.get(said) ?? String(numbers.size + 1);
    numbers.set(said, number);
    return number;
  });
  for (let from = 0; from < texts.length; from += portion) {
    const fresh = new Map<string, Telling>();
    for (let at = from; at < Math.min(texts.length, from + portion); at++) {
      const wording = wordings[at] ?? '';
      const telling = tellingOf(wording, wordingOf(texts[at] ?? ''));
      if (telling !== null && !known.has(wording)) fresh.set(wording, telling);
    }
    const tellings = [...fresh.values()];
    const met = new Map(tellings.flatMap((each) => each.bands.map((band) => [band, bands.get(band) ?? []])));
    const { stories, merges } = joinWordings(tellings, known, met);
    for (const { story, toldAs } of merges) {
      merged.set(story, toldAs);
      for (const each of known.values())
        if (each.story === story) known.set(each.wording, { ...each, story: toldAs });
    }
    for (const { wording, shingles, bands: own } of tellings) {
      known.set(wording, {
        wording,
        story: stories.get(wording) ?? '',
        age: Number(wording),
        shingles,
      });
      for (const band of own) bands.set(band, [...(bands.get(band) ?? []), wording]);
    }
  }
  return wordings.map((wording) => known.get(wording)?.story ?? wording);
}

/** Which places are together, whatever the groups are called. */
const together = (stories: readonly string[]) =>
  [...Map.groupBy(stories.keys(), (at) => stories[at]).values()].map((places) => places.join()).sort();

const vocabulary = Array.from(
  { length: 400 },
  (_, i) =>
    `w${'bcdfgklmnp'[i % 10]}${'aeiou'[i % 5]}${'rstvz'[Math.floor(i / 10) % 5]}${'aeiou'[Math.floor(i / 50) % 5]}`,
);

describe('stories of voices that come bit by bit', () => {
  const random = seeded(5);
  const pick = () => vocabulary[Math.floor(random() * vocabulary.length)] ?? '';
  const bases = Array.from({ length: 30 }, () => Array.from({ length: 8 + Math.floor(random() * 60) }, pick));
  const texts = Array.from({ length: 600 }, () => {
    const words = [...(bases[Math.floor(random() * bases.length)] ?? [])];
    for (let edits = Math.floor(random() * 4); edits > 0; edits--)
      words[Math.floor(random() * words.length)] = pick();
    return words.join(' ');
  });

  test('are those of all of them at once', () => {
    const atOnce = duplicatesOf(texts).groupOf;
    const expected = together([...atOnce].map(String));
    expect(expected.length).toBeGreaterThan(30);
    for (const portion of [1, 37, 1000])
      expect(together(storiesByPortions(texts, portion))).toEqual(expected);
  });

  test('do not depend on the order in which they came', () => {
    const order = texts.map((_, at) => at).sort((a, b) => ((a * 7919) % 600) - ((b * 7919) % 600));
    const stories = storiesByPortions(
      order.map((at) => texts[at] ?? ''),
      50,
    );
    const back = texts.map((_, at) => stories[order.indexOf(at)] ?? '');
    expect(together(back)).toEqual(together(storiesByPortions(texts, 1000)));
  });

  test('keep the name of the oldest when a text shows two to be one', () => {
    const base = vocabulary.slice(0, 60);
    const changed = (at: readonly number[]) =>
      base.map((word, i) => (at.includes(i) ? `x${i}y` : word)).join(' ');
    const [first, , last] = storiesByPortions([changed([5, 15]), changed([35, 45]), base.join(' ')], 1);
    expect(last).toBe(first);
  });
});

describe('hostile voices', () => {
  test.each([
    [
      'ten thousand copies',
      Array.from({ length: 10_000 }, () => 'You are all thieves and I shall tell everyone what you did'),
      1,
    ],
    [
      'five thousand copies, each with a word of its own',
      Array.from(
        { length: 5000 },
        (_, i) =>
          `${vocabulary.slice(0, 40).join(' ')} mine${'abcdefghij'[i % 10]}${'abcdefghij'[Math.floor(i / 10) % 10]}${'abcdefghij'[Math.floor(i / 100) % 10]}${'klmno'[Math.floor(i / 1000)]}`,
      ),
      1,
    ],
    ['a megabyte of one word, twice', ['spam '.repeat(200_000), 'spam '.repeat(199_000)], 1],
    ['nothing, blanks and marks', ['', '   ', '???', '😀', '\u0000'], 4],
  ])(
    '%s',
    (_, texts, stories) => {
      const began = performance.now();
      expect(new Set(storiesByPortions(texts, 1000)).size).toBe(stories);
      expect(performance.now() - began).toBeLessThan(30_000);
    },
    60_000,
  );
});
