import { type Gram, gramsOf, tokenizer } from './grams.ts';
import { readWords, withCompanion } from './pairs.ts';

/** What a theme may be called, best first. */
export interface ThemeWords {
  /** The phrase or word that speaks for most of its texts and for no other theme; null = there is none. */
  readonly name: string | null;
  /** Phrases of two to four words that stand so in its texts. */
  readonly phrases: readonly string[];
  /** Single words that set it apart, good for searching. */
  readonly words: readonly string[];
}

/** A theme is named after its first texts; more of them change nothing. */
const enough = 600;
/** A phrase that fewer of the theme's texts hold than this says too little of it … */
const coverage = 0.04;
/** … and one that is said as much elsewhere sets nothing apart ("great team"). */
const ownness = 0.3;
/** A phrase is a fragment where, more often than not, something that belongs to it comes after it. */
const wholeness = 0.5;
/** What stands before ("broken | air conditioning") says more, but leaves no fragment. */
const wholenessOf = ({ ended, whole, texts }: Gram) => (ended + whole) / (2 * texts);
/** A phrase that so many of the theme's texts hold names it even where one of its words is held by more. */
const wellKnown = 0.15;
/** What is said twice among a dozen texts is their accident, not their name. */
const fewestNaming = (size: number) => Math.max(size >= 12 ? 3 : 1, 0.08 * size);
/** A word that so many of the theme's texts hold, and mostly they, names it better than a phrase of few … */
const speaksForAll = 0.25;
const mostlyOwn = 0.5;
/** … fewer, that is, than this share of the word's texts. */
const phraseOfWord = 0.4;

interface Scored {
  readonly key: string;
  readonly gram: Gram;
  readonly score: number;
  readonly own: number;
}

/**
 * Names for groups of texts: a phrase is the better, the more texts of its group hold it whole and the fewer of the others
 * (class-based TF-IDF, Grootendorst 2022). No two groups get the same name. `avoid` = words that name nothing here (brands,
 * towns), lower case.
 */
export function namesOf(
  groups: readonly (readonly string[])[],
  language: string,
  avoid: ReadonlySet<string> = new Set(),
): ThemeWords[] {
  const read = groups.map((texts) => texts.slice(0, enough));
  const tokens = tokenizer(language, avoid, read.flat());
  const counted = read.map((texts) => gramsOf(texts, language, tokens));
  const everywhere = new Map<string, number>();
  for (const grams of counted)
    for (const [gram, { texts }] of grams) everywhere.set(gram, (everywhere.get(gram) ?? 0) + texts);
  const average = read.reduce((sum, texts) => sum + texts.length, 0) / Math.max(1, groups.length);
  const scored = counted.map((grams, at) => {
    const size = read[at]?.length ?? 0;
    const least = Math.max(size >= 3 ? 2 : 1, coverage * size);
    return [...grams]
      .map(([key, gram]): Scored => {
        const all = everywhere.get(key) ?? gram.texts;
        const rare = Math.log(1 + average / all);
        // A phrase of more words that carry a topic is held by fewer texts but says more.
        const score = gram.texts * rare * Math.sqrt(Math.min(3, gram.carrying)) * wholenessOf(gram);
        return { key, gram, score, own: gram.texts / all };
      })
      .filter(({ gram, own }) => gram.texts >= least && own >= ownness)
      .sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  });
  const names = namesApart(
    scored.map((grams, at) => ({
      choices: choicesOf(grams, read[at]?.length ?? 0),
      size: groups[at]?.length ?? 0,
    })),
  );
  const said = (name: string) => sorted((name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' '));
  const taken = new Set(names.map((name) => said(name?.gram.written ?? '')));
  /** One word that is no name by itself gets a companion; where no phrase is the group's own, the best of its words do. */
  const nameOf = (at: number): string | null => {
    const texts = read[at] ?? [];
    const own = names[at];
    const known = own?.gram.words === 1 && !own.key.includes(' ') ? [own.key] : [];
    if (own !== undefined && known.length === 0) return own.gram.written;
    const words = own === undefined ? commonest(counted[at] ?? new Map(), everywhere, texts.length) : known;
    const all = words.length === 0 ? null : readWords(texts, language, tokens);
    for (const word of words) {
      const pair = all === null ? null : withCompanion(word, all, own === undefined);
      if (pair === null || taken.has(said(pair))) continue;
      taken.add(said(pair));
      return pair;
    }
    return own?.gram.written ?? null;
  };
  return scored.map((grams, at) => ({
    name: nameOf(at),
    phrases: phrasesOf(grams).map(({ gram }) => gram.written),
    words: wordsOf(grams)
      .slice(0, 8)
      .map(({ gram }) => gram.written.toLowerCase()),
  }));
}

