import { isWordKind, kindAt, kinds, widthAt } from './characters.ts';
import { turningWordsOf } from './turning-words.ts';

/** A stretch of text, UTF-16, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const abbreviations = new Map<string, ReadonlySet<string>>();

function abbreviationsOf(language: string): ReadonlySet<string> {
  const known = abbreviations.get(language);
  if (known) return known;
  const fresh = new Set(turningWordsOf(language).abbreviations);
  abbreviations.set(language.slice(0, 2), fresh);
  return fresh;
}

/**
 * The sentences of a text, trimmed, in order. A sentence ends at . ! ? … and their kin, at an emoji that closes
 * it, at an empty line and at a line that begins a list item; not after abbreviations, initials, ordinals or
 * inside numbers and links. Linear time. Source: own rules, since `Intl.Segmenter` cuts after "Dr." and "Sra.",
 * never inside chat, and changes with the ICU of the machine.
 */
export function sentencesOf(text: string, language: string): Span[] {
  const short = abbreviationsOf(language.slice(0, 2).toLowerCase());
  const found: Span[] = [];
  let start = 0;
  let letters = 0;
  const close = (end: number) => {
    const span = trimmed(text, start, end);
    const last = found.at(-1);
    // Marks and emoji alone colour the sentence before them.
    if (span.end > span.start && letters === 0 && last) found[found.length - 1] = { ...last, end: span.end };
    else if (span.end > span.start) found.push(span);
    start = end;
    letters = 0;
  };
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    if (isWordKind(kind)) {
      letters++;
      at += widthAt(text, at);
      continue;
    }
    const run = kind === kinds.picture ? endOfPictures(text, at, letters) : endOfSigns(text, at, short);
    at = Math.max(run.end, at + widthAt(text, at));
    if (run.closes) close(at);
  }
  close(text.length);
  return found;
}

/** Without white space and list signs at the ends. */
export function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isEdge(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

const isBlank = (unit: number) =>
  unit === 0x20 ||
  (unit >= 9 && unit <= 13) ||
  unit === 0xa0 ||
  unit === 0x3000 ||
  unit === 0x2028 ||
  unit === 0x200b;
// - * • · – — ▪ ● ◦ ‣ and the comma that a cut leaves behind
const isEdge = (unit: number) => isBlank(unit) || '-*•·–—▪●◦‣,;>|'.includes(String.fromCharCode(unit));
const isTerminal = (unit: number) =>
  unit === 0x2e ||
  unit === 0x21 ||
  unit === 0x3f ||
  unit === 0x2026 ||
  (unit > 0x60b && '؟。！？．।۔‼⁉'.includes(String.fromCharCode(unit)));
const isCloser = (unit: number) => '"\')]}»”’›'.includes(String.fromCharCode(unit));

/** A run of signs that was read as one, so that none is read twice, and whether it closes the sentence. */
interface Run {
  readonly end: number;
  readonly closes: boolean;
}

function endOfSigns(text: string, at: number, short: ReadonlySet<string>): Run {
  const unit = text.charCodeAt(at);
  if (unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029)
    return { end: at + 1, closes: isLineEnd(text, at) };
  if (!isTerminal(unit)) return { end: at, closes: false };
  let end = at + 1;
  while (end < text.length && isTerminal(text.charCodeAt(end))) end++;
  const isSingleDot = unit === 0x2e && end === at + 1;
  while (end < text.length && isCloser(text.charCodeAt(end))) end++;
  return { end, closes: closesSentence(text, at, end, isSingleDot, short) };
}

function closesSentence(
  text: string,
  at: number,
  end: number,
  isSingleDot: boolean,
  short: ReadonlySet<string>,
): boolean {
  if (end >= text.length) return true;
  const next = text.charCodeAt(end);
  if (next > 0x2fff || text.charCodeAt(at) > 0x2fff) return true;
  if (!isBlank(next)) return isGlued(text, at, end, isSingleDot);
  return !(isSingleDot && isAbbreviated(text, at, end, short));
}

/** "no answer.Never again" and "really?no": two sentences without the space; not "v2.1" and not "sirius.example". */
function isGlued(text: string, at: number, end: number, isSingleDot: boolean): boolean {
  const next = text.charCodeAt(end);
  if (kindAt(text, end) === kinds.picture) return true;
  if (kindAt(text, end) !== kinds.letter) return false;
  if (!isSingleDot) return true;
  const after = text.charAt(end);
  const before = text.slice(Math.max(0, at - 3), at);
  return next > 0x40 && after !== after.toLowerCase() && /^\p{Ll}{3}$/u.test(before);
}

function isAbbreviated(text: string, at: number, end: number, short: ReadonlySet<string>): boolean {
  let start = at;
  while (
    start > 0 &&
    at - start < 12 &&
    !isBlank(text.charCodeAt(start - 1)) &&
    !'(-/"'.includes(text.charAt(start - 1))
  )
    start--;
  const word = text.slice(start, at).toLowerCase();
  if (word === '') return false;
  const next = text
    .slice(end, end + 3)
    .trimStart()
    .charAt(0);
  const isLower = next !== '' && next === next.toLowerCase() && next !== next.toUpperCase();
  if (/^\d{1,2}$/.test(word)) return isOrdinal(text, start, end, isLower);
  if (/^\p{L}$/u.test(word)) return text.slice(start, at) !== word || isLower || short.has(word);
  if (short.has(word)) return !endsAnyway.has(word) || isLower;
  return isLower && word.includes('.');
}

// These often close a sentence: only a small letter after them says that it goes on.
const endsAnyway = new Set([
  'etc',
  'usw',
  'ecc',
  'no',
  'min',
  'max',
  'n',
  'a.m',
  'p.m',
  'u.s',
  'co',
  'st',
  'set',
  'fig',
]);
const months = /^\s{1,3}(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez|januar|klasse|stock|etage|mal)/i;

/** "am 5. März", "3. mal", and "1. No answer" at the start of a line, are no ends. */
function isOrdinal(text: string, start: number, end: number, isLower: boolean): boolean {
  if (isLower || months.test(text.slice(end, end + 12))) return true;
  return start === 0 || text.charAt(start - 1) === '\n';
}

const listItem = /^\s{0,8}(?:[-*•·–—▪●◦‣>]|\p{N}{1,2}[.)]|\p{L}\))\s/u;

/** A line end closes a sentence unless the next line goes on with a small letter after a long line (a hard wrap). */
function isLineEnd(text: string, at: number): boolean {
  let next = at + 1;
  while (next < text.length && isBlank(text.charCodeAt(next)) && next - at < 40) {
    if (text[next] === '\n' && !(text[at] === '\r' && next === at + 1)) return true;
    next++;
  }
  if (listItem.test(text.slice(at + 1, at + 16))) return true;
  const isLong = at > 40 && !/[\n\r]/.test(text.slice(at - 41, at));
  const first = text.charAt(next);
  const isSmall = first !== '' && first !== first.toUpperCase();
  return !(isSmall && isLong);
}

/** Emoji close a sentence of at least a few letters; before or amid the first words they belong to what follows. */
function endOfPictures(text: string, from: number, letters: number): Run {
  let next = from;
  let end = from;
  while (next < text.length) {
    const kind = kindAt(text, next);
    const isSign = kind === kinds.picture || kind === kinds.joiner;
    if (!isSign && !isBlank(text.charCodeAt(next))) break;
    next += widthAt(text, next);
    if (isSign) end = next;
  }
  const goesOn = next < text.length && (isTerminal(text.charCodeAt(next)) || text[next] === ',');
  return { end, closes: letters >= 7 && !goesOn };
}
