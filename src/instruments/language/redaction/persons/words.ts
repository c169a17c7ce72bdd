import { everyMatch } from '../every-match.ts';
import { fold } from './names.ts';

/** A word of the text with what its writing says. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly folded: string;
  /** Begins with a capital letter (in a text of capitals only: the word's writing says nothing, so false). */
  readonly capital: boolean;
  /** What stands between the word before and this one. */
  readonly gap: string;
  /** Begins a sentence, a line or a quotation. */
  readonly first: boolean;
}

const word = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
const possessive = /['’]s$/i;
const upper = /^\p{Lu}/u;
const longestGap = 40;

/** The words of a text in order; "Anna's" is Anna. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let previous = 0;
  for (const match of everyMatch(text, word)) {
    const plain = match[0].length < 60 ? match[0].replace(possessive, '') : match[0];
    const gap = text.slice(Math.max(previous, match.index - longestGap), match.index);
    words.push({
      text: plain,
      start: match.index,
      end: match.index + plain.length,
      folded: plain.length < 40 ? fold(plain) : '',
      capital: upper.test(plain),
      gap,
      first: words.length === 0 || /[.!?¿¡…\n:;"“”„«»(\]•*>|]/.test(gap),
    });
    previous = match.index + match[0].length;
  }
  return words;
}

/** Is the whole text written in capitals, so that a capital says nothing? */
export function isShouted(words: readonly Word[]): boolean {
  let large = 0;
  let long = 0;
  for (const { text } of words) {
    if (text.length < 3) continue;
    long++;
    if (text === text.toUpperCase() && text !== text.toLowerCase()) large++;
  }
  return long > 2 && large / long > 0.7;
}