/** Words that many of a group's texts hold, rather theirs than others', best first; common ones too. */
function commonest(
  grams: ReadonlyMap<string, Gram>,
  everywhere: ReadonlyMap<string, number>,
  size: number,
): string[] {
  return [...grams]
    .filter(([key, { words, texts }]) => words === 1 && key.length > 2 && texts >= wellKnown * size)
    .map(([key, { texts }]) => ({ key, worth: texts * Math.sqrt(texts / (everywhere.get(key) ?? texts)) }))
    .sort((a, b) => b.worth - a.worth || (a.key < b.key ? -1 : 1))
    .slice(0, 3)
    .map(({ key }) => key);
}

const wordsOf = (grams: readonly Scored[]) => grams.filter(({ gram }) => gram.words === 1);

/** The five best whole phrases of which none says what another says. */
function phrasesOf(grams: readonly Scored[]): Scored[] {
  const phrases: Scored[] = [];
  for (const one of grams) {
    if (phrases.length === 5) break;
    const { gram, key } = one;
    // A verb with its particle is one word and a phrase all the same.
    if (!key.includes(' ') || gram.ended < wholeness * gram.texts) continue;
    if (!phrases.some((known) => overlaps(known.key, key))) phrases.push(one);
  }
  return phrases;
}

/** One phrase holds the other, or they share all but one word. */
function overlaps(a: string, b: string): boolean {
  const [x, y] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const shared = [...x].filter((word) => y.has(word)).length;
  return shared >= Math.min(x.size, y.size) || (shared >= 2 && shared >= Math.max(x.size, y.size) - 1);
}

/** What a group may be called, best first. */
function choicesOf(grams: readonly Scored[], size: number): Scored[] {
  const phrases = phrasesOf(grams).filter(({ gram }) => gram.texts >= fewestNaming(size));
  const words = wordsOf(grams).filter(
    ({ gram, own, key }) => gram.texts >= speaksForAll * size && own >= mostlyOwn && key.length > 2,
  );
  const [word] = words;
  const [phrase] = phrases;
  if (word === undefined) return phrases;
  const telling = phrases.find(
    ({ key, gram }) => key.split(' ').includes(word.key) && gram.texts >= phraseOfWord * word.gram.texts,
  );
  if (telling !== undefined) return [telling, word, ...phrases];
  return phrase !== undefined && phrase.gram.texts >= wellKnown * size
    ? [phrase, word, ...phrases]
    : [word, ...words.slice(1), ...phrases];
}

/** The larger group chooses first; what is taken, or says the same, is another's. */
function namesApart(
  groups: readonly { readonly choices: readonly Scored[]; readonly size: number }[],
): (Scored | undefined)[] {
  const names = new Array<Scored | undefined>(groups.length).fill(undefined);
  const taken = new Set<string>();
  const order = [...groups.keys()].sort((a, b) => (groups[b]?.size ?? 0) - (groups[a]?.size ?? 0) || a - b);
  for (const at of order) {
    const choice = groups[at]?.choices.find(({ key }) => !taken.has(sorted(key)));
    if (choice === undefined) continue;
    taken.add(sorted(choice.key));
    names[at] = choice;
  }
  return names;
}

const sorted = (key: string) => key.split(' ').sort().join(' ');
