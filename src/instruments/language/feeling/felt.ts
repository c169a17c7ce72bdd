import type { Lexicon, Role } from './lexicon.ts';
import { type Written, written } from './written.ts';

/** A word or phrase with a value, and what the words around it made of it. */
export interface Felt {
  /** Indices of words, `to` one past the last. */
  readonly from: number;
  readonly to: number;
  /** As listed, -4 … 4. */
  readonly listed: number;
  /** After negation, boosters, contrast, questions, capitals. */
  readonly value: number;
  readonly turned: boolean;
  readonly picture: boolean;
  readonly ironic: boolean;
  /** In words: "not", "very", "after but", "in irony". */
  readonly because: readonly string[];
}

export interface Feeling {
  readonly written: Written;
  readonly felt: readonly Felt[];
  /** Negators that met no word with a value: "nobody came back to me". */
  readonly looseNegators: number;
  readonly ironies: number;
  readonly hasContrast: boolean;
}

interface Item {
  readonly from: number;
  readonly to: number;
  readonly role: Role;
}

/** How far, in words, a negator reaches forward, and (German and French) backward. */
const reach = 4;
const reachBack: Readonly<Record<string, number>> = { de: 3, fr: 1 };
/** Where two negators say one no: "no me ayudó nadie". */
const concord = new Set(['es', 'fr', 'pt', 'it']);

/** Finds the words with values in a text and works out what each is worth there. */
export function feel(text: string, lexicon: Lexicon): Feeling {
  const read = written(text);
  const items: Item[] = [];
  for (let at = 0; at < read.folded.length; ) {
    const found = lexicon.roles.longestAt(read, at);
    if (found !== undefined) items.push({ from: found.from, to: found.to, role: found.value });
    at = found?.to ?? at + 1;
  }
  return weigh(read, items, lexicon.language);
}

function weigh(read: Written, items: readonly Item[], language: string): Feeling {
  const valued = items.map(({ role }, i) => isValued(items, i) && role.value !== 0);
  const used = new Set<number>();
  const felt: Felt[] = [];
  const lastContrast = items.findLastIndex(({ role }) => role.contrast === true);
  let ironies = 0;
  items.forEach((item, i) => {
    if (!valued[i]) return;
    const because: string[] = [];
    const listed = item.role.value ?? 0;
    let value = listed * strengthAround(read, items, valued, i, because);
    const says = concord.has(language) && (item.role.negative === true || item.role.negates === true);
    const negators = item.role.picture || says ? [] : negatorsOf(read, items, valued, i, language, used);
    const turned = negators.length > 0 && (concord.has(language) || negators.length % 2 === 1);
    for (const k of negators) {
      used.add(k);
      because.push(wordsOf(read, items[k] as Item));
    }
    if (turned) value = listed > 0 ? -0.7 * value : -0.45 * value;
    else if (negators.length > 0) value *= 0.6;
    const ironic = listed > 0 && isIronic(read, items, valued, i);
    if (ironic) {
      value = -2;
      ironies += 1;
      because.push('in irony');
    }
    if (lastContrast >= 0 && lastContrast !== i) {
      const isBefore = i < lastContrast;
      value *= isBefore ? 0.6 : 1.25;
      because.push(isBefore ? 'before a turn' : 'after a turn');
    }
    if (inConcession(read, items, i)) {
      value *= 0.6;
      because.push('granted');
    }
    if (read.asks[read.sentence[item.from] ?? 0] && listed > 0) {
      value *= 0.6;
      because.push('in a question');
    }
    if (read.shouted[item.from]) {
      value *= 1.3;
      because.push('in capitals');
    }
    felt.push({
      from: item.from,
      to: item.to,
      listed,
      value,
      turned,
      picture: item.role.picture === true,
      ironic,
      because,
    });
  });
  const looseNegators = items.filter(({ role }, k) => role.negates && !valued[k] && !used.has(k)).length;
  return { written: read, felt, looseNegators, ironies, hasContrast: lastContrast >= 0 };
}

/** A word that is both a value and a booster or negator ("damn slow", "lack of trust") gives way before a value. */
function isValued(items: readonly Item[], i: number): boolean {
  const item = items[i] as Item;
  if (item.role.value === undefined) return false;
  if (item.role.factor === undefined && item.role.negates === undefined) return true;
  const next = items[i + 1];
  return !(next?.role.value !== undefined && next.role.value !== 0 && next.from - item.to <= 1);
}

const wordsOf = (read: Written, item: Item) =>
  read.text.slice(read.begin[item.from] ?? 0, read.end[item.to - 1] ?? 0);

function breaksBetween(read: Written, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (read.starts[at] || read.pauses[at]) return true;
  return false;
}

