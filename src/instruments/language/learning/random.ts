import { seeded as stream } from '../../statistics/seeded.ts';

/** Random numbers in [0, 1), the same for the same seed on every machine (xoshiro128**). */
export function seeded(seed: number): () => number {
  return stream(seed).uniform;
}

/** 0 … n − 1 in an order that the seed decides (Fisher & Yates). */
export function shuffled(n: number, random: () => number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const held = order[i] as number;
    order[i] = order[j] as number;
    order[j] = held;
  }
  return order;
}
