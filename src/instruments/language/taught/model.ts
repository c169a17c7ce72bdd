import type { Calibration } from '../learning/calibrate.ts';
import type { TfIdf } from '../learning/tfidf.ts';
import type { Taxonomy } from './taxonomy.ts';

/** What the model knows about one theme it learnt. */
export interface LearntTheme {
  readonly id: string;
  /** Distinct texts that speak of it, or of a theme below it. */
  readonly examples: number;
  /** No example was given for it itself: it only holds the themes below it together. */
  readonly onlyGathers: boolean;
  /** Confidence from which on a clause is given the theme. */
  readonly threshold: number;
  /** On examples left out while learning, at that threshold; null when it was given to none, or had none. */
  readonly precision: number | null;
  readonly recall: number | null;
}

/** How often a rule met examples, and how many of those had the theme. */
export interface RuleRecord {
  readonly theme: string;
  readonly rule: string;
  readonly met: number;
  readonly right: number;
}

/** One clause's best themes on the examples left out while learning: how sure, and whether right. */
export interface Quality {
  /** Examples with themes that were left out once. */
  readonly n: number;
  /** Share of examples with themes whose first theme is one of theirs. */
  readonly accuracy: number | null;
  readonly macroF1: number | null;
  /** Expected calibration error of the first theme; learnt and measured on the same rows, so a little flattering. */
  readonly calibrationError: number | null;
  /** Share of examples with themes that were given none. */
  readonly unassigned: number | null;
}

/** What maps texts to vectors beside the words: an embedder's name, and how long its vectors are. */
export interface EmbeddingOf {
  readonly id: string;
  readonly dimensions: number;
}

/** A taught taxonomy, ready to classify. Plain data: the same examples make the same model, byte for byte. */
export interface TaughtModel {
  readonly taxonomy: Taxonomy;
  readonly tfidf: TfIdf;
  readonly embedding: EmbeddingOf | null;
  /** Themes with weights, in the order of their columns; themes without examples and seeds have rules only. */
  readonly learnt: readonly LearntTheme[];
  /** Weight of term (or embedding dimension) c for theme t at c × learnt.length + t. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
  /** From score and strongest rival to confidence; null while there are too few examples to measure it. */
  readonly confidence: {
    /** Weights of the theme's own score, of its strongest rival's, and the start. */
    readonly own: number;
    readonly rival: number;
    readonly start: number;
    readonly curve: Calibration;
  } | null;
  /** Share of given themes that shall be right. */
  readonly precision: number;
  readonly rules: readonly RuleRecord[];
  readonly quality: Quality;
  /** Corrections learnt since everything was learnt anew; thresholds and confidence are from then. */
  readonly corrections: number;
}

const mark = 'SIRIUSTM';

/** The model as bytes: mark, length of the JSON part, JSON, weights as 32-bit floats (little-endian). */
export function modelBytes(model: TaughtModel): Uint8Array {
  const { weights, bias, ...rest } = model;
  const json = new TextEncoder().encode(JSON.stringify(rest));
  const bytes = new Uint8Array(12 + json.length + 4 * (weights.length + bias.length));
  bytes.set(new TextEncoder().encode(mark));
  const view = new DataView(bytes.buffer);
  view.setUint32(8, json.length, true);
  bytes.set(json, 12);
  let at = 12 + json.length;
  for (const part of [bias, weights]) {
    for (const value of part) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  return bytes;
}

/** The model from its bytes; throws on bytes that are not one. */
export function modelOf(bytes: Uint8Array): TaughtModel {
  const text = (from: number, to: number) => new TextDecoder().decode(bytes.subarray(from, to));
  if (bytes.length < 12 || text(0, 8) !== mark) throw new Error('This is not a taught model.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 12 + view.getUint32(8, true);
  const rest = JSON.parse(text(12, end)) as Omit<TaughtModel, 'weights' | 'bias'>;
  const floats = (from: number, n: number) =>
    Float32Array.from({ length: n }, (_, i) => view.getFloat32(from + 4 * i, true));
  const themes = rest.learnt.length;
  const columns = rest.tfidf.terms.length + (rest.embedding?.dimensions ?? 0);
  if (bytes.length !== end + 4 * themes * (columns + 1)) throw new Error('The taught model was cut short.');
  return { ...rest, bias: floats(end, themes), weights: floats(end + 4 * themes, themes * columns) };
}
