/**
 * Orders by a seed: the same seed, list and name give the same order for ever, in the browser and on the server.
 * Each list is mixed by its own name, so that a new question elsewhere leaves its order as it was.
 */

/** FNV-1a over the name, then mulberry32: 32 bits of state are plenty for an order nobody has to keep secret. */
function numbersFrom(seed: number, name: string): () => number {
  let state = (seed ^ 0x811c9dc5) >>> 0;
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher and Yates' shuffle, of a copy. */
export function mixed<T>(list: readonly T[], seed: number, name: string): T[] {
  const next = numbersFrom(seed, name);
  const mix = [...list];
  for (let i = mix.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [mix[i], mix[j]] = [mix[j] as T, mix[i] as T];
  }
  return mix;
}

interface Placeable {
  readonly fixed?: boolean | undefined;
}

/** The choices in the order this person sees; `fixed` ones (other, none of these) keep their places. */
export function ordered<T extends Placeable>(
  list: readonly T[],
  how: 'random' | 'flip' | 'rotate' | undefined,
  seed: number,
  name: string,
): readonly T[] {
  if (how === undefined) return list;
  const free = list.filter((one) => one.fixed !== true);
  const next = numbersFrom(seed, name);
  let turned = free;
  if (how === 'random') turned = mixed(free, seed, name);
  else if (how === 'flip') turned = next() < 0.5 ? free : [...free].reverse();
  else {
    const from = Math.floor(next() * free.length);
    turned = [...free.slice(from), ...free.slice(0, from)];
  }
  let at = 0;
  return list.map((one) => (one.fixed === true ? one : (turned[at++] as T)));
}
