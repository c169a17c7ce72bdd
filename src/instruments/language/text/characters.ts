/** What a character is, as the scanners of texts need it. Letters that stand alone as words are ideographs. */
export const kinds = {
  other: 0,
  letter: 1,
  number: 2,
  mark: 3,
  space: 4,
  picture: 5,
  ideograph: 6,
  joiner: 7,
} as const;

// Most texts are in the basic plane: its kinds are looked up in pages of 256, each filled when first met.
const pages: (Uint8Array | undefined)[] = new Array(256);
const astral = new Map<number, number>();

/** The kind of the character that starts at UTF-16 offset `at`; a lone surrogate is `other`. */
export function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if ((unit & 0xf800) === 0xd800) return astralKind(text.codePointAt(at) ?? 0);
  const page = pages[unit >> 8] ?? fillPage(unit >> 8);
  return page[unit & 255] ?? kinds.other;
}

/** How many UTF-16 units the character at `at` takes: 2 for a surrogate pair, else 1. */
export function widthAt(text: string, at: number): 1 | 2 {
  if ((text.charCodeAt(at) & 0xfc00) !== 0xd800) return 1;
  return (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
}

/** Whether a character of this kind belongs inside a word. */
export function isWordKind(kind: number): boolean {
  return kind === kinds.letter || kind === kinds.number || kind === kinds.mark || kind === kinds.ideograph;
}

function astralKind(point: number): number {
  if (point < 0x10000) return kinds.other;
  const known = astral.get(point);
  if (known !== undefined) return known;
  const kind = classify(String.fromCodePoint(point));
  // Bounded: a hostile text may hold every code point there is.
  if (astral.size < 20_000) astral.set(point, kind);
  return kind;
}

function fillPage(number: number): Uint8Array {
  const page = new Uint8Array(256);
  for (let low = 0; low < 256; low++) page[low] = classify(String.fromCharCode(number * 256 + low));
  pages[number] = page;
  return page;
}

function classify(character: string): number {
  if (character === '\u200d' || character === '\ufe0f' || /\p{EMod}/u.test(character)) return kinds.joiner;
  if (/\p{M}/u.test(character)) return kinds.mark;
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u.test(character))
    return /\p{L}/u.test(character) ? kinds.ideograph : kinds.other;
  if (/\p{L}/u.test(character)) return kinds.letter;
  if (/\p{N}/u.test(character)) return kinds.number;
  if (/\s/.test(character)) return kinds.space;
  if (/[©®™‼⁉〰〽㊗㊙ℹ]/u.test(character)) return kinds.other;
  return /[\p{ExtPict}\p{RI}]/u.test(character) ? kinds.picture : kinds.other;
}
