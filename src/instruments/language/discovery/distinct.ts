import { shadowOf } from '../text/shadow.ts';

/** Texts that differ, in an order that does not depend on the order in which they came. */
export interface Distinct {
  /** One of the texts alike, the first in code-unit order. */
  readonly texts: readonly string[];
  /** For each distinct text, how many were alike. */
  readonly copies: Int32Array;
  /** For each text given, the place of its distinct text. */
  readonly placeOf: Int32Array;
  /** For each distinct text, the first place among the texts given. */
  readonly firstAt: Int32Array;
}

/** 53 bits of a text's content, the same on every machine: names and orders, not secrets. (cyrb53, public domain.) */
export function contentHash(text: string, seed = 0): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}

/** No theme needs more of one text than this; it keeps a text of a megabyte from filling the memory. */
const enough = 4_000;

const alikeness = (text: string) => shadowOf(text.slice(0, enough)).text.replace(/\s+/g, ' ').trim();

/** Texts alike but for case, spaces, quotes and elongations are one. Ordered by hash, so any first part is a fair sample. */
export function distinctOf(texts: readonly string[]): Distinct {
  const found = new Map<string, { hash: number; text: string; places: number[] }>();
  texts.forEach((given, place) => {
    const text = given.toWellFormed();
    const key = alikeness(text);
    const one = found.get(key);
    if (one === undefined) {
      found.set(key, { hash: contentHash(key), text: text.slice(0, enough), places: [place] });
    } else {
      one.places.push(place);
      const cut = text.slice(0, enough);
      if (cut < one.text) one.text = cut;
    }
  });
  const ordered = [...found]
    .sort(([a, x], [b, y]) => x.hash - y.hash || (a < b ? -1 : 1))
    .map(([, one]) => one);
  const placeOf = new Int32Array(texts.length);
  ordered.forEach((one, at) => {
    for (const place of one.places) placeOf[place] = at;
  });
  return {
    texts: ordered.map((one) => one.text),
    copies: Int32Array.from(ordered, (one) => one.places.length),
    placeOf,
    firstAt: Int32Array.from(ordered, (one) => one.places[0] ?? 0),
  };
}
