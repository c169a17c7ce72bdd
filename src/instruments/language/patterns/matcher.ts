import { isBreak, type Word } from './words.ts';

/**
 * A small language of word patterns, matched over folded words (lower case, no accents, no apostrophes). Elements,
 * separated by blanks:
 *   word            that word              word*           any word that begins so (*word: that ends so)
 *   a|b|c*          one of these           x?              may be missing (also a|b?)
 *   @name           one of a named list    #               a number ("3", "three"); its value is kept
 *   #ord            an ordinal ("3rd")     #unit           a unit of time; value = number × seconds
 *   ..4             at most four words, none across the end of a sentence
 *   -a|b            the next word is none of these (takes no word)
 *   ^  $            begin or end of a sentence
 * Time is bounded by (words) × (patterns that share a first word) × (gaps): no text makes it explode.
 */
export interface Pattern {
  readonly elements: readonly Element[];
  readonly source: string;
}

export interface Vocabulary {
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly ordinals: ReadonlyMap<string, number>;
  /** Seconds of each unit of time. */
  readonly units: ReadonlyMap<string, number>;
}

type Kind = 'word' | 'number' | 'ordinal' | 'unit' | 'gap' | 'not' | 'begin' | 'end';
interface Element {
  readonly kind: Kind;
  readonly exact: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  readonly optional: boolean;
  readonly gap: number;
}

export interface Match<Rule> {
  readonly rule: Rule;
  /** Indices of words: first, and one past the last. */
  readonly from: number;
  readonly to: number;
  /** Number, ordinal or seconds that the pattern captured. */
  readonly value?: number;
}

const MOST_GAPS = 4;
const MOST_REMEMBERED = 20_000;
/** Letters by which words that end alike are found; a suffix has at least so many. */
const SUFFIX = 3;
const LONGEST_GAP = 8;

/** Reads a pattern; throws on a pattern that could be slow or could match nothing (an error of the author). */
export function patternOf(source: string, vocabulary: Vocabulary): Pattern {
  const elements = source.split(' ').map((part) => elementOf(part, vocabulary, source));
  const first = elements.find((element) => element.kind !== 'begin');
  if (first === undefined || first.optional || first.kind === 'gap' || first.kind === 'not') {
    throw new Error(`The pattern "${source}" must begin with a word.`);
  }
  if (elements.filter((element) => element.kind === 'gap').length > MOST_GAPS) {
    throw new Error(`The pattern "${source}" has more than ${MOST_GAPS} gaps.`);
  }
  return { elements, source };
}

function elementOf(part: string, vocabulary: Vocabulary, source: string): Element {
  const nothing = { exact: new Set<string>(), prefixes: [], suffixes: [], optional: false, gap: 0 };
  if (part === '^') return { ...nothing, kind: 'begin' };
  if (part === '$') return { ...nothing, kind: 'end' };
  if (part.startsWith('..')) {
    const gap = Number(part.slice(2));
    if (!(gap >= 1 && gap <= LONGEST_GAP))
      throw new Error(`The gap of "${source}" must be 1 to ${LONGEST_GAP}.`);
    return { ...nothing, kind: 'gap', gap };
  }
  const optional = part.endsWith('?');
  const body = optional ? part.slice(0, -1) : part;
  if (body === '#') return { ...nothing, kind: 'number', optional };
  if (body === '#ord') return { ...nothing, kind: 'ordinal', optional };
  if (body === '#unit') return { ...nothing, kind: 'unit', optional };
  const negative = body.startsWith('-');
  if (negative && optional) throw new Error(`The pattern "${source}" doubts a word that must be absent.`);
  const words = (negative ? body.slice(1) : body).split('|').flatMap((word) => {
    if (!word.startsWith('@')) return [word];
    const list = vocabulary.lists[word.slice(1)];
    if (list === undefined) throw new Error(`The pattern "${source}" names an unknown list ${word}.`);
    return list;
  });
  if (words.some((word) => word === '' || word === '*'))
    throw new Error(`The pattern "${source}" has an empty word.`);
  if (words.some((word) => word.startsWith('*') && word.length <= SUFFIX)) {
    throw new Error(`The pattern "${source}" has a suffix of less than ${SUFFIX} letters.`);
  }
  return {
    kind: negative ? 'not' : 'word',
    exact: new Set(words.filter((word) => !word.includes('*'))),
    prefixes: words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
    suffixes: words.filter((word) => word.startsWith('*')).map((word) => word.slice(1)),
    optional,
    gap: 0,
  };
}

