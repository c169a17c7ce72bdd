import type { Linear } from '../learning/logistic.ts';
import { extendTfIdf } from '../learning/tfidf.ts';
import { readThemes } from './classify.ts';
import { knownTexts, lessonOf } from './examples.ts';
import { columnsOf, type Embed, fitTheme, matrixOf } from './fit-themes.ts';
import type { LearntTheme, TaughtModel } from './model.ts';
import { ruleRecords } from './rule-records.ts';
import { type Example, indexOf, type Taxonomy, type ThemeIndex, withThemesOf } from './taxonomy.ts';
import { countsOf, teach } from './teach.ts';

export interface Correction {
  /** The examples the last model was taught with, and those that hold now. */
  readonly before: readonly Example[];
  readonly after: readonly Example[];
  /** Left out: as it was. */
  readonly taxonomy?: Taxonomy;
  /** The embedder the last model was taught with, if any. */
  readonly embed?: Embed;
}

/** When more than this share of the examples changed, everything is learnt anew. */
const mostChanged = 0.2;

/**
 * The model after corrections, within seconds: only themes that the changed examples name, or that the last model would
 * have given them, are fitted again, from their last weights. Words never seen before are added. Confidence and
 * thresholds stay as measured; `corrections` counts how many changes they do not know of, so that `teach` can be called
 * when there is time. The last model is untouched: undo is to use it again.
 */
export function reteach(last: TaughtModel, { before, after, embed, ...given }: Correction): TaughtModel {
  const changed = difference(before, after);
  const isOther = (embed?.id ?? null) !== (last.embedding?.id ?? null);
  if (isOther || changed.length > mostChanged * after.length + 20) {
    return teach(after, {
      taxonomy: given.taxonomy ?? last.taxonomy,
      precision: last.precision,
      ...(embed && { embed }),
    });
  }
  const taxonomy = withThemesOf(given.taxonomy ?? last.taxonomy, after);
  const index = indexOf(taxonomy);
  const known = knownTexts(taxonomy, after);
  const tfidf = extendTfIdf(
    last.tfidf,
    changed.map((example) => example.text),
  );
  const seen = new Set(last.learnt.map((theme) => theme.id));
  const touched = touchedBy(changed, index, last, embed);
  const ids = taxonomy.themes.map(({ id }) => id).filter((id) => known.some((one) => one.yes.has(id)));
  const width = tfidf.terms.length + (embed?.dimensions ?? 0);
  const needsFit = ids.filter((id) => touched.has(id) || !seen.has(id));
  const matrix =
    needsFit.length === 0
      ? null
      : matrixOf(
          known.map((one) => one.text),
          tfidf,
          embed,
        );
  const fits = ids.map((id): Linear => {
    const from = oldWeights(last, id, tfidf.terms.length, width);
    if (from && (matrix === null || !needsFit.includes(id))) return from;
    if (matrix === null) return { weights: new Float64Array(width), bias: 0 };
    return fitTheme(matrix, { theme: id, ...lessonOf(id, index.above(id), known) }, from ? { from } : {});
  });
  const countOf = countsOf(known);
  return {
    ...last,
    taxonomy,
    tfidf,
    ...columnsOf(fits, width),
    learnt: ids.map((id) => ({ ...recordOf(last, id), ...countOf(id) })),
    rules: ruleRecords(taxonomy, known),
    corrections: last.corrections + changed.length,
  };
}

/** Examples that are in only one of the two lists. */
function difference(before: readonly Example[], after: readonly Example[]): Example[] {
  const keyed = (examples: readonly Example[]) =>
    new Map(
      examples.map((one) => [JSON.stringify([one.text, [...one.themes].sort(), [...one.not].sort()]), one]),
    );
  const [was, is] = [keyed(before), keyed(after)];
  return [
    ...[...was].flatMap(([key, one]) => (is.has(key) ? [] : [one])),
    ...[...is].flatMap(([key, one]) => (was.has(key) ? [] : [one])),
  ];
}

function touchedBy(
  changed: readonly Example[],
  index: ThemeIndex,
  last: TaughtModel,
  embed?: Embed,
): Set<string> {
  const vectors = embed?.of(changed.map((example) => example.text));
  return new Set(
    changed.flatMap((example, i) => {
      const named = [...example.themes, ...example.not].flatMap((name) => index.idOf(name) ?? []);
      const said = readThemes(last, example.text, vectors?.[i]).guesses.slice(0, 1);
      return [...named, ...named.flatMap((id) => index.above(id)), ...said.map((guess) => guess.theme)];
    }),
  );
}

/** A theme's last weights in the wider array: new terms weigh nothing, the embedding moves behind them. */
function oldWeights(last: TaughtModel, id: string, terms: number, width: number): Linear | null {
  const t = last.learnt.findIndex((theme) => theme.id === id);
  if (t === -1) return null;
  const themes = last.learnt.length;
  const weights = new Float64Array(width);
  const oldTerms = last.tfidf.terms.length;
  for (let c = 0; c * themes < last.weights.length; c++) {
    weights[c < oldTerms ? c : terms + c - oldTerms] = last.weights[c * themes + t] as number;
  }
  return { weights, bias: last.bias[t] as number };
}

/** What was measured about a theme; a new one borrows the middle threshold of the others. */
function recordOf(last: TaughtModel, id: string): LearntTheme {
  const known = last.learnt.find((theme) => theme.id === id);
  if (known) return known;
  const thresholds = last.learnt.map((theme) => theme.threshold).sort((a, b) => a - b);
  const threshold = thresholds[Math.floor(thresholds.length / 2)] ?? 0.5;
  return { id, examples: 0, onlyGathers: false, threshold, precision: null, recall: null };
}
