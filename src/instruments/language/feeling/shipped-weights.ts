import type { Calibration } from '../learning/calibrate.ts';
import { featureNames } from './features.ts';
import type { SentimentModel } from './sentiment-model.ts';
import { type SentimentRow, teachSentiment } from './teach-sentiment.ts';

/** A model as it lies in `weights/*.json`: a line per count and per term, so that a change can be read. */
export interface ShippedWeights {
  readonly language: string;
  readonly rows: number;
  readonly wordWeight: number;
  readonly calibration: Calibration | null;
  readonly bias: readonly number[];
  /** Name, then the weight for each class. */
  readonly counts: readonly (readonly (string | number)[])[];
  /** Term, its rarity, then the weight for each class. */
  readonly terms: readonly (readonly (string | number)[])[];
  readonly unseen: number;
}

const options = { words: [1, 2], characters: [0, 0], weights: [1, 1] } as const;

/**
 * How the weights we ship are learnt. The words of the lexicon were chosen with the even rows of each file in sight;
 * the odd rows, which nobody looked at, teach the weights, and confidence is calibrated out of fold on them.
 */
export function learnShipped(
  language: string,
  rowsOf: ReadonlyMap<string, readonly SentimentRow[]>,
): ShippedWeights | null {
  const unseenHalf = (rows: readonly SentimentRow[] = []) => rows.filter((_, i) => i % 2 === 1);
  const abroad = [...rowsOf]
    .filter(([theirs]) => theirs !== language)
    .flatMap(([theirs, rows]) => unseenHalf(rows).map((row) => ({ ...row, language: theirs })));
  const model = teachSentiment(unseenHalf(rowsOf.get(language)), language, {
    cost: 0.3,
    wordWeight: 0.5,
    least: 2,
    terms: options,
    abroad,
    abroadWeight: 0.3,
    enough: 200,
    tolerance: 1e-5,
  });
  return model === null ? null : pack(model);
}

const round = (x: number) => Math.round(x * 1e4) / 1e4 + 0;

function pack({ language, rows, wordWeight, calibration, classes, terms }: SentimentModel): ShippedWeights {
  const weightsAt = (column: number) => classes.map(({ weights }) => round(weights[column] ?? 0));
  return {
    language,
    rows,
    wordWeight,
    calibration: roundedCurve(calibration),
    bias: classes.map(({ bias }) => round(bias)),
    counts: featureNames.map((name, column) => [name, ...weightsAt(column)]),
    terms: terms.terms.map((term, i) => [
      term,
      round(terms.idf[i] ?? 0),
      ...weightsAt(featureNames.length + i),
    ]),
    unseen: round(terms.unseen),
  };
}

/** Rounded like the weights, so that the last digits of a sum, which differ between engines, do not show. */
function roundedCurve(curve: Calibration | null): Calibration | null {
  if (curve?.method === 'platt')
    return { ...curve, slope: round(curve.slope), intercept: round(curve.intercept) };
  return curve && { ...curve, at: curve.at.map(round), share: curve.share.map(round) };
}

export function unpack(shipped: ShippedWeights): SentimentModel {
  const number = (x: string | number | undefined) => Number(x ?? 0);
  return {
    language: shipped.language,
    rows: shipped.rows,
    wordWeight: shipped.wordWeight,
    calibration: shipped.calibration,
    terms: {
      options,
      terms: shipped.terms.map(([term]) => String(term)),
      idf: shipped.terms.map(([, rarity]) => number(rarity)),
      unseen: shipped.unseen,
    },
    classes: shipped.bias.map((bias, c) => ({
      bias,
      weights: [
        ...shipped.counts.map((count) => number(count[c + 1])),
        ...shipped.terms.map((term) => number(term[c + 2])),
      ],
    })),
  };
}
