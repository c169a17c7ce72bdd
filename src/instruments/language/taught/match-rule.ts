import { type FoldedWord, fold } from './folded-words.ts';
import type { Rule } from './rules.ts';

/** Words from … to − 1 of a text. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** A text made ready for many rules. */
export interface Searchable {
  readonly words: readonly FoldedWord[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

export function searchable(text: string): Searchable {
  const words = fold(text);
  const places = new Map<string, number[]>();
  words.forEach((word, i) => {
    const known = places.get(word.text);
    if (known) known.push(i);
    else places.set(word.text, [i]);
  });
  return { words, places };
}

/** Where the words that meet a rule stand (UTF-16): the runs of words, in order. Empty = the rule is not met. */
export function spansOf(rule: Rule, text: Searchable): { readonly start: number; readonly end: number }[] {
  const runs = runsOf(rule, text) ?? [];
  return runs.map(({ from, to }) => ({
    start: text.words[from]?.start ?? 0,
    end: text.words[to - 1]?.end ?? 0,
  }));
}

/** Whether a rule that only rules out does so here. */
export function rulesOut(rule: Rule, text: Searchable): boolean {
  if (rule.kind === 'not') return runsOf(rule.of, text) !== null;
  return rule.kind === 'and' && rule.of.some((part) => rulesOut(part, text));
}

/** The runs that meet a rule; an empty list = met without words (only NOT); null = not met. */
function runsOf(rule: Rule, text: Searchable): Run[] | null {
  switch (rule.kind) {
    case 'phrase':
      return orNull(phrases(rule.words, text));
    case 'not':
      return runsOf(rule.of, text) === null ? [] : null;
    case 'or':
      return orNull(inOrder(rule.of.flatMap((part) => runsOf(part, text) ?? [])));
    case 'and': {
      const all = rule.of.map((part) => runsOf(part, text));
      return all.some((runs) => runs === null)
        ? null
        : inOrder(all.flatMap((runs) => runs?.slice(0, 1) ?? []));
    }
    case 'near':
      return orNull(
        inOrder(near(runsOf(rule.of[0], text) ?? [], runsOf(rule.of[1], text) ?? [], rule.within)),
      );
  }
}

const orNull = (runs: Run[]): Run[] | null => (runs.length === 0 ? null : runs);
const inOrder = (runs: Run[]): Run[] => runs.sort((a, b) => a.from - b.from || a.to - b.to);

function phrases(words: Extract<Rule, { kind: 'phrase' }>['words'], text: Searchable): Run[] {
  const [first] = words;
  if (!first) return [];
  const starts = first.isBeginning
    ? text.words.flatMap((word, i) => (word.text.startsWith(first.text) ? [i] : []))
    : (text.places.get(first.text) ?? []);
  return starts.flatMap((from) => {
    const fits = words.every(({ text: wanted, isBeginning }, k) => {
      const found = text.words[from + k]?.text;
      return found !== undefined && (isBeginning ? found.startsWith(wanted) : found === wanted);
    });
    return fits ? [{ from, to: from + words.length }] : [];
  });
}

/** Each left run with the nearest right run, before or after it, both being in order; runs that overlap are not near. */
function near(left: readonly Run[], right: readonly Run[], within: number): Run[] {
  const found: Run[] = [];
  let at = 0;
  for (const run of left) {
    while (at < right.length && (right[at] as Run).from < run.to) at++;
    const after = right[at];
    // The last right run that ends before this one begins: a few steps back, as runs are as short as phrases.
    let back = at - 1;
    while (back >= 0 && at - back <= 50 && (right[back] as Run).to > run.from) back--;
    const before = right[back];
    if (before && before.to <= run.from && run.from - before.to <= within)
      found.push({ from: before.from, to: run.to });
    else if (after && after.from - run.to <= within) found.push({ from: run.from, to: after.to });
  }
  return found;
}
