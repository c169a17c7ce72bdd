/** A theme as it looks without its language: counts of mentions by step, thing and feeling. */
export interface ThemeSeen {
  readonly id: string;
  readonly language: string;
  readonly mentions: number;
  /** Its name and the words that set it apart. */
  readonly words: readonly string[];
  readonly steps: ReadonlyMap<string, number>;
  readonly things: ReadonlyMap<string, number>;
  readonly feelings: ReadonlyMap<string, number>;
}

export interface LikelyPair {
  readonly a: string;
  readonly b: string;
  /** 0 … 1: how much the two have in common; no share of right answers. */
  readonly alike: number;
  readonly steps: readonly string[];
  readonly things: readonly string[];
  /** Words of both that are the same but for their endings and accents. */
  readonly words: readonly (readonly [string, string])[];
}

const fewestMentions = 8;
const leastAlike = 0.5;
/** Latin words of trades are kin where they begin alike: "instalación", "installation". */
const kinLetters = 5;
const fewestKin = 2;
/** What counts of each, where both sides say something of it. */
const weights = { things: 0.45, steps: 0.25, feelings: 0.1, words: 0.4 } as const;

const folded = (word: string) =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    // Doubled letters differ between languages: "address", "adresse".
    .replace(/(\p{L})\1/gu, '$1');

function kinOf(a: readonly string[], b: readonly string[]): [string, string][] {
  const wordsOf = (phrases: readonly string[]) => [
    ...new Set(phrases.flatMap((phrase) => phrase.toLowerCase().match(/\p{L}{4,}/gu) ?? [])),
  ];
  const others = wordsOf(b);
  return wordsOf(a).flatMap((word): [string, string][] => {
    const own = folded(word);
    const kin = others.find((other) => {
      const theirs = folded(other);
      return (
        own === theirs ||
        (own.length >= kinLetters && own.slice(0, kinLetters) === theirs.slice(0, kinLetters))
      );
    });
    return kin === undefined ? [] : [[word, kin]];
  });
}

/** Cosine of two distributions, each value weighed by how few themes it belongs to; null where one says nothing. */
function cosine(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  rare: (value: string) => number,
): number | null {
  const length = (of: ReadonlyMap<string, number>) =>
    Math.sqrt([...of].reduce((sum, [value, n]) => sum + (n * rare(value)) ** 2, 0));
  const [x, y] = [length(a), length(b)];
  if (x === 0 || y === 0) return null;
  let product = 0;
  for (const [value, n] of a) product += n * (b.get(value) ?? 0) * rare(value) ** 2;
  return product / (x * y);
}

const rarity = (all: readonly ReadonlyMap<string, number>[]) => {
  const themes = new Map<string, number>();
  for (const one of all) for (const value of one.keys()) themes.set(value, (themes.get(value) ?? 0) + 1);
  return (value: string) => Math.log(1 + all.length / (themes.get(value) ?? all.length));
};

const shared = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) =>
  [...a]
    .filter(([value]) => b.has(value))
    .sort(([v, m], [w, n]) => n * (b.get(w) ?? 0) - m * (b.get(v) ?? 0) || (v < w ? -1 : 1))
    .slice(0, 3)
    .map(([value]) => value);

/**
 * Pairs of themes of two languages that may be one subject: they are about the same steps and things, are felt alike, and
 * their words are kin. Vectors of words know one language here, so nothing of this is sure: a person joins them, or does not.
 * Each theme is in one pair at most, the most alike first.
 */
export function likelyPairs(themes: readonly ThemeSeen[]): LikelyPair[] {
  const told = themes.filter(({ mentions }) => mentions >= fewestMentions);
  const rareStep = rarity(told.map(({ steps }) => steps));
  const rareThing = rarity(told.map(({ things }) => things));
  const pairs: LikelyPair[] = [];
  for (const [i, a] of told.entries()) {
    for (const b of told.slice(i + 1)) {
      if (a.language === b.language) continue;
      const words = kinOf(a.words, b.words);
      const parts: [number | null, number][] = [
        [cosine(a.things, b.things, rareThing), weights.things],
        [cosine(a.steps, b.steps, rareStep), weights.steps],
        [cosine(a.feelings, b.feelings, () => 1), weights.feelings],
        [Math.min(1, words.length / fewestKin), weights.words],
      ];
      const said = parts.flatMap(([value, weight]) => (value === null ? [] : [{ value, weight }]));
      const alike =
        said.reduce((sum, { value, weight }) => sum + value * weight, 0) /
        said.reduce((sum, { weight }) => sum + weight, 0);
      const steps = shared(a.steps, b.steps);
      const things = shared(a.things, b.things);
      // Feelings alone, or one part of three, prove nothing.
      if (alike < leastAlike || things.length + words.length === 0) continue;
      pairs.push({ a: a.id, b: b.id, alike, steps, things, words: words.slice(0, 4) });
    }
  }
  pairs.sort((x, y) => y.alike - x.alike || (`${x.a} ${x.b}` < `${y.a} ${y.b}` ? -1 : 1));
  const taken = new Set<string>();
  return pairs.filter(({ a, b }) => {
    if (taken.has(a) || taken.has(b)) return false;
    taken.add(a).add(b);
    return true;
  });
}
