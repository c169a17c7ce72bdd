import { tokensOf } from '../text/tokens.ts';
import type { Sparse } from './sparse.ts';

/** What counts as a feature. Lengths are in words and in characters within one word (a space marks its edges). */
export interface TermOptions {
  readonly words: readonly [from: number, to: number];
  /** 0, 0 = no parts of words. */
  readonly characters: readonly [from: number, to: number];
  /** How much words count against parts of words. */
  readonly weights: readonly [words: number, parts: number];
}
const usual: TermOptions = { words: [1, 2], characters: [3, 5], weights: [1, 1] };

/** Learnt from texts: which terms exist and how rare each is. Plain data, so it can be stored as JSON. */
export interface TfIdf {
  readonly options: TermOptions;
  /** In ascending order; a term's place is its column. Words begin with "w ", parts of words with "c ". */
  readonly terms: readonly string[];
  /** Weight of each term, ln((1 + texts) / (1 + texts with it)) + 1. */
  readonly idf: readonly number[];
  /** Weight of a term never seen in training. */
  readonly unseen: number;
}

/** Longer words are cut for the parts of words: nobody writes them, and a text of one word must not take for ever. */
const longest = 40;

/** Words of a text as terms are made from them. Links and @names say that there is one, not which. */
export function wordsOf(text: string): string[] {
  return tokensOf(text).map(({ text: word }) => {
    if (word.startsWith('@')) return '@';
    return /^(?:https?:|www\.)/.test(word) ? 'http' : word.toWellFormed();
  });
}

/** Hands over every term of a text, as often as it occurs. */
function eachTerm(text: string, options: TermOptions, visit: (term: string) => void): void {
  const words = wordsOf(text);
  for (let n = options.words[0]; n <= options.words[1]; n++) {
    for (let i = 0; i + n <= words.length; i++)
      visit(`w ${n === 1 ? words[i] : words.slice(i, i + n).join(' ')}`);
  }
  const [from, to] = options.characters;
  if (to > 0) for (const one of words) for (const part of partsOf(one, from, to)) visit(part);
}

/** How often each term occurs. */
export function termsOf(text: string, options: TermOptions = usual): Map<string, number> {
  const counts = new Map<string, number>();
  eachTerm(text, options, (term) => counts.set(term, (counts.get(term) ?? 0) + 1));
  return counts;
}

/** Parts of a word from its edge to its edge. A word shorter than a part is one part, counted once. */
function partsOf(one: string, from: number, to: number): string[] {
  const parts: string[] = [];
  // Letters beyond the basic plane are two units each and must not be cut in half.
  const letters = /[\ud800-\udfff]/.test(one)
    ? [' ', ...[...one].slice(0, longest), ' ']
    : ` ${one.slice(0, longest)} `;
  const cut = (start: number, end: number) =>
    typeof letters === 'string' ? letters.slice(start, end) : letters.slice(start, end).join('');
  for (let n = from; n <= to; n++) {
    if (letters.length <= n) {
      parts.push(`c ${cut(0, letters.length)}`);
      break;
    }
    for (let i = 0; i + n <= letters.length; i++) parts.push(`c ${cut(i, i + n)}`);
  }
  return parts;
}

/**
 * Learns terms and their rarity from texts. `least` is the number of texts a term must occur in.
 * Source: term frequency × inverse document frequency, smoothed as in scikit-learn.
 */
export function fitTfIdf(
  texts: readonly string[],
  {
    least = 1,
    options = usual,
    most = 200_000,
  }: { least?: number; options?: TermOptions; most?: number } = {},
): TfIdf {
  const seen = new Map<string, number>();
  for (const text of texts) {
    for (const term of termsOf(text, options).keys()) seen.set(term, (seen.get(term) ?? 0) + 1);
  }
  let terms = [...seen.keys()].filter((term) => (seen.get(term) ?? 0) >= least);
  if (terms.length > most) {
    terms.sort((a, b) => (seen.get(b) ?? 0) - (seen.get(a) ?? 0) || (a < b ? -1 : 1));
    terms = terms.slice(0, most);
  }
  terms.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const weight = (n: number) => Math.fround(Math.log((1 + texts.length) / (1 + n)) + 1);
  return { options, terms, idf: terms.map((term) => weight(seen.get(term) ?? 0)), unseen: weight(0) };
}

/** Adds the terms of more texts behind those known, whose columns and rarity stay: old weights keep their meaning. */
export function extendTfIdf(model: TfIdf, texts: readonly string[]): TfIdf {
  const known = new Set(model.terms);
  const more = fitTfIdf(texts, { options: model.options }).terms.filter((term) => !known.has(term));
  return {
    ...model,
    terms: [...model.terms, ...more],
    idf: [...model.idf, ...more.map(() => model.unseen)],
  };
}

/**
 * Turns texts into vectors: (1 + ln count) × rarity, words and parts of words each of length 1 times their weight, both
 * together of length 1. With `doubt`, terms never seen count towards the length: a text of strange words becomes short,
 * and so do its scores.
 */
export function vectorizer(model: TfIdf, { doubt = false } = {}): (text: string) => Sparse {
  const column = new Map(model.terms.map((term, i) => [term, i]));
  const isWord = Uint8Array.from(model.terms, (term) => (term.charCodeAt(0) === wordMark ? 1 : 0));
  const [wordWeight, partWeight] = model.options.weights;
  // Room to count in, cleared after each text: a map per text is most of the time otherwise.
  const tally = new Int32Array(model.terms.length);
  return (text) => {
    const met: number[] = [];
    const strange = new Map<string, number>();
    eachTerm(text, model.options, (term) => {
      const at = column.get(term);
      if (at === undefined) {
        if (doubt) strange.set(term, (strange.get(term) ?? 0) + 1);
      } else if (tally[at] === 0) {
        tally[at] = 1;
        met.push(at);
      } else tally[at] = (tally[at] as number) + 1;
    });
    const indices = Int32Array.from(met).sort();
    const values = new Float64Array(indices.length);
    const square = [0, 0];
    for (let k = 0; k < indices.length; k++) {
      const at = indices[k] as number;
      const value = (1 + Math.log(tally[at] as number)) * (model.idf[at] as number);
      tally[at] = 0;
      values[k] = value;
      const kind = isWord[at] as number;
      square[kind] = (square[kind] as number) + value * value;
    }
    for (const [term, count] of strange) {
      const kind = term.charCodeAt(0) === wordMark ? 1 : 0;
      square[kind] = (square[kind] as number) + ((1 + Math.log(count)) * model.unseen) ** 2;
    }
    const [parts = 0, words = 0] = square;
    const whole = Math.sqrt((parts > 0 ? partWeight ** 2 : 0) + (words > 0 ? wordWeight ** 2 : 0));
    const partScale = partWeight / (Math.sqrt(parts) * whole);
    const wordScale = wordWeight / (Math.sqrt(words) * whole);
    for (let k = 0; k < indices.length; k++) {
      const scale = isWord[indices[k] as number] === 1 ? wordScale : partScale;
      values[k] = (values[k] as number) * scale;
    }
    return { indices, values };
  };
}

const wordMark = 'w'.charCodeAt(0);

/** A term as people read it: “third time” for words, parts of words with … where they are cut. */
export function readable(term: string): string {
  const text = term.slice(2);
  if (term.startsWith('w ')) return `“${text}”`;
  return `“${text.startsWith(' ') ? '' : '…'}${text.trim()}${text.endsWith(' ') ? '' : '…'}”`;
}
