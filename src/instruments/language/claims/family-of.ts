import { families } from './families.ts';

export type ClaimLanguage = 'en' | 'es';

interface Lookup {
  readonly whole: ReadonlyMap<string, readonly string[]>;
  readonly beginnings: ReadonlyMap<string, readonly string[]>;
  /** Words looked up before; customers use the same few thousand. */
  readonly known: Map<string, readonly string[]>;
}

function lookupOf(language: ClaimLanguage): Lookup {
  const whole = new Map<string, string[]>();
  const beginnings = new Map<string, string[]>();
  for (const [family, words] of Object.entries(families)) {
    for (const word of words[language].split(' ')) {
      const open = word.endsWith('*');
      const table = open ? beginnings : whole;
      const key = open ? word.slice(0, -1) : word;
      table.set(key, [...(table.get(key) ?? []), family]);
    }
  }
  return { whole, beginnings, known: new Map() };
}

const lookups = new Map<ClaimLanguage, Lookup>();
const SHORTEST = 2;
const LONGEST = 14;
const MOST_KNOWN = 20_000;

/** The families of a folded word, in the order of the list; most words have none. */
export function familiesOf(word: string, language: ClaimLanguage): readonly string[] {
  let lookup = lookups.get(language);
  if (lookup === undefined) {
    lookup = lookupOf(language);
    lookups.set(language, lookup);
  }
  const known = lookup.known.get(word);
  if (known !== undefined) return known;
  const found = lookup.whole.get(word) ?? [];
  let all = found;
  for (let length = SHORTEST; length <= Math.min(LONGEST, word.length); length++) {
    const more = lookup.beginnings.get(word.slice(0, length));
    if (more !== undefined) all = [...new Set([...all, ...more])];
  }
  if (lookup.known.size >= MOST_KNOWN) lookup.known.clear();
  lookup.known.set(word, all);
  return all;
}
