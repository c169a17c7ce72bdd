import { tokensOf } from '../text/tokens.ts';

/** A word of a text as rules compare it, with its place in the text (UTF-16). */
export interface FoldedWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const accents = /[\u0300-\u036f]/g;

/** The words of a text in lower case and without accents: people in a hurry leave them out. ñ stays a letter of its own. */
export function fold(text: string): FoldedWord[] {
  return tokensOf(text).map(({ text: word, start, end }) => ({ text: plain(word), start, end }));
}

function plain(word: string): string {
  if (/^[\0-\x7f]*$/.test(word)) return word;
  return word
    .split('ñ')
    .map((part) => part.normalize('NFD').replace(accents, ''))
    .join('ñ');
}
