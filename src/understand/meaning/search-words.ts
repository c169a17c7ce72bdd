/**
 * Words searched for, as patterns that find them in any of their usual inflections, with or without accents. A pattern
 * is one that both ClickHouse (RE2) and JavaScript understand and that takes linear time.
 */
export interface SearchedWords {
  /** Each must be found. */
  readonly all: readonly string[];
  /** None may be found. */
  readonly none: readonly string[];
}

/** Endings that a word takes, longest first; a word is cut at one of them and may then end in any of the same list. */
const endings: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ['ations', 'ation', 'ating', 'ated', 'ates', 'ate'],
    ['ies', 'ied', 'ying', 'y'],
    ["'s", 'ings', 'ing', 'ers', 'er', 'ed', 'es', 'ly', 'e', 's', ''],
  ],
  es: [
    [
      'aciones',
      'ación',
      'ando',
      'adas',
      'ados',
      'ada',
      'ado',
      'aron',
      'amos',
      'aban',
      'aba',
      'an',
      'ar',
      'as',
      'ó',
      'é',
      'o',
      'a',
    ],
    [
      'iendo',
      'idas',
      'idos',
      'ida',
      'ido',
      'ieron',
      'ían',
      'imos',
      'ía',
      'en',
      'er',
      'ir',
      'es',
      'ió',
      'e',
      'í',
      'o',
    ],
    ['as', 'os', 'es', 'a', 'o', 's', ''],
  ],
  fr: [
    [
      'ations',
      'ation',
      'aient',
      'antes',
      'ante',
      'ants',
      'ant',
      'ées',
      'és',
      'ée',
      'er',
      'ez',
      'ent',
      'ait',
      'ais',
      'é',
      'es',
      'e',
    ],
    ['aux', 'al', 'ales', 'ale'],
    ['es', 'e', 's', 'x', ''],
  ],
  de: [
    [
      'ungen',
      'ung',
      'enden',
      'ende',
      'end',
      'test',
      'tet',
      'ten',
      'te',
      'en',
      'et',
      'st',
      't',
      'e',
      'n',
      'er',
      'es',
      's',
      '',
    ],
  ],
  pt: [
    [
      'ações',
      'ação',
      'ando',
      'adas',
      'ados',
      'ada',
      'ado',
      'aram',
      'amos',
      'ava',
      'am',
      'ar',
      'as',
      'ou',
      'ei',
      'o',
      'a',
    ],
    ['as', 'os', 'es', 'a', 'o', 's', ''],
  ],
  it: [
    [
      'azioni',
      'azione',
      'ando',
      'ate',
      'ati',
      'ata',
      'ato',
      'are',
      'ano',
      'iamo',
      'ava',
      'ò',
      'i',
      'o',
      'a',
      'e',
    ],
    ['he', 'hi', 'i', 'e', 'a', 'o', ''],
  ],
};
const shortestStem = 3;
const mostWords = 20;

const accents: Readonly<Record<string, string>> = {
  a: 'aàáâãäå',
  c: 'cç',
  e: 'eèéêë',
  i: 'iìíîï',
  n: 'nñ',
  o: 'oòóôõö',
  u: 'uùúûü',
  y: 'yýÿ',
};
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');

/** A stretch of letters as a pattern that does not mind accents. */
function letters(text: string): string {
  return [...plain(text)]
    .map((letter) => {
      const like = accents[letter];
      return like === undefined ? letter.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&') : `[${like}]`;
    })
    .join('');
}

const edge = { before: '(?:^|[^\\p{L}\\p{N}])', after: '(?:[^\\p{L}\\p{N}]|$)' };
const bounded = (inner: string) => `(?i)${edge.before}(?:${inner})${edge.after}`;

/** Stem and endings of a word in one language: the longest ending it has decides. */
function inflected(word: string, lists: readonly (readonly string[])[]): string[] {
  const bare = plain(word);
  const cuts = lists
    .map((list) => ({
      list,
      ending: list.find((end) => bare.endsWith(plain(end)) && bare.length - end.length >= shortestStem),
    }))
    .filter(({ ending }) => ending !== undefined)
    .sort((a, b) => (b.ending ?? '').length - (a.ending ?? '').length);
  const [best] = cuts;
  if (best === undefined) return [letters(bare)];
  const stem = bare.slice(0, bare.length - (best.ending ?? '').length);
  // "planned": a doubled consonant belongs to the ending.
  const doubled = /([bdgklmnprt])\1$/.test(stem)
    ? `${letters(stem.slice(0, -1))}${letters(stem.at(-1) ?? '')}?`
    : null;
  const last = stem.at(-1) ?? '';
  const mayDouble = /[bdgklmnprt]/.test(last) ? `${letters(last)}?` : '';
  const body = doubled ?? `${letters(stem)}${mayDouble}`;
  return [`${body}(?:${[...new Set(best.list.map(letters))].join('|')})`];
}

/** A word in all its usual forms, in the languages given (all six known ones by default). */
function wordPattern(word: string, languages: readonly string[]): string {
  const forms = languages.flatMap((language) => inflected(word, endings[language] ?? [['']]));
  return bounded([...new Set([letters(word), ...forms])].join('|'));
}

/**
 * Reads what was typed: words (each in any inflection), "in quotes" (just so, accents and capitals aside), -word (must not
 * occur). `languages` narrows whose inflections are meant.
 */
export function searchedWords(q: string, languages?: readonly string[]): SearchedWords {
  const known = (languages ?? []).filter((language) => Object.hasOwn(endings, language));
  const meant = known.length > 0 ? known : Object.keys(endings);
  const all: string[] = [];
  const none: string[] = [];
  for (const [, minus = '', quoted, word = ''] of q.toLowerCase().matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/g)) {
    if (all.length + none.length >= mostWords) break;
    const exact = (quoted ?? '').trim().replace(/\s+/g, ' ');
    const bare = word.replace(/^[^\p{L}\p{N}\p{S}]+|[^\p{L}\p{N}\p{S}]+$/gu, '');
    if (exact === '' && bare === '') continue;
    const pattern =
      exact !== '' ? bounded(exact.split(' ').map(letters).join('\\s+')) : wordPattern(bare, meant);
    (minus === '-' ? none : all).push(pattern);
  }
  return { all, none };
}

/** Where the words stand in a text. */
export function placesOf(text: string, { all }: SearchedWords): { start: number; end: number }[] {
  const found = all.flatMap((pattern) => {
    // JavaScript has flags where RE2 has (?i); only the word itself is marked, not what bounds it.
    const inner = pattern.slice('(?i)'.length + edge.before.length, pattern.length - edge.after.length);
    const word = new RegExp(`(?<=${edge.before})${inner}(?=${edge.after})`, 'giu');
    return [...text.matchAll(word)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
    }));
  });
  return found
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span, i, spans) => i === 0 || span.start >= (spans[i - 1]?.end ?? 0))
    .slice(0, 1000);
}
