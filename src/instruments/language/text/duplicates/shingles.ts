import { shadowOf } from '../shadow.ts';
import { tokensOf } from '../tokens.ts';

/** How many words make a shingle. */
const width = 3;

/** What stands in for a name: after these words one or two capitalised words are masked. */
const introductions = new Set(
  'mr mrs ms miss dr sr sra srta don doña señor señora herr herrn frau monsieur madame mme mlle m senhor senhora signor signora sig soy llamo heiße appelle chamo chiamo'.split(
    ' ',
  ),
);
const isPseudonym =
  /^(?:person|staff|phone|email|address|iban|card|account|id|name|date|location|ip|url|order)$/;

/**
 * The words of a text as copies are compared: the shadow without marks and emoji, numbers as "#", links, @names,
 * names after a title or introduction, and the pseudonyms of redaction as "@".
 */
export function comparedWords(text: string): string[] {
  const words: string[] = [];
  let namesLeft = 0;
  for (const token of tokensOf(text)) {
    const first = token.text.charCodeAt(0);
    if (first === 0x21 || first === 0x3f) continue;
    if (/\p{N}/u.test(token.text)) words.push('#');
    else if (first === 0x40 || token.text.includes('://') || isPlaceholder(text, token.start, token.text))
      words.push('@');
    else if (!/\p{L}/u.test(token.text)) continue;
    else if (namesLeft > 0 && /^\p{Lu}/u.test(text.slice(token.start, token.start + 2))) {
      if (words.at(-1) !== '@') words.push('@');
      namesLeft--;
      continue;
    } else words.push(token.text);
    namesLeft = introductions.has(token.text) ? 2 : 0;
  }
  return words;
}

function isPlaceholder(text: string, start: number, word: string): boolean {
  return isPseudonym.test(word) && text.charAt(start - 1) === '[';
}

/** Shorter texts are compared as they stand: many people write the same few words, and numbers are all that tells them apart. */
const fewestWords = 8;

/** What a text says, as copies are told. */
export interface Wording {
  /** Equal for copies, whatever names and numbers in them; of a short text for the same words and numbers only. */
  readonly text: string;
  /** The words whose shingles are compared with those of other texts; null = too short, or nothing but signs. */
  readonly words: readonly string[] | null;
}

/** A text's wording: its words with names and numbers covered, or as they stand where they are few. */
export function wordingOf(text: string): Wording {
  const words = comparedWords(text);
  if (words.length >= fewestWords) return { text: words.join(' '), words };
  const said = tokensOf(text)
    .map((token) => token.text)
    .filter((token) => /[\p{L}\p{N}]/u.test(token))
    .join(' ');
  // No word can begin with NUL: signs alone never meet words.
  return { text: said || `\u0000${shadowOf(text.trim()).text}`, words: null };
}

/** The distinct hashes of all runs of three words, ascending; a shorter text is one shingle. */
export function shinglesOf(words: readonly string[]): Int32Array {
  const hashes = words.map(hashOf);
  const count = Math.max(1, hashes.length - width + 1);
  const found = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    let hash = 0x811c9dc5;
    for (let step = 0; step < width && at + step < hashes.length; step++) {
      hash = Math.imul(hash ^ (hashes[at + step] ?? 0), 0x01000193);
      hash ^= hash >>> 15;
    }
    found[at] = hash;
  }
  found.sort();
  let kept = 0;
  for (let at = 0; at < count; at++) {
    if (at === 0 || found[at] !== found[kept - 1]) found[kept++] = found[at] ?? 0;
  }
  return found.slice(0, kept);
}

/** FNV-1a over the UTF-16 units. */
export function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash;
}

/** So many of the least hashes stand for all of a long text: what they share is what all share, within 0.02. */
export const sketchSize = 2048;

/** At most `sketchSize` shingles, the least hashes (bottom-k, Broder 1997); of most texts all of them. */
export const sketchOf = (shingles: Int32Array): Int32Array => shingles.slice(0, sketchSize);

/** The share of shingles that two texts have in common (Jaccard), from sketches: exact where both are whole. */
export function sketchJaccard(a: Int32Array, b: Int32Array): number {
  if (a.length < sketchSize && b.length < sketchSize) return jaccard(a, b);
  let common = 0;
  let seen = 0;
  for (let x = 0, y = 0; x < a.length && y < b.length && seen < sketchSize; seen++) {
    const left = a[x] ?? 0;
    const right = b[y] ?? 0;
    if (left === right) common++;
    if (left <= right) x++;
    if (right <= left) y++;
  }
  return seen === 0 ? 0 : common / seen;
}

/** The share of shingles that two texts have in common (Jaccard). */
export function jaccard(a: Int32Array, b: Int32Array): number {
  let common = 0;
  for (let x = 0, y = 0; x < a.length && y < b.length; ) {
    const left = a[x] ?? 0;
    const right = b[y] ?? 0;
    if (left === right) common++;
    if (left <= right) x++;
    if (right <= left) y++;
  }
  return common / (a.length + b.length - common);
}