function strengthAround(
  read: Written,
  items: readonly Item[],
  valued: readonly boolean[],
  i: number,
  because: string[],
): number {
  const item = items[i] as Item;
  let factor = 1;
  for (let k = i - 1, edge = item.from; k >= 0 && k >= i - 3; k--) {
    const before = items[k] as Item;
    if (edge - before.to > 1 || breaksBetween(read, before.to, edge + 1)) break;
    if (valued[k]) break;
    if (before.role.factor !== undefined) {
      factor *= before.role.factor;
      because.push(wordsOf(read, before));
    }
    edge = before.from;
  }
  const after = items[i + 1];
  if (
    after?.role.factor !== undefined &&
    !valued[i + 1] &&
    after.from - item.to <= 1 &&
    !breaksBetween(read, item.to, after.to) &&
    !((items[i + 2]?.from ?? Number.POSITIVE_INFINITY) - after.to <= 1 && valued[i + 2])
  ) {
    factor *= after.role.factor;
    because.push(wordsOf(read, after));
  }
  return Math.min(2, Math.max(0.4, factor));
}

/** Negators in reach of the value at i: one clings to the first value after it, and to one joined to that. */
function negatorsOf(
  read: Written,
  items: readonly Item[],
  valued: readonly boolean[],
  i: number,
  language: string,
  used: ReadonlySet<number>,
): number[] {
  const item = items[i] as Item;
  const found: number[] = [];
  let joined = false;
  for (let k = i - 1; k >= 0; k--) {
    const before = items[k] as Item;
    if (before.role.contrast || before.role.concession) break;
    if (item.from - before.to >= reach || breaksBetween(read, before.to, item.from + 1)) break;
    if (valued[k] && !before.role.negates) {
      if (item.from - before.to > 1) break;
      joined = true;
      continue;
    }
    if (before.role.negates && (!used.has(k) || joined)) found.push(k);
  }
  const back = reachBack[language] ?? 0;
  for (let k = i + 1; back > 0 && k < items.length; k++) {
    const after = items[k] as Item;
    if (after.from - item.to >= back || breaksBetween(read, item.to, after.to)) break;
    if (valued[k] || after.role.contrast) break;
    if (after.role.negates) found.push(k);
  }
  return found;
}

/**
 * Thanks and praise that are not meant: thanks followed in the same sentence by something bad, praise in quotes, or a
 * short cheer at the beginning with nothing but bad news behind it ("Great, it crashed again").
 */
function isIronic(read: Written, items: readonly Item[], valued: readonly boolean[], i: number): boolean {
  const item = items[i] as Item;
  if (item.role.picture) return false;
  if (read.quoted[item.from] && read.quoted[item.to - 1]) return true;
  const inSentence = (k: number) => read.sentence[items[k]?.from ?? 0] === read.sentence[item.from];
  if (item.role.thanks) {
    for (let k = i + 1; k < items.length && inSentence(k); k++) {
      const later = items[k] as Item;
      if (later.from - item.to > 6 || later.role.contrast) return false;
      if (valued[k]) return (later.role.value ?? 0) <= -2;
    }
    return false;
  }
  if ((item.role.value ?? 0) >= 2 && standsAlone(read, item) && i > 0) {
    return (
      items.every((other, k) => k >= i || !valued[k] || (other.role.value ?? 0) < 0) &&
      valued.indexOf(true) < i
    );
  }
  if (item.from > 1 || (item.role.value ?? 0) < 2 || !read.pauses[item.to]) return false;
  let worst = 0;
  if (taunted(items, i)) worst = -2;
  for (let k = i + 1; k < items.length; k++) {
    if (!valued[k]) continue;
    const value = items[k]?.role.value ?? 0;
    if (value > 0) return false;
    worst = Math.min(worst, value);
  }
  return worst <= -2;
}

/** "Great, another update": right after the cheer stands a word that mocks it. */
function taunted(items: readonly Item[], i: number): boolean {
  const [item, next] = [items[i] as Item, items[i + 1]];
  return next?.role.taunt === true && next.from - item.to <= 2;
}

/** A sentence of its own: "Cut off after an hour. Brilliant." */
function standsAlone(read: Written, item: Item): boolean {
  const end =
    item.to >= read.folded.length || read.starts[item.to] || /^[!?]/.test(read.folded[item.to] ?? '');
  return item.from > 0 && read.starts[item.from] === true && end;
}

function inConcession(read: Written, items: readonly Item[], i: number): boolean {
  const item = items[i] as Item;
  for (let k = i - 1; k >= 0; k--) {
    const before = items[k] as Item;
    if (before.role.concession) return !breaksBetween(read, before.to, item.from + 1);
  }
  return false;
}
