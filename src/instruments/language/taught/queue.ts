import { product } from '../learning/sparse.ts';
import { vectorizer } from '../learning/tfidf.ts';
import type { ThemeReading } from './classify.ts';
import type { TaughtModel } from './model.ts';

/** A clause nobody has judged yet. */
export interface Unjudged {
  /** Stable: decides for ever whether the clause belongs to the part kept apart. */
  readonly id: string;
  readonly text: string;
  readonly reading: Pick<ThemeReading, 'guesses' | 'disputes'>;
  /** Voices that say the same: a label here settles them all. */
  readonly voices: number;
}

export interface Queued {
  readonly id: string;
  readonly why: 'disputed' | 'uncertain' | 'unknown' | 'by chance';
}

const apart = 10;
/** Only the most promising clauses are compared with each other. */
const shortlist = 400;
/** The chance of being right of a clause the model knows nothing about. */
const unknownDoubt = 0.6;

/**
 * Which labels would teach most: clauses the model doubts, unlike each other, said by many. One in ten is drawn by
 * chance from a tenth of all clauses that is never chosen otherwise, so that quality measured there is unbiased.
 */
export function queueOf(model: TaughtModel, unjudged: readonly Unjudged[], size: number): Queued[] {
  const sorted = [...unjudged].sort((a, b) => hash(a.id) - hash(b.id) || (a.id < b.id ? -1 : 1));
  const drawn = sorted.filter((one) => isKeptApart(one.id)).slice(0, Math.ceil(size / apart));
  const promising = sorted
    .filter((one) => !isKeptApart(one.id))
    .map((one) => ({ one, worth: doubt(one) * Math.sqrt(Math.max(1, one.voices)) }))
    .sort((a, b) => b.worth - a.worth)
    .slice(0, Math.max(shortlist, 4 * size));
  const vector = vectorizer(model.tfidf);
  const candidates = promising.map(({ one, worth }) => ({ one, worth, row: vector(one.text), nearest: 0 }));
  const chosen: Unjudged[] = [];
  while (chosen.length < size - drawn.length && candidates.length > 0) {
    let best = 0;
    const worthNow = (i: number) => (candidates[i]?.worth ?? 0) * (1 - (candidates[i]?.nearest ?? 0));
    for (let i = 1; i < candidates.length; i++) if (worthNow(i) > worthNow(best)) best = i;
    const [taken] = candidates.splice(best, 1);
    if (!taken) break;
    chosen.push(taken.one);
    for (const other of candidates) other.nearest = Math.max(other.nearest, product(other.row, taken.row));
  }
  return [
    ...chosen.map((one): Queued => ({ id: one.id, why: reasonOf(one) })),
    ...drawn.map((one): Queued => ({ id: one.id, why: 'by chance' })),
  ];
}

/** Whether a clause is one of the tenth that only chance may choose. */
export function isKeptApart(id: string): boolean {
  return hash(id) % apart === 0;
}

/** 0 = the model is sure, 1 = it may as well toss a coin, or contradicts a rule. */
function doubt({ reading }: Unjudged): number {
  if (reading.disputes.length > 0) return 1;
  const [first] = reading.guesses;
  if (!first) return unknownDoubt;
  const p = Math.min(1 - 1e-6, Math.max(1e-6, first.confidence));
  return -(p * Math.log2(p) + (1 - p) * Math.log2(1 - p));
}

function reasonOf({ reading }: Unjudged): Queued['why'] {
  if (reading.disputes.length > 0) return 'disputed';
  return reading.guesses.length === 0 ? 'unknown' : 'uncertain';
}

/** FNV-1a with a final mix: the same on every machine. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}
