import { shortenLetters } from './elongation.ts';

/**
 * A text as readers compare it: composed (NFC), lower case, plain quotes, no invisible characters, elongations
 * shortened. The customer's words stay untouched; `source` leads from an offset of the shadow to the UTF-16
 * offset of the text it was made from, so a span found in the shadow is `slice(source(start), source(end))`.
 */
export interface Shadow {
  readonly text: string;
  /** shadow offset → UTF-16 offset in the source */
  readonly source: (offset: number) => number;
}

/** Plain text nearly always: then nothing changes length and no map is needed. */
const lengthChanges =
  /(\p{L})\1\1|([!?])\2\2|\.{4}|[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\u034f|\\u[0-9a-f]{4}|&(?:amp|quot|apos|lt|gt|nbsp|#\d{2,5});/iu;

/** Ordering a long run of marks takes quadratic time, so such texts are composed piece by piece. */
const tooManyMarks = /\p{M}{31}/u;

/** The shadow of a text. Works in linear time on any string, lone surrogates included. */
export function shadowOf(text: string): Shadow {
  const composed = isAscii(text) || (!tooManyMarks.test(text) && text.normalize('NFC') === text);
  if (composed && !lengthChanges.test(text)) {
    const folded = fold(text);
    return { text: folded, source: (offset) => within(offset, text.length) };
  }
  const clean = withoutInvisible(text, composed);
  const folded = fold(clean.text);
  const short = shortenLetters(folded);
  const map = new Int32Array(short.text.length + 1);
  for (let at = 0; at <= short.text.length; at++) map[at] = clean.map[short.map[at] ?? 0] ?? text.length;
  return { text: short.text, source: (offset) => map[within(offset, short.text.length)] ?? text.length };
}

function within(offset: number, length: number): number {
  return Math.min(Math.max(offset, 0), length);
}

const isAscii = (text: string) => /^[\0-\x7f]*$/.test(text);

// "İ" is the one letter whose lower case is longer than itself, so it is folded by hand.
const unlike = /[İς‘’‚‛`´ʼ′＇“”„‟«»″＂\u00a0\u202f\u3000！-～]/g;
const plain: Readonly<Record<string, string>> = {
  İ: 'i',
  ς: 'σ',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u3000': ' ',
};

function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const lower = text.replaceAll('İ', 'i').toLowerCase();
  const same = lower.length === text.length ? lower : foldEach(text);
  return same.replace(unlike, (character) => {
    const unit = character.charCodeAt(0);
    if (unit > 0xff00) return String.fromCharCode(unit - 0xfee0).toLowerCase();
    return plain[character] ?? (/[“”„‟«»″]/.test(character) ? '"' : "'");
  });
}

/** Should a later Unicode give another letter a longer lower case, that letter stays as it is. */
function foldEach(text: string): string {
  let folded = '';
  for (const character of text) {
    const lower = character.toLowerCase();
    folded += lower.length === character.length ? lower : character;
  }
  return folded;
}

// A letter with its marks, which are bounded. Not case-insensitive: then \p{M} would hold ι, as U+0345 folds to it.
const pieces =
  /[\u1100-\u11ff]{1,64}|\\u[0-9a-fA-F]{4}|&(?:amp|quot|apos|lt|gt|nbsp|#\d{2,5});|\P{M}\p{M}{0,30}|\p{M}{1,30}/gu;
const invisible =
  /^(?:[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]|\u034f)$/u;
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
};

function withoutInvisible(text: string, composed: boolean): { text: string; map: Int32Array } {
  const out: string[] = [];
  const starts: number[] = [];
  for (const match of text.matchAll(pieces)) {
    let piece = match[0];
    if (piece.length >= 4 && (piece.startsWith('\\u') || piece.startsWith('&'))) piece = unescaped(piece);
    else if (invisible.test(piece)) continue;
    else if (!composed) piece = piece.normalize('NFC');
    out.push(piece);
    // Some characters fall into more units than they were written in: no unit may lead past its piece.
    for (let unit = 0; unit < piece.length; unit++)
      starts.push(wholeCharacter(text, match.index + Math.min(unit, match[0].length - 1)));
  }
  starts.push(text.length);
  return { text: out.join(''), map: Int32Array.from(starts) };
}

/** The offset, or that of the surrogate pair in whose middle it stands. */
function wholeCharacter(text: string, at: number): number {
  const isLow = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isLow && at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}

/** "&#39;" and "\u2019", left over by careless exports, as the character they stand for. */
function unescaped(piece: string): string {
  const entity = entities[piece.slice(1, -1).toLowerCase()];
  if (entity !== undefined) return entity;
  const unit = piece.startsWith('&') ? Number(piece.slice(2, -1)) : Number.parseInt(piece.slice(2), 16);
  const isPrintable = unit >= 32 && unit < 0xd800;
  return isPrintable ? String.fromCharCode(unit) : piece;
}
