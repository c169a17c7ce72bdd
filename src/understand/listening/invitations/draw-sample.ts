import type { Sampling } from './distribution.contract.ts';

/** Somebody who could be asked. */
export interface Drawable {
  readonly person: string;
  readonly occasion: string;
  /** Which part of the population, for sampling by part. */
  readonly stratum: string;
}
export interface Drawn<T extends Drawable> {
  readonly who: T;
  /** Known before the draw; its inverse is the weight. */
  readonly probability: number;
}

/** A number in [0, 1) for a text and a seed: 53 bits of cyrb53, so that a later look gives the same draw in any order. */
function uniformOf(seed: number, text: string): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ Math.floor(seed / 2 ** 32);
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)) / 2 ** 53;
}

/** Tells somebody's turn to be asked from every other: the person, and for what. */
export const keyOf = ({ person, occasion }: Pick<Drawable, 'person' | 'occasion'>): string =>
  `${person}\u001f${occasion}`;

/** Without replacement, n of them: those with the smallest random numbers (Fan, Muller & Rezucha 1962). */
function take<T extends Drawable>(all: readonly T[], n: number, seed: number): Drawn<T>[] {
  const size = Math.min(n, all.length);
  return all
    .map((who) => ({ who, u: uniformOf(seed, keyOf(who)) }))
    .sort((x, y) => x.u - y.u || (keyOf(x.who) < keyOf(y.who) ? -1 : 1))
    .slice(0, size)
    .map(({ who }) => ({ who, probability: size / all.length }));
}

/**
 * Draws whom to ask: everybody, a seeded random number or share (of a stream too: each by itself), every k-th from a random
 * start, or so many of each part. Each with the probability it had.
 */
export function drawSample<T extends Drawable>(
  all: readonly T[],
  sampling: Sampling,
  seed: number,
): Drawn<T>[] {
  switch (sampling.kind) {
    case 'all':
      return all.map((who) => ({ who, probability: 1 }));
    case 'number':
      return take(all, sampling.n, seed);
    case 'share':
      return all
        .filter((who) => uniformOf(seed, keyOf(who)) < sampling.share)
        .map((who) => ({ who, probability: sampling.share }));
    case 'systematic': {
      const start = Math.floor(uniformOf(seed, 'start') * sampling.every);
      const inOrder = [...all].sort((x, y) => (keyOf(x) < keyOf(y) ? -1 : 1));
      return inOrder
        .filter((_, i) => i % sampling.every === start)
        .map((who) => ({ who, probability: 1 / sampling.every }));
    }
    case 'by-part': {
      const parts = Map.groupBy(all, ({ stratum }) => stratum);
      return [...parts]
        .sort(([x], [y]) => (x < y ? -1 : 1))
        .flatMap(([, part]) => take(part, sampling.n, seed));
    }
  }
}

/** Is the person of the group that is left alone on purpose? Of its own random number, apart from the draw. */
export const isHeldOut = (person: string, share: number, seed: number): boolean =>
  share > 0 && uniformOf(seed ^ 0x5f3759df, `hold-out\u001f${person}`) < share;
