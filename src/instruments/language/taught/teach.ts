import { fitTfIdf } from '../learning/tfidf.ts';
import { learnConfidence } from './confidence.ts';
import { type KnownText, knownTexts, lessonOf } from './examples.ts';
import { taughtTerms } from './features.ts';
import { columnsOf, type Embed, fitTheme, matrixOf } from './fit-themes.ts';
import { scoreLeftOut } from './left-out.ts';
import type { LearntTheme, TaughtModel } from './model.ts';
import { judge } from './quality.ts';
import { belowness, kinship } from './rank.ts';
import { ruleRecords } from './rule-records.ts';
import { type Example, indexOf, type Taxonomy, withThemesOf } from './taxonomy.ts';

export interface TeachOptions {
  readonly taxonomy?: Taxonomy;
  readonly embed?: Embed;
  /** Share of given themes that shall be right; decides the thresholds. */
  readonly precision?: number;
}

export const emptyTaxonomy: Taxonomy = { name: '', version: 1, themes: [] };
const usualPrecision = 0.8;

/**
 * Learns a taxonomy from labelled texts: one logistic regression per theme on words, parts of words and the embedding;
 * confidence and thresholds from texts left out while learning. Themes that only the examples name are added.
 * The same examples in any order give the same model.
 */
export function teach(examples: readonly Example[], options: TeachOptions = {}): TaughtModel {
  const { embed, precision = usualPrecision } = options;
  const taxonomy = withThemesOf(options.taxonomy ?? emptyTaxonomy, examples);
  const known = knownTexts(taxonomy, examples);
  const texts = known.map((one) => one.text);
  const tfidf = fitTfIdf(texts, { options: taughtTerms });
  const matrix = matrixOf(texts, tfidf, embed);
  const { above } = indexOf(taxonomy);
  const themes = taxonomy.themes.map(({ id }) => id).filter((id) => known.some((one) => one.yes.has(id)));
  const lessons = themes.map((theme) => ({ theme, ...lessonOf(theme, above(theme), known) }));
  const fits = lessons.map((lesson) => fitTheme(matrix, lesson));
  const isBelow = belowness(themes, above);
  const leftOut = scoreLeftOut(matrix, lessons, known, fits, kinship(isBelow));
  const confidence = learnConfidence(
    leftOut.flatMap(({ known: one, ranked }) =>
      // Everyday texts are many: only their best theme counts, or they would lower every confidence.
      (one.from === 'everyday' ? ranked.slice(0, 1) : ranked).map(({ theme, score, rival }) => ({
        score,
        rival,
        right: one.yes.has(themes[theme] ?? ''),
      })),
    ),
    leftOut.length,
  );
  return {
    taxonomy,
    tfidf,
    embedding: embed ? { id: embed.id, dimensions: embed.dimensions } : null,
    ...columnsOf(fits, matrix.width),
    confidence,
    precision,
    ...judge({ themes, isBelow, count: countsOf(known), leftOut, confidence, precision }),
    rules: ruleRecords(taxonomy, known),
    corrections: 0,
  };
}

/** How many distinct texts speak of a theme, and whether none was given for it itself; seed phrases are not counted. */
export function countsOf(
  known: readonly KnownText[],
): (theme: string) => Pick<LearntTheme, 'examples' | 'onlyGathers'> {
  return (theme) => {
    const own = known.filter((one) => one.from !== 'everyday' && one.yes.has(theme));
    return {
      examples: new Set(own.filter((one) => one.from === 'example').map((one) => one.text)).size,
      onlyGathers: own.every((one) => !one.named.has(theme)),
    };
  };
}
