import type { Labelled } from '../labelled.ts';
import { explain, tellReasons } from '../learning/reasons.ts';
import type { Sparse } from '../learning/sparse.ts';
import { readable } from '../learning/tfidf.ts';
import { surenessOf } from './confidence.ts';
import { embeddingWeight, rowMaker } from './features.ts';
import type { Embed } from './fit-themes.ts';
import { leftOutWords } from './left-out-words.ts';
import { rulesOut, searchable, spansOf } from './match-rule.ts';
import type { TaughtModel } from './model.ts';
import { belowness, kinship, type Ranked, rank, specificFirst } from './rank.ts';
import { rulesOf, type ThemeRule } from './rule-records.ts';
import { indexOf } from './taxonomy.ts';

/** Rule and model say different things about a clause; the rule decides, a person should look. */
export interface Dispute {
  readonly theme: string;
  /** The rule gave the theme and the model doubts it, or ruled it out and the model would have given it. */
  readonly rule: string;
  readonly said: 'given' | 'ruled out';
  /** How sure the model is of the theme. */
  readonly model: number;
}

/** A theme with how sure the model is of it. */
export interface Guess {
  readonly theme: string;
  /** Calibrated where the model was; else it only orders. */
  readonly confidence: number;
  readonly score: number;
}

/** Everything the classifier has to say about one clause. */
export interface ThemeReading {
  /** The themes given; `label` is the theme's id. None = unassigned. */
  readonly labels: readonly Labelled[];
  readonly disputes: readonly Dispute[];
  /** The model's best themes whatever their threshold, best first; a likely theme before those above it. */
  readonly guesses: readonly Guess[];
}

/** A rule's label claims a confidence once so many examples have met the rule. */
const enoughMet = 10;
/** Below this the model contradicts a rule. */
const doubt = 0.1;
const mostGuesses = 5;
/** More likely than not. */
const likely = 0.5;
const mostReasons = 5;
const mostLeftOut = 3;
const embeddingName = 'meaning of the words';

type Reader = (text: string, vector?: ArrayLike<number>, embed?: Pick<Embed, 'of'>) => ThemeReading;
const readers = new WeakMap<TaughtModel, Reader>();

/**
 * Themes of a clause, each with what proves it. Rules win over the model and are the reason then; a theme and one below
 * it are told as the one below. `vector` is the clause's embedding by the embedder the model was taught with; leave it out
 * for a language that embedder does not know. With `embed`, reasons also name the words the embedding's part comes from.
 */
export function classify(
  model: TaughtModel,
  text: string,
  vector?: ArrayLike<number>,
  embed?: Pick<Embed, 'of'>,
): readonly Labelled[] {
  return readThemes(model, text, vector, embed).labels;
}

/** As `classify`, with the model's guesses below their thresholds and its disputes with rules. */
export function readThemes(
  model: TaughtModel,
  text: string,
  vector?: ArrayLike<number>,
  embed?: Pick<Embed, 'of'>,
): ThemeReading {
  let reader = readers.get(model);
  if (!reader) {
    reader = readerOf(model);
    readers.set(model, reader);
  }
  return reader(text, vector, embed);
}

function readerOf(model: TaughtModel): Reader {
  const makeRow = rowMaker(model.tfidf, model.embedding?.dimensions ?? 0);
  const rules = rulesOf(model.taxonomy);
  const { above } = indexOf(model.taxonomy);
  const ids = model.learnt.map((theme) => theme.id);
  const column = new Map(ids.map((id, t) => [id, t]));
  const isBelow = belowness(ids, above);
  const kin = kinship(isBelow);
  const sureness = ({ score, rival }: Ranked) => surenessOf(model.confidence, score, rival);
  const isLikely = (one: Ranked) => sureness(one) >= likely;
  const onlyGathers = (t: number) => model.learnt[t]?.onlyGathers === true;
  return (text, vector, embed) => {
    const row = makeRow(text, vector);
    const scores = scoresOf(model, row);
    // A text without one known word is like nothing that was taught: its bias alone must not speak.
    const ranked = row.indices.length === 0 ? [] : rank(scores, kin, mostGuesses);
    const guesses = specificFirst(ranked, isBelow, isLikely, onlyGathers).map((one) => ({
      theme: ids[one.theme] as string,
      confidence: sureness(one),
      score: one.score,
    }));
    const byRule = rules.length === 0 ? noRules : readRules(model, rules, text);
    const byModel = guesses.filter(
      (guess) =>
        guess.confidence >= (model.learnt[column.get(guess.theme) as number]?.threshold ?? 1) &&
        !byRule.out.has(guess.theme) &&
        !byRule.given.has(guess.theme),
    );
    const labels = [
      ...byRule.given.values(),
      ...byModel.map((guess) =>
        modelLabel(model, guess, column.get(guess.theme) as number, row, text, embed),
      ),
    ];
    const covered = new Set(labels.flatMap((label) => above(label.label)));
    return {
      labels: labels.filter((label) => !covered.has(label.label)),
      disputes: disputesOf(model, byRule, guesses, column),
      guesses,
    };
  };
}

