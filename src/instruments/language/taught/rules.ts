import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { fold } from './folded-words.ts';

/**
 * A rule as people write it:
 *
 *   refund                    the word, accents and capitals ignored
 *   refund*                   any word that begins so
 *   still waiting             the words in this order; "still waiting" in quotes means the same
 *   refund OR money back      one of them            refund AND late       both, anywhere in the clause
 *   bill NEAR wrong           at most five words between them, in either order; NEAR/2 for another distance
 *   bill -paid, NOT paid      without it             (a OR b) AND c        brackets group
 *   -advert*                  a rule of only this rules the theme out, whatever else is found
 *
 * NOT binds first, then NEAR, AND, OR. Matching takes time in proportion to (words of the text) × (words of the rule).
 */
export type Rule =
  | { readonly kind: 'phrase'; readonly words: readonly Word[] }
  | { readonly kind: 'or' | 'and'; readonly of: readonly Rule[] }
  | { readonly kind: 'near'; readonly of: readonly [Rule, Rule]; readonly within: number }
  | { readonly kind: 'not'; readonly of: Rule };

interface Word {
  readonly text: string;
  readonly isBeginning: boolean;
}

const usualDistance = 5;
const longestRule = 1000;
const deepest = 20;
const piece = /\s*(?:"([^"]*)"|([()])|(-)(?=[("\p{L}\p{N}])|([^\s()"]+))/uy;

interface Piece {
  readonly kind: 'words' | 'open' | 'close' | 'and' | 'or' | 'not' | 'near';
  readonly text: string;
}

class Wrong extends Error {}

/** Reads a rule, or says in one sentence what is wrong with it. */
export function readRule(text: string): Rule | Refusal {
  try {
    if (text.length > longestRule)
      throw new Wrong(`has ${text.length} characters; ${longestRule} are the most`);
    const pieces = piecesOf(text);
    if (pieces.length === 0) throw new Wrong('is empty');
    const reading = { pieces, at: 0, depth: 0 };
    const rule = readOr(reading);
    const left = reading.pieces[reading.at];
    if (left)
      throw new Wrong(
        left.kind === 'close' ? 'closes a bracket that is not open' : `stops making sense at ${left.text}`,
      );
    return rule;
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return refuse('bad-rule', `The rule ${JSON.stringify(text.slice(0, 80))} ${error.message}.`, {
      next: 'Write words or phrases, with AND, OR, NOT, NEAR and brackets, such as: bill AND (wrong OR "too high") NOT paid.',
    });
  }
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  const trimmed = text.trimEnd();
  piece.lastIndex = 0;
  for (let at = 0; at < trimmed.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(trimmed);
    if (!found) throw new Wrong('has a quotation mark without its partner');
    const [, quoted, bracket, minus, bare = ''] = found;
    if (quoted !== undefined) pieces.push({ kind: 'words', text: `"${quoted}"` });
    else if (bracket) pieces.push({ kind: bracket === '(' ? 'open' : 'close', text: bracket });
    else if (minus) pieces.push({ kind: 'not', text: '-' });
    else if (/^(AND|OR|NOT)$/.test(bare))
      pieces.push({ kind: bare.toLowerCase() as 'and' | 'or' | 'not', text: bare });
    else if (/^NEAR(\/\d{1,2})?$/.test(bare)) pieces.push({ kind: 'near', text: bare });
    else pieces.push({ kind: 'words', text: bare });
  }
  return pieces;
}

interface Reading {
  readonly pieces: readonly Piece[];
  at: number;
  depth: number;
}

const next = (reading: Reading) => reading.pieces[reading.at];
const isNext = (reading: Reading, kind: Piece['kind']) => next(reading)?.kind === kind;

function readOr(reading: Reading): Rule {
  const of = [readAnd(reading)];
  while (isNext(reading, 'or')) {
    reading.at++;
    of.push(readAnd(reading));
  }
  if (of.length > 1 && of.some(isExclusion)) throw new Wrong('has OR beside a part that only excludes');
  return of.length === 1 ? (of[0] as Rule) : { kind: 'or', of };
}

function readAnd(reading: Reading): Rule {
  const of = [readNear(reading)];
  // "bill -paid" and "bill NOT paid" need no AND.
  while (isNext(reading, 'and') || isNext(reading, 'not') || isNext(reading, 'open')) {
    if (isNext(reading, 'and')) reading.at++;
    of.push(readNear(reading));
  }
  return of.length === 1 ? (of[0] as Rule) : { kind: 'and', of };
}

function readNear(reading: Reading): Rule {
  let left = readOne(reading);
  for (let here = next(reading); here?.kind === 'near'; here = next(reading)) {
    reading.at++;
    const right = readOne(reading);
    if (isExclusion(left) || isExclusion(right)) throw new Wrong('has NEAR beside a part that only excludes');
    left = { kind: 'near', of: [left, right], within: Number(here.text.split('/')[1] ?? usualDistance) };
  }
  return left;
}

function readOne(reading: Reading): Rule {
  const here = next(reading);
  const before = reading.pieces[reading.at - 1]?.text;
  if (!here) throw new Wrong(before ? `ends after ${before}, where words must follow` : 'is empty');
  if (here.kind === 'not') {
    reading.at++;
    return { kind: 'not', of: readOne(reading) };
  }
  if (here.kind === 'open') {
    if (++reading.depth > deepest) throw new Wrong(`has more than ${deepest} brackets inside each other`);
    reading.at++;
    const inside = readOr(reading);
    if (!isNext(reading, 'close')) throw new Wrong('has a bracket that is never closed');
    reading.at++;
    reading.depth--;
    return inside;
  }
  if (here.kind !== 'words')
    throw new Wrong(
      `has ${here.text} ${before ? `after ${before}` : 'at its beginning'}, where words must stand`,
    );
  const words: Word[] = [];
  for (let each = next(reading); each?.kind === 'words'; each = next(reading)) {
    words.push(...wordsIn(each.text));
    reading.at++;
  }
  if (words.length === 0) throw new Wrong(`has ${here.text}, in which there is no word`);
  return { kind: 'phrase', words };
}

function wordsIn(text: string): Word[] {
  return text.split(/\s+/).flatMap((part) => {
    const folded = fold(part.replaceAll('*', ' ')).map((word) => ({ text: word.text, isBeginning: false }));
    const last = folded.at(-1);
    if (last && /\*["]?$/.test(part)) folded[folded.length - 1] = { text: last.text, isBeginning: true };
    return folded;
  });
}

/** Whether a rule only rules out. */
export function isExclusion(rule: Rule): boolean {
  if (rule.kind === 'not') return true;
  return rule.kind === 'and' && rule.of.every(isExclusion);
}
