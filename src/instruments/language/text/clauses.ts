import { Phrases, type Word, wordsOf } from './phrases.ts';
import { type Span, sentencesOf, trimmed } from './sentences.ts';
import { turningWordsOf } from './turning-words.ts';

/** A stretch of one sentence in which one thing is said; the unit of every label. */
export interface Clause {
  /** UTF-16 offsets in the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Number of its sentence in the text, from 0. */
  readonly sentence: number;
}

/** A clause has at least this many words on each side of a cut. */
const fewest = 2;
/** Unpunctuated talk is cut once it is longer than this many words … */
const longest = 28;
/** … at a conjunction that leaves at least this many on each side. */
const piece = 8;

interface Cutter {
  readonly turns: Phrases;
  readonly afterComma: Phrases;
  readonly fronted: Phrases;
  readonly joins: Phrases;
  readonly notAfter: Phrases;
  /** First words of all that may open a clause: most words are none. */
  readonly openings: ReadonlySet<string>;
}

const cutters = new Map<string, Cutter>();

function cutterOf(language: string): Cutter {
  const known = cutters.get(language);
  if (known) return known;
  const list = turningWordsOf(language);
  const cutter = {
    turns: new Phrases(list.turns),
    afterComma: new Phrases(list.afterComma),
    fronted: new Phrases(list.fronted),
    joins: new Phrases(list.joins),
    notAfter: new Phrases(list.notAfter),
    openings: new Set([...list.turns, ...list.afterComma].map((phrase) => phrase.split(' ', 1)[0] ?? '')),
  };
  cutters.set(language, cutter);
  return cutter;
}

/**
 * The clauses of a text in order, not overlapping, together holding every letter: sentences, cut where a word of
 * contrast or result turns what is said ("great technician, BUT the bill is wrong"), at semicolons, and, in long
 * unpunctuated chat, at conjunctions. An unknown language is cut only where the words are safe everywhere.
 */
export function clausesOf(text: string, language: string): Clause[] {
  const cutter = cutterOf(language.slice(0, 2).toLowerCase());
  const clauses: Clause[] = [];
  let sentence = 0;
  for (const span of sentencesOf(text, language)) {
    let start = span.start;
    for (const cut of [...cutsOf(text, span, cutter), span.end]) {
      const clause = trimmed(text, start, cut);
      if (clause.end > clause.start) clauses.push({ start: clause.start, end: clause.end, sentence });
      start = cut;
    }
    sentence++;
  }
  return clauses;
}

/** The offsets at which a sentence is cut, ascending. */
function cutsOf(text: string, span: Span, cutter: Cutter): number[] {
  const words = wordsOf(text, span.start, span.end);
  if (words.length < 2 * fewest) return [];
  const cuts: number[] = [];
  let first = 0;
  let frontComma = cutter.fronted.lengthAt(words, 0) > 0;
  for (let at = 1; at < words.length; at++) {
    const pause = pauseBefore(text, words, at);
    const turns = cutter.openings.has(words[at]?.text ?? '') && isTurn(pause, words, at, cutter);
    const isFrontEnd = frontComma && at - first >= 3 && pause === ',';
    const isHere = turns || isFrontEnd || pause === ';';
    if (isHere && at - first >= fewest && words.length - at >= fewest) {
      first = cutWords(words, first, at, cuts, text, cutter);
      frontComma = turns && cutter.fronted.lengthAt(words, at) > 0;
    }
  }
  cutWords(words, first, words.length, cuts, text, cutter);
  return cuts;
}

/** Notes the cut before word `at` (unless that is the end) and the cuts inside a long stretch that ends there. */
function cutWords(
  words: readonly Word[],
  first: number,
  at: number,
  cuts: number[],
  text: string,
  cutter: Cutter,
): number {
  let from = first;
  while (at - from > longest) {
    const next = longCut(text, words, from, at, cutter);
    cuts.push(words[next]?.start ?? 0);
    from = next;
  }
  const word = words[at];
  if (word) cuts.push(word.start);
  return at;
}

/** The best place to cut a stretch that is too long: a comma, else a conjunction, else simply the length. */
function longCut(text: string, words: readonly Word[], from: number, to: number, cutter: Cutter): number {
  const last = Math.min(from + longest, to - piece);
  let join = 0;
  for (let at = last; at >= from + piece; at--) {
    if (pauseBefore(text, words, at) !== '') return at;
    if (join === 0 && cutter.joins.lengthAt(words, at) > 0) join = at;
  }
  return join || Math.max(last, from + piece);
}

function isTurn(pause: string, words: readonly Word[], at: number, cutter: Cutter): boolean {
  if (cutter.turns.lengthAt(words, at) === 0)
    return pause !== '' && cutter.afterComma.lengthAt(words, at) > 0;
  return pause !== '' || cutter.notAfter.lengthBefore(words, at) === 0;
}

/** The pause between the word before and this one: ';' or ',' (comma, dash, colon, bracket), '' for none. */
function pauseBefore(text: string, words: readonly Word[], at: number): string {
  const from = words[at - 1]?.end ?? 0;
  const to = words[at]?.start ?? from;
  if (to === from + 1 && text.charCodeAt(from) === 0x20) return '';
  let pause = '';
  for (let place = from; place < to; place++) {
    const sign = text.charAt(place);
    if (sign === ';') return ';';
    if (sign === ',' || sign === '–' || sign === '—' || sign === ':' || sign === '(' || sign === '،')
      pause = ',';
    if (sign === '-' && text[place - 1] === ' ') pause = ',';
  }
  return pause;
}
