/**
 * A small seeded source of chance. Each customer and episode gets a source of its own (seed, kind, number), so that
 * making more months later does not change what was made before.
 */
export interface Chance {
  /** Uniform in [0, 1). */
  unit(): number;
  /** True with probability p. */
  happens(p: number): boolean;
  between(low: number, high: number): number;
  normal(mean: number, sd: number): number;
  pick<T>(items: readonly T[]): T;
  /** One of the keys, by weight. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
}

function hash(...parts: (string | number)[]): number {
  let h = 2166136261;
  for (const c of parts.join('|')) {
    h ^= c.charCodeAt(0);
    h = Math.imul(h, 16777619);
  }
  return h >>> 0;
}

export function chance(...key: (string | number)[]): Chance {
  let state = hash(...key);
  // mulberry32 (Tommy Ettinger, public domain): one 32-bit state, good enough for invented people.
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const source: Chance = {
    unit,
    happens: (p) => unit() < p,
    between: (low, high) => low + (high - low) * unit(),
    // Box and Muller.
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
    pick: (items) => items[Math.floor(unit() * items.length)] as (typeof items)[number],
    weighted(weights) {
      const entries = Object.entries(weights) as [keyof typeof weights & string, number][];
      let left = unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return (entries.at(-1) as (typeof entries)[number])[0];
    },
  };
  return source;
}
