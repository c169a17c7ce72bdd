import { tokensOf } from '../text/tokens.ts';
import { folded } from './folded.ts';
import type { Reading } from './phrase-tree.ts';

/** A text cut into words, with what its marks, capitals and drawn-out letters add. */
export interface Written extends Reading {
  readonly text: string;
  readonly begin: readonly number[];
  readonly end: readonly number[];
  /** Whether a comma, colon, bracket or dash stands before the word. */
  readonly pauses: readonly boolean[];
  /** Index of the sentence a word is in. */
  readonly sentence: readonly number[];
  /** Whether a sentence ends in a question mark. */
  readonly asks: readonly boolean[];
  readonly shouted: readonly boolean[];
  readonly quoted: readonly boolean[];
  readonly exclamations: number;
  readonly questions: number;
  readonly drawnOut: number;
  readonly links: number;
  readonly numbers: number;
  readonly words: number;
}

const sentenceEnd = /[.!?…\n;。]/;
const pause = /[,:()[\]—–"«»]|\s-\s|\.\.\.?/;
const openingQuote = /["“”«»‘]$/;
const closingQuote = /^["“”«»’]/;

/** Reads a text in one pass. */
export function written(text: string): Written {
  const tokens = tokensOf(text);
  const n = tokens.length;
  const forms: string[] = new Array(n);
  const begin: number[] = new Array(n);
  const end: number[] = new Array(n);
  const starts: boolean[] = new Array(n);
  const pauses: boolean[] = new Array(n);
  const sentence: number[] = new Array(n);
  const shouted: boolean[] = new Array(n).fill(false);
  const quoted: boolean[] = new Array(n).fill(false);
  const asks: boolean[] = [false];
  let exclamations = 0;
  let questions = 0;
  let drawnOut = 0;
  let links = 0;
  let numbers = 0;
  let words = 0;
  let capitals = 0;
  let at = 0;
  let current = 0;
  let ended = false;
  for (let i = 0; i < n; i++) {
    const token = tokens[i] as (typeof tokens)[number];
    const form = token.text;
    const gap = at < token.start ? text.slice(at, token.start) : '';
    const first = form.charCodeAt(0);
    const isMark = first === 0x21 || first === 0x3f;
    if (gap.length > 1 || (gap.length === 1 && gap !== ' ')) {
      if (!isMark && sentenceEnd.test(gap)) ended = true;
      pauses[i] = ended || pause.test(gap);
    } else pauses[i] = ended;
    if (ended && !isMark && i > 0) {
      current += 1;
      asks[current] = false;
    }
    starts[i] = i === 0 || (ended && !isMark);
    if (!isMark) ended = false;
    sentence[i] = current;
    if (isMark) {
      for (let k = 0; k < form.length; k++) form.charCodeAt(k) === 0x21 ? exclamations++ : questions++;
      if (form.includes('?')) asks[current] = true;
      ended = true;
      pauses[i] = true;
    } else if (first === 0x40 || form.startsWith('http') || form.startsWith('www.')) links += 1;
    else if (first >= 0x30 && first <= 0x39) numbers += 1;
    else words += 1;
    const length = token.end - token.start;
    if (!isMark && length > form.length) drawnOut += 1;
    if (length > 1 && isShouted(text, token.start, token.end)) {
      shouted[i] = true;
      capitals += 1;
    }
    if (i > 0 && /["“«»”]/.test(gap)) markQuoted(text, tokens, i, quoted);
    forms[i] = folded(form);
    begin[i] = token.start;
    end[i] = token.end;
    at = token.end;
  }
  // Where everything is in capitals, nothing is stressed by them.
  if (capitals > 0.7 * words && words > 3) shouted.fill(false);
  return {
    ...{ text, folded: forms, begin, end, starts, pauses, sentence, asks, shouted, quoted },
    ...{ exclamations, questions, drawnOut, links, numbers, words },
  };
}

function isShouted(text: string, from: number, to: number): boolean {
  const first = text.charCodeAt(from);
  const last = text.charCodeAt(to - 1);
  const isCapital = (unit: number) => (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde);
  if (!isCapital(first) || !isCapital(last) || to - from < 3) return false;
  const word = text.slice(from, to);
  return word === word.toUpperCase();
}

/** One or two words between quotes ("great" service) are meant the other way round. */
function markQuoted(
  text: string,
  tokens: readonly { readonly start: number; readonly end: number }[],
  i: number,
  quoted: boolean[],
): void {
  for (let from = i - 1; from >= Math.max(0, i - 2); from--) {
    const before = tokens[from]?.start ?? 0;
    const after = tokens[i - 1]?.end ?? 0;
    if (
      openingQuote.test(text.slice(Math.max(0, before - 1), before)) &&
      closingQuote.test(text.slice(after, after + 1))
    ) {
      for (let k = from; k < i; k++) quoted[k] = true;
    }
  }
}
