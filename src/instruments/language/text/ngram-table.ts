/**
 * Scores of languages by n-gram in a few flat arrays: a hundred thousand small objects, as they come in source text, take
 * forty times the memory. N-grams are at most six signs below U+0100 long.
 */
export interface NgramTable {
  /** How many n-grams there are. */
  readonly size: number;
  /** The scores of an n-gram by the number of the language; undefined = not in the table. */
  of(ngram: string): Record<number, number> | undefined;
}

/** Where the signs of an n-gram stand in two numbers; null = it cannot be in a table. */
function packed(ngram: string): readonly [number, number] | null {
  if (ngram.length > 6) return null;
  let low = 0;
  let high = ngram.length << 16;
  for (let i = 0; i < ngram.length; i++) {
    const sign = ngram.charCodeAt(i);
    if (sign > 0xff) return null;
    if (i < 4) low = (low << 8) | sign;
    else high |= sign << (8 * (i - 4));
  }
  return [low >>> 0, high];
}

/** Gathers n-grams, each once. */
export function ngramTable(
  entries: Iterable<readonly [ngram: string, scores: readonly (readonly [number, number])[]]>,
): NgramTable {
  const lows: number[] = [];
  const highs: number[] = [];
  const starts: number[] = [];
  const pairs: number[] = [];
  for (const [ngram, scores] of entries) {
    const key = packed(ngram);
    if (key === null) throw new Error(`An n-gram has six signs at most, not "${ngram}"`);
    lows.push(key[0]);
    highs.push(key[1]);
    starts.push(pairs.length);
    for (const [language, score] of scores) pairs.push(language, score);
  }
  starts.push(pairs.length);
  const keys = { low: Uint32Array.from(lows), high: Uint32Array.from(highs) };
  const from = Uint32Array.from(starts);
  const values = Uint16Array.from(pairs);
  const mask = 2 ** Math.ceil(Math.log2(lows.length * 2 + 1)) - 1;
  const slots = new Int32Array(mask + 1).fill(-1);
  const slotOf = (low: number, high: number) => {
    let hash = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const at = slots[slot] ?? -1;
      if (at === -1 || (keys.low[at] === low && keys.high[at] === high)) return slot;
    }
  };
  lows.forEach((low, at) => {
    slots[slotOf(low, highs[at] ?? 0)] = at;
  });
  return {
    size: lows.length,
    of(ngram) {
      const key = packed(ngram);
      const at = key === null ? -1 : (slots[slotOf(key[0], key[1])] ?? -1);
      if (at === -1) return undefined;
      const scores: Record<number, number> = {};
      for (let i = from[at] ?? 0; i < (from[at + 1] ?? 0); i += 2)
        scores[values[i] ?? 0] = values[i + 1] ?? 0;
      return scores;
    },
  };
}
