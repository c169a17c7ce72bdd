import { functionWords } from './function-words.ts';
import {
  announcers,
  clauseOpeners,
  emptyInNames,
  joiningWords,
  pluralS,
  verbParticles,
} from './naming-words.ts';

/** A phrase, or a word, of some texts. */
export interface Gram {
  /** As most texts write it. */
  readonly written: string;
  readonly words: number;
  /** Words that carry a topic: "queue for the breakfast" has two. */
  readonly carrying: number;
  /** Number of texts that hold it. */
  readonly texts: number;
  /** Number of texts in which nothing that belongs to it comes after … */
  readonly ended: number;
  /** … nor stands before it ("broken | air conditioning"). */
  readonly whole: number;
}

export interface Token {
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Carries no topic: a function word, a name to be avoided, what redaction left. */
  readonly empty: boolean;
  readonly masked: boolean;
  /** A mark stands between it and the word before. */
  readonly afterStop: boolean;
}

const piece = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’-][\p{L}\p{N}\p{M}]+)*/gu;
/** Laughter and sighs say no topic, however long. */
const noise = /^(?:(?:j+[aeiou]+)+j?|(?:h+[aeiou]+)+h?|a+j[aj]*|l+o+l+|x+d+|(?:ks?)+|r+t|u+f+|a+h+|o+h+)$/u;
const stop = /[.!?;:,()"“”«»\n]/;
/** What redaction puts in place of personal data names nothing. */
const masked = /^(?:\p{Lu}{3,}_?\d*|x{3,}|\p{N}+)$/u;
const longestRead = 2_000;
const longestPhrase = 4;
/** Of all uses of a verb, so many have the particle: then the two are one word. */
const mostlyTogether = 0.5;
const fewestTogether = 3;

/** Cuts texts of a language into words that may name something and words that may not. */
export function tokenizer(language: string, avoid: ReadonlySet<string>, texts: readonly string[]) {
  const common = functionWords(language);
  const uncounted = emptyInNames(language);
  const folds = pluralS.has(language);
  const keyOf = (word: string) => {
    const key = word.toLowerCase().replaceAll('’', "'");
    return folds && key.length > 4 && /[^sui']s$/.test(key) && !common.has(key) ? key.slice(0, -1) : key;
  };
  const plain = (text: string): Token[] => {
    const source = text.slice(0, longestRead);
    let last = 0;
    return [...source.matchAll(piece)].map((match) => {
      const key = keyOf(match[0]);
      // Whoever is addressed (@shop) is no topic.
      const isMasked = masked.test(match[0]) || source[match.index - 1] === '@';
      const token = {
        key,
        start: match.index,
        end: match.index + match[0].length,
        masked: isMasked,
        empty:
          isMasked ||
          common.has(key) ||
          noise.test(key) ||
          uncounted.has(key) ||
          avoid.has(key) ||
          avoid.has(match[0].toLowerCase()),
        afterStop: stop.test(source.slice(last, match.index)),
      };
      last = token.end;
      return token;
    });
  };
  const pairs = particlePairs(texts.map(plain), verbParticles(language), announcers(language));
  return (text: string): Token[] => withParticles(plain(text), pairs);
}

/** Where an article comes after these they belong to it: "slow in the evening", "surprises on the bill". */
const placing: ReadonlySet<string> = new Set(['in', 'on', 'over']);

function particlePairs(
  texts: readonly (readonly Token[])[],
  particles: ReadonlySet<string>,
  articles: ReadonlySet<string>,
): Set<string> {
  if (particles.size === 0) return new Set();
  const words = new Map<string, number>();
  const together = new Map<string, number>();
  for (const tokens of texts) {
    tokens.forEach(({ key, empty }, i) => {
      if (empty) return;
      words.set(key, (words.get(key) ?? 0) + 1);
      const next = tokens[i + 1];
      if (next === undefined || next.afterStop || !particles.has(next.key)) return;
      const after = tokens[i + 2];
      if (placing.has(next.key) && after?.afterStop === false && articles.has(after.key)) return;
      const pair = `${key} ${next.key}`;
      together.set(pair, (together.get(pair) ?? 0) + 1);
    });
  }
  return new Set(
    [...together]
      .filter(
        ([pair, n]) =>
          n >= fewestTogether && n >= mostlyTogether * (words.get(pair.split(' ')[0] ?? '') ?? n),
      )
      .map(([pair]) => pair),
  );
}

function withParticles(tokens: readonly Token[], pairs: ReadonlySet<string>): Token[] {
  if (pairs.size === 0) return [...tokens];
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const [token, next] = [tokens[i] as Token, tokens[i + 1]];
    const pair = next === undefined || next.afterStop ? '' : `${token.key} ${next.key}`;
    if (next === undefined || !pairs.has(pair)) {
      joined.push(token);
      continue;
    }
    joined.push({ ...token, key: pair, end: next.end });
    i++;
  }
  return joined;
}

/** Phrases of one to four words within a clause that begin and end with a word that carries a topic. */
export function gramsOf(
  texts: readonly string[],
  language: string,
  tokens: (text: string) => readonly Token[],
): Map<string, Gram> {
  const openers = clauseOpeners(language);
  const waiting = announcers(language);
  const joining = joiningWords(language);
  const found = new Map<
    string,
    Omit<Gram, 'written'> & { texts: number; ended: number; whole: number; forms: Map<string, number> }
  >();
  for (const text of texts) {
    const words = tokens(text);
    const here = new Map<
      string,
      { written: string; words: number; carrying: number; ended: boolean; whole: boolean }
    >();
    words.forEach((first, at) => {
      if (first.empty) return;
      const before = words[at - 1];
      const begins = first.afterStop || before === undefined || before.empty;
      let key = '';
      let carrying = 0;
      let joins = false;
      for (let n = 1; n <= longestPhrase; n++) {
        const last = words[at + n - 1];
        if (last === undefined || last.masked || openers.has(last.key) || (n > 1 && last.afterStop)) break;
        key = n === 1 ? last.key : `${key} ${last.key}`;
        joins ||= joining.has(last.key);
        if (joins && n > 3) break;
        if (last.empty) continue;
        carrying++;
        const next = words[at + n];
        const ends =
          next === undefined || next.afterStop || (next.empty && !waiting.has(next.key) && !next.masked);
        const known = here.get(key);
        if (known === undefined) {
          const written = text.slice(first.start, last.end);
          here.set(key, { written, words: n, carrying, ended: ends, whole: begins && ends });
        } else {
          known.ended ||= ends;
          known.whole ||= begins && ends;
        }
      }
    });
    for (const [key, { written, ended, whole, ...rest }] of here) {
      const gram = found.get(key) ?? {
        ...rest,
        texts: 0,
        ended: 0,
        whole: 0,
        forms: new Map<string, number>(),
      };
      gram.texts++;
      if (ended) gram.ended++;
      if (whole) gram.whole++;
      gram.forms.set(written, (gram.forms.get(written) ?? 0) + 1);
      found.set(key, gram);
    }
  }
  return new Map(
    [...found].map(([key, { forms, ...gram }]) => [key, { ...gram, written: mostWritten(forms) }]),
  );
}

const mostWritten = (forms: ReadonlyMap<string, number>): string =>
  [...forms].sort(([a, m], [b, n]) => n - m || (a < b ? 1 : -1))[0]?.[0] ?? '';
