import type { Labelled } from '../labelled.ts';
import { feel } from './felt.ts';
import type { Expressed, Role } from './lexicon.ts';
import { type Lexicon, lexiconOf } from './lexicon.ts';
import type { Found } from './phrase-tree.ts';
import type { Written } from './written.ts';

const longest = 20_000;
/** A word is taken back by a negator at most this many words before it. */
const reach = 3;
/** "Are you happy?" expresses nothing of the one who asks. */
const notInQuestions = new Set(['delight', 'trust', 'gratitude', 'relief', 'worry']);
/** What praise and thanks express only when they are meant. */
const notInIrony = new Set(['delight', 'trust', 'gratitude', 'relief']);

/**
 * Emotions that the words of a text express, one label for each with the span of its strongest words and an intensity
 * of 1 to 3; empty when nothing is expressed or we have no words of the language. Never from the situation: "the flight
 * was delayed" expresses nothing.
 */
export function readEmotions(text: string, language: string): Labelled[] {
  const lexicon = lexiconOf(language);
  if (lexicon === undefined) return [];
  const { written: read, felt } = feel(text.length > longest ? text.slice(0, longest) : text, lexicon);
  const unmeant = felt.filter((one) => one.ironic || one.value < 0);
  const strongest = new Map<string, Labelled & { readonly value: number }>();
  for (let at = 0; at < read.folded.length; ) {
    const found = lexicon.emotions.longestAt(read, at);
    if (found === undefined) {
      at += 1;
      continue;
    }
    const before = aheadOf(read, lexicon, found);
    if (!before.negated) {
      const isUnmeant = unmeant.some((one) => one.from < found.to && found.from < one.to);
      for (const expressed of found.value) {
        if (isUnmeant && notInIrony.has(expressed.emotion)) continue;
        const label = labelOf(read, found, expressed, before);
        if (label === null) continue;
        const known = strongest.get(label.label);
        if (known === undefined || label.value > known.value) strongest.set(label.label, label);
      }
    }
    at = found.to;
  }
  return [...strongest.values()].sort((a, b) => a.start - b.start || (a.label < b.label ? -1 : 1));
}

interface Ahead {
  readonly negated: boolean;
  /** Words before that strengthen or weaken, with the word they begin at. */
  readonly factor: number;
  readonly from: number;
}

/** What stands right before the words: negators, boosters. */
function aheadOf(read: Written, lexicon: Lexicon, found: Found<unknown>): Ahead {
  let factor = 1;
  let from = found.from;
  let negators = 0;
  let edge = found.from;
  for (let at = found.from - 1; at >= 0 && found.from - at <= reach; at--) {
    if (read.starts[at + 1] || read.pauses[at + 1]) break;
    const role: Role | undefined = lexicon.roles.longestAt(read, at)?.value;
    if (role?.negates) negators += 1;
    if (role?.factor !== undefined && edge - at === 1) {
      factor *= role.factor;
      from = at;
      edge = at;
    }
    if (role?.contrast) break;
  }
  return { negated: negators % 2 === 1, factor, from };
}

function labelOf(
  read: Written,
  found: Found<unknown>,
  { emotion, intensity }: Expressed,
  before: Ahead,
): (Labelled & { readonly value: number }) | null {
  const sentence = read.sentence[found.from] ?? 0;
  if (read.asks[sentence] && notInQuestions.has(emotion)) return null;
  const start = read.begin[before.from] ?? 0;
  const end = read.end[found.to - 1] ?? 0;
  const marked = read.exclamations > 1 || read.shouted[found.from] || read.drawnOut > 0;
  const lift = (before.factor > 1 ? 1 : before.factor < 1 ? -1 : 0) + (marked ? 1 : 0);
  const value = Math.min(3, Math.max(1, intensity + Math.sign(lift)));
  const why = [
    `“${read.text.slice(start, end)}” expresses ${emotion}`,
    ...(before.factor > 1 ? ['strengthened'] : before.factor < 1 ? ['weakened'] : []),
    ...(marked ? ['stressed by marks, capitals or drawn-out letters'] : []),
  ];
  return { label: emotion, value, start, end, method: 'lexicon', reason: why };
}
