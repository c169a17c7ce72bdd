import type { Dense } from './dense.ts';

/**
 * Turns texts into vectors of length one; the angle between two vectors says how alike the texts are in meaning.
 * A text about which the embedder knows nothing (no known word, a language it was not made for) gets zeros.
 */
export interface Embedder {
  readonly id: string;
  /** Changes whenever any vector could change; labels and themes carry it. */
  readonly version: string;
  readonly dimensions: number;
  /** Languages (ISO 639-1) it was made for; `'all'` when its maker says so. */
  readonly languages: readonly string[] | 'all';
  /** One row per text, in order. */
  embed(texts: readonly string[]): Promise<Dense>;
}
