/** Lower case, without accents, with plain apostrophes and single spaces: how statements are compared. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** Words of letters (with inner hyphens and apostrophes) and numbers; "customers'" is customers. */
export function wordsOf(text: string): string[] {
  return (plain(text).match(/[a-z0-9]+(?:['-][a-z0-9]+)*/g) ?? []).map((word) =>
    word.replace(/'(?:s|re|ll|ve|d|t)$/, ''),
  );
}

/** A word without its commonest English and Spanish endings, so that "deliveries" meets "delivery". */
export function stem(word: string): string {
  if (word.length <= 4) return word.replace(/s$/, '');
  return word
    .replace(/(?:ies)$/, 'y')
    .replace(/(?:ciones)$/, 'cion')
    .replace(/(?:ing|ed|es|s|ly)$/, '')
    .replace(/(?:e|y)$/, '');
}

function shinglesOf(text: string): Set<string> {
  const stems = wordsOf(text).map(stem);
  if (stems.length < 3) return new Set(stems);
  return new Set(stems.slice(2).map((third, i) => `${stems[i]} ${stems[i + 1]} ${third}`));
}

/**
 * How much of the shorter text stands word for word in the other: shared runs of three words as a share of the
 * shorter text's runs, 0..1 (the containment of Broder 1997).
 */
export function likeness(a: string, b: string): number {
  const one = shinglesOf(a);
  const two = shinglesOf(b);
  const [small, large] = one.size <= two.size ? [one, two] : [two, one];
  if (small.size === 0) return 0;
  return [...small].filter((shingle) => large.has(shingle)).length / small.size;
}