/** Bias + weights · row for every theme. */
function scoresOf({ weights, bias, learnt }: TaughtModel, row: Sparse): Float64Array {
  const themes = learnt.length;
  const scores = Float64Array.from(bias);
  for (let k = 0; k < row.indices.length; k++) {
    const from = (row.indices[k] as number) * themes;
    const value = row.values[k] as number;
    for (let t = 0; t < themes; t++)
      scores[t] = (scores[t] as number) + value * (weights[from + t] as number);
  }
  return scores;
}

interface ByRule {
  readonly given: ReadonlyMap<string, Labelled>;
  /** Theme → the rule that gave it or ruled it out. */
  readonly by: ReadonlyMap<string, string>;
  readonly out: ReadonlySet<string>;
}
const noRules: ByRule = { given: new Map(), by: new Map(), out: new Set() };

function readRules(model: TaughtModel, rules: readonly ThemeRule[], text: string): ByRule {
  const ready = searchable(text);
  const given = new Map<string, Labelled>();
  const by = new Map<string, string>();
  const out = new Set<string>();
  for (const { theme, rule, text: written, excludes } of rules) {
    if (!excludes || out.has(theme) || !rulesOut(rule, ready)) continue;
    out.add(theme);
    by.set(theme, written);
  }
  rules.forEach(({ theme, rule, text: written, excludes }, i) => {
    if (excludes || out.has(theme) || given.has(theme)) return;
    const spans = spansOf(rule, ready);
    const [first] = spans;
    if (!first) return;
    const record = model.rules[i];
    given.set(theme, {
      label: theme,
      start: first.start,
      end: spans.reduce((end, span) => Math.max(end, span.end), first.end),
      method: 'rule',
      ...(record && record.met >= enoughMet && { confidence: share(record.right + 1, record.met + 2) }),
      reason: [
        `rule: ${written}`,
        ...spans.slice(0, mostReasons).map(({ start, end }) => `“${text.slice(start, end)}”`),
      ],
    });
    by.set(theme, written);
  });
  return { given, by, out };
}

const share = (part: number, whole: number) => Math.round((part / whole) * 1e4) / 1e4;

function modelLabel(
  model: TaughtModel,
  guess: Guess,
  t: number,
  row: Sparse,
  text: string,
  embed?: Pick<Embed, 'of'>,
): Labelled {
  const words =
    embed && model.embedding ? leftOutWords(text, meaningScore(model, t), embed).slice(0, mostLeftOut) : [];
  const named = words.length > 0 ? ` (${words.map(({ term }) => `“${term}”`).join(', ')})` : '';
  const lines = tellReasons(explainTheme(model, t, row), mostReasons);
  return {
    label: guess.theme,
    start: 0,
    end: text.length,
    method: 'model',
    ...(model.confidence && { confidence: guess.confidence }),
    reason: lines.map((line) =>
      line.startsWith(embeddingName) ? `${embeddingName}${named}${line.slice(embeddingName.length)}` : line,
    ),
  };
}

/** The embedding's part of a theme's score. */
function meaningScore(
  { weights, learnt, tfidf }: TaughtModel,
  t: number,
): (vector: ArrayLike<number>) => number {
  return (vector) => {
    let sum = 0;
    for (let i = 0; i < vector.length; i++) {
      sum +=
        embeddingWeight *
        (vector[i] as number) *
        (weights[(tfidf.terms.length + i) * learnt.length + t] as number);
    }
    return sum;
  };
}

/** Why a theme got its score: weight × value of each term, the embedding as one, adding up with the bias. */
function explainTheme({ weights, bias, learnt, tfidf }: TaughtModel, t: number, row: Sparse) {
  const own = Float64Array.from(row.indices, (column) => weights[column * learnt.length + t] as number);
  const places = { indices: Int32Array.from(own.keys()), values: row.values };
  return explain({ weights: own, bias: bias[t] as number }, places, (place) => {
    const term = tfidf.terms[row.indices[place] as number];
    return term === undefined ? embeddingName : readable(term);
  });
}

function disputesOf(
  model: TaughtModel,
  { given, by, out }: ByRule,
  guesses: readonly Guess[],
  column: ReadonlyMap<string, number>,
): Dispute[] {
  const sure = new Map(guesses.map((guess) => [guess.theme, guess.confidence]));
  return [...by].flatMap(([theme, rule]): Dispute[] => {
    const t = column.get(theme);
    if (t === undefined) return [];
    const confidence = sure.get(theme) ?? 0;
    if (given.has(theme))
      return confidence < doubt ? [{ theme, rule, said: 'given', model: confidence }] : [];
    const would = out.has(theme) && confidence >= (model.learnt[t]?.threshold ?? 1);
    return would ? [{ theme, rule, said: 'ruled out', model: confidence }] : [];
  });
}