interface Entry<Rule> {
  readonly pattern: Pattern;
  readonly rule: Rule;
}

/** Patterns of many rules, found by the first word each can begin with. */
export class Matcher<Rule> {
  readonly #byWord = new Map<string, Entry<Rule>[]>();
  readonly #byPrefix = new Map<string, Entry<Rule>[]>();
  readonly #bySuffix = new Map<string, Entry<Rule>[]>();
  readonly #byValue: Entry<Rule>[] = [];
  readonly #prefixLengths: number[];
  readonly #remembered = new Map<string, readonly Entry<Rule>[]>();
  readonly #vocabulary: Vocabulary;

  constructor(
    rules: readonly { readonly rule: Rule; readonly patterns: readonly string[] }[],
    vocabulary: Vocabulary,
  ) {
    this.#vocabulary = vocabulary;
    for (const { rule, patterns } of rules) {
      for (const source of patterns) this.#enter({ pattern: patternOf(source, vocabulary), rule });
    }
    this.#prefixLengths = [...new Set([...this.#byPrefix.keys()].map((prefix) => prefix.length))].sort(
      (a, b) => a - b,
    );
  }

  #enter(entry: Entry<Rule>): void {
    const first = entry.pattern.elements.find((element) => element.kind !== 'begin');
    if (first === undefined) return;
    if (first.kind !== 'word') this.#byValue.push(entry);
    for (const word of first.exact) file(this.#byWord, word, entry);
    for (const prefix of first.prefixes) file(this.#byPrefix, prefix, entry);
    for (const suffix of first.suffixes) file(this.#bySuffix, suffix.slice(-SUFFIX), entry);
  }

  /** Every match, leftmost first; of one rule only the longest at each place, and none inside an earlier one. */
  find(words: readonly Word[]): Match<Rule>[] {
    const found: Match<Rule>[] = [];
    const reached = new Map<Rule, number>();
    for (let at = 0; at < words.length; at++) {
      const candidates = this.#candidates(words[at]?.folded ?? '');
      if (candidates.length === 0) continue;
      const best = new Map<Rule, Match<Rule>>();
      for (const { pattern, rule } of candidates) {
        if ((reached.get(rule) ?? 0) > at) continue;
        const hit = matchAt(pattern.elements, words, at, this.#vocabulary);
        if (hit === null || hit.to <= (best.get(rule)?.to ?? at)) continue;
        best.set(rule, {
          rule,
          from: at,
          to: hit.to,
          ...(hit.value === undefined ? {} : { value: hit.value }),
        });
      }
      for (const [rule, match] of best) {
        reached.set(rule, match.to);
        found.push(match);
      }
    }
    return found;
  }

  /** Patterns that can begin with a word; remembered for words seen, up to a number that no text exceeds in memory. */
  #candidates(folded: string): readonly Entry<Rule>[] {
    const known = this.#remembered.get(folded);
    if (known !== undefined) return known;
    const candidates = [...(this.#byWord.get(folded) ?? [])];
    for (const length of this.#prefixLengths) {
      if (length > folded.length) break;
      candidates.push(...(this.#byPrefix.get(folded.slice(0, length)) ?? []));
    }
    candidates.push(...(this.#bySuffix.get(folded.slice(-SUFFIX)) ?? []));
    if (this.#byValue.length > 0 && isValue(folded, this.#vocabulary)) candidates.push(...this.#byValue);
    if (this.#remembered.size < MOST_REMEMBERED) this.#remembered.set(folded, candidates);
    return candidates;
  }
}

function file<Rule>(index: Map<string, Entry<Rule>[]>, key: string, entry: Entry<Rule>): void {
  const entries = index.get(key);
  if (entries === undefined) index.set(key, [entry]);
  else if (entries.at(-1) !== entry) entries.push(entry);
}

const numeral = /^\d{1,6}(?:[.,]\d{1,2})?$/;

function isValue(folded: string, vocabulary: Vocabulary): boolean {
  return (
    numeral.test(folded) ||
    vocabulary.numbers.has(folded) ||
    ordinalOf(folded, vocabulary) !== undefined ||
    vocabulary.units.has(folded)
  );
}

/** The number a folded word says, or undefined. */
export function numberOf(folded: string, vocabulary: Vocabulary): number | undefined {
  return numeral.test(folded) ? Number(folded.replace(',', '.')) : vocabulary.numbers.get(folded);
}

const ordinal = /^(\d{1,3})(?:st|nd|rd|th|o|a|er|era|ro|ra|do|da|to|ta|e|eme|ª|º)$/;

function ordinalOf(folded: string, vocabulary: Vocabulary): number | undefined {
  const known = vocabulary.ordinals.get(folded);
  if (known !== undefined) return known;
  const digits = ordinal.exec(folded)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

interface Hit {
  readonly to: number;
  readonly value?: number | undefined;
}

function matchAt(
  elements: readonly Element[],
  words: readonly Word[],
  start: number,
  vocabulary: Vocabulary,
): Hit | null {
  const step = (index: number, at: number, value: number | undefined): Hit | null => {
    const element = elements[index];
    if (element === undefined) return { to: at, value };
    if (element.kind === 'begin') return at === 0 || isBreak(words, at) ? step(index + 1, at, value) : null;
    if (element.kind === 'end') {
      return at >= words.length || isBreak(words, at) ? step(index + 1, at, value) : null;
    }
    if (element.kind === 'not') {
      return at < words.length && !isBreak(words, at) && hasWord(element, words[at]?.folded ?? '')
        ? null
        : step(index + 1, at, value);
    }
    if (element.kind === 'gap') {
      for (let skipped = 0; skipped <= element.gap && at + skipped <= words.length; skipped++) {
        if (skipped > 0 && at + skipped - 1 > start && isBreak(words, at + skipped - 1)) return null;
        const hit = step(index + 1, at + skipped, value);
        if (hit !== null) return hit;
      }
      return null;
    }
    const word = words[at];
    if (word !== undefined && (at === start || !isBreak(words, at))) {
      const taken = take(element, word.folded, value, vocabulary);
      if (taken !== null) {
        const hit = step(index + 1, at + 1, taken.value);
        if (hit !== null) return hit;
      }
    }
    return element.optional ? step(index + 1, at, value) : null;
  };
  const hit = step(0, start, undefined);
  return hit !== null && hit.to > start ? hit : null;
}

function take(
  element: Element,
  folded: string,
  value: number | undefined,
  vocabulary: Vocabulary,
): { value: number | undefined } | null {
  if (element.kind === 'word') return hasWord(element, folded) ? { value } : null;
  if (element.kind === 'number') {
    const number = numberOf(folded, vocabulary);
    return number === undefined ? null : { value: number };
  }
  if (element.kind === 'ordinal') {
    const rank = ordinalOf(folded, vocabulary);
    return rank === undefined ? null : { value: rank };
  }
  const unit = vocabulary.units.get(folded);
  return unit === undefined ? null : { value: (value ?? 1) * unit };
}

function hasWord(element: Element, folded: string): boolean {
  if (element.exact.has(folded)) return true;
  for (const prefix of element.prefixes) if (folded.startsWith(prefix)) return true;
  for (const suffix of element.suffixes) if (folded.endsWith(suffix)) return true;
  return false;
}
