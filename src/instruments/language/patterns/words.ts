import { tokensOf } from '../text/tokens.ts';

/** A word as patterns see it: lower case, without accents and apostrophes; offsets count in the given text. */
export interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  /** A sentence ends before this word. */
  readonly breaks: boolean;
  /** A comma, bracket or dash stands before this word. */
  readonly pauses: boolean;
  /** A question mark ends the sentence directly after this word. */
  readonly asks: boolean;
}

const wordlike = /^[\p{L}\p{N}]/u;
const accents = /\p{M}+/gu;
const sentenceEnd = /[.;\n…¡¿|]/u;
const pause = /[,:()–—/]|\s-\s/u;
const LONGEST_WORD = 40;
const LONGEST_GAP = 40;
const LONGEST_KEPT = 10_000;
const plain = {};

/** Folds the shadow form of one word: "llamé" → "llame", "didn't" → "didnt"; Spanish "sí" is kept from "si". */
export function folded(word: string): string {
  if (word === 'sí') return word;
  const short = word.slice(0, LONGEST_WORD);
  const bare = /^[a-z0-9]*$/.test(short) ? short : short.normalize('NFD').replace(accents, '');
  return bare.replaceAll("'", '');
}

/** One clause is asked for by several readers, one after another. */
let last: { readonly text: string; readonly spellings: object; readonly words: readonly Word[] } | undefined;

/** Words of a text in order; `spellings` maps chat spellings to the word meant ("pls" → "please"). */
export function wordsOf(text: string, spellings: Readonly<Record<string, string>> = plain): readonly Word[] {
  if (last?.text === text && last.spellings === spellings) return last.words;
  const words: Word[] = [];
  let reached = 0;
  let breaks = false;
  let pauses = false;
  const tokens = tokensOf(text);
  for (const [index, token] of tokens.entries()) {
    const between = text.slice(reached, Math.min(token.start, reached + LONGEST_GAP));
    breaks ||= sentenceEnd.test(between);
    pauses ||= pause.test(between);
    reached = token.end;
    if (!wordlike.test(token.text)) {
      breaks = true; // an emoji or a run of marks ends what was said
      continue;
    }
    const bare = folded(token.text);
    words.push({
      folded: Object.hasOwn(spellings, bare) ? (spellings[bare] ?? bare) : bare,
      start: token.start,
      end: token.end,
      breaks: breaks && words.length > 0,
      pauses,
      asks: tokens[index + 1]?.text.includes('?') === true,
    });
    breaks = false;
    pauses = false;
  }
  // A long text is not kept: it would hold its memory until the next one.
  if (text.length <= LONGEST_KEPT) last = { text, spellings, words };
  return words;
}

/** Whether a sentence ends before the word at an index (both ends of the text count). */
export function isBreak(words: readonly Word[], at: number): boolean {
  return at <= 0 || at >= words.length || (words[at]?.breaks ?? true);
}
