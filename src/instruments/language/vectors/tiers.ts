import type { Embedder } from './embedder.ts';

/** What discovery is given: embedders with their weights, and the weight of words in common (LSA). */
export interface Tier {
  readonly embedders: readonly { readonly embedder: Embedder; readonly weight: number }[];
  readonly lsaWeight: number;
}

// Weights were chosen on training rows of Banking77 only (bench/meaning/discovery.ts measures on others). They lie on a
// plateau: half or twice the weight costs less than 0.02 NMI.

/** Off line, always there, English; other languages rest on words in common alone. */
export const lightTierOf = (light: Embedder): Tier => ({
  embedders: [{ embedder: light, weight: 1 }],
  lsaWeight: 1,
});

/** A sentence encoder (built in or the company's own) beside the light tier. */
export const fullTierOf = (light: Embedder, encoder: Embedder): Tier => ({
  embedders: [
    { embedder: encoder, weight: 1 },
    { embedder: light, weight: 0.5 },
  ],
  lsaWeight: 0.8,
});
