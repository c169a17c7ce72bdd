import { isWordKind, kindAt, kinds, widthAt } from './characters.ts';
import { type Shadow, shadowOf } from './shadow.ts';

/** A word, number, emoji, emoticon, link or run of marks; `source.slice(start, end)` is what was written. */
export interface Token {
  /** The shadow form: lower case, composed, elongations shortened. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** French and Italian articles and pronouns that lean on the next word: "j'attends" is two words. */
const leaning = new Set(
  'c d j l m n s t qu jusqu lorsqu puisqu quoiqu presqu all dell nell sull dall coll un quest quell dov com'.split(
    ' ',
  ),
);
const emoticon = /(?:[:;=]'?-?[)(dpo/|*\][]+|<\/?3)(?![\p{L}\p{N}/])/uy;
const link = /(?:https?:\/\/|www\.)[^\s<>"]+|@[\p{L}\p{N}_]+/uy;

/**
 * The tokens of a text in order: words ("don't" is one, "l'assistenza" two), numbers ("1,234.50"), each emoji,
 * emoticons, links and @names, and runs of ! and ?. Ideographs are one token each.
 */
export function tokensOf(text: string): Token[] {
  const shadow = shadowOf(text);
  const tokens: Token[] = [];
  const written = shadow.text;
  for (let at = 0; at < written.length; ) {
    const end = endOfToken(written, at, kindAt(written, at));
    if (end > at) tokens.push(tokenOf(shadow, at, end));
    at = end > at ? end : at + widthAt(written, at);
  }
  return tokens;
}

function tokenOf(shadow: Shadow, start: number, end: number): Token {
  return { text: shadow.text.slice(start, end), start: shadow.source(start), end: shadow.source(end) };
}

/** Where the token that starts at `at` ends, or `at` itself when none starts there. */
function endOfToken(text: string, at: number, kind: number): number {
  const unit = text.charCodeAt(at);
  if (kind === kinds.ideograph) return endOfMarks(text, at + widthAt(text, at));
  if (kind === kinds.number) return endOfNumber(text, at);
  if (kind === kinds.letter) {
    const isLink = (unit === 0x68 || unit === 0x77) && matchEnd(link, text, at);
    return isLink || endOfWord(text, at);
  }
  if (kind === kinds.picture) return endOfPicture(text, at);
  if (unit === 0x21 || unit === 0x3f) return endOfShouting(text, at);
  if (unit === 0x40 || unit === 0x3a || unit === 0x3b || unit === 0x3d || unit === 0x3c) {
    return matchEnd(unit === 0x40 ? link : emoticon, text, at) || at;
  }
  return at;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

function endOfMarks(text: string, from: number): number {
  let at = from;
  while (at < text.length && kindAt(text, at) === kinds.mark) at += widthAt(text, at);
  return at;
}

function endOfRun(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (!isWordKind(kind) || kind === kinds.ideograph) break;
    at += widthAt(text, at);
  }
  return at;
}

function endOfWord(text: string, from: number): number {
  let at = endOfRun(text, from);
  while (text.charCodeAt(at) === 0x27 && at + 1 < text.length && kindAt(text, at + 1) === kinds.letter) {
    if (at - from < 8 && leaning.has(text.slice(from, at))) return at + 1;
    at = endOfRun(text, at + 1);
  }
  return at;
}

function endOfNumber(text: string, from: number): number {
  let at = endOfRun(text, from);
  while (at + 1 < text.length && '.,:'.includes(text.charAt(at)) && kindAt(text, at + 1) === kinds.number) {
    at = endOfRun(text, at + 1);
  }
  return at;
}

function endOfPicture(text: string, from: number): number {
  let at = from + widthAt(text, from);
  const isFlag = (point: number | undefined) => point !== undefined && point >= 0x1f1e6 && point <= 0x1f1ff;
  if (isFlag(text.codePointAt(from)) && isFlag(text.codePointAt(at))) return at + 2;
  while (at < text.length && kindAt(text, at) === kinds.joiner) {
    const isZeroWidth = text.charCodeAt(at) === 0x200d;
    at += widthAt(text, at);
    if (isZeroWidth && at < text.length && kindAt(text, at) === kinds.picture) at += widthAt(text, at);
  }
  return at;
}

function endOfShouting(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 0x21 || text.charCodeAt(at) === 0x3f) at++;
  return at;
}
