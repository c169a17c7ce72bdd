import { calibrate, confidenceOf } from '../learning/calibrate.ts';
import { calibrationError } from '../learning/metrics.ts';
import { seeded } from '../learning/random.ts';
import { readSentiment } from './read-sentiment.ts';
import { sentimentClasses } from './sentiment-model.ts';
import type { SentimentRow, Unseen } from './teach-sentiment.ts';

/** A figure with its 95 % bootstrap interval over rows. */
export interface Bootstrapped {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What teaching is worth on a company's own rows. */
export interface TeachingProof {
  readonly n: number;
  /** Macro-F1 of what ships, and of what was taught on rows it had not seen. */
  readonly shipped: Bootstrapped;
  readonly taught: Bootstrapped;
  /** Taught less shipped, on the same rows drawn together. */
  readonly gain: Bootstrapped;
  /** Mean gap between confidence and share right; null with too few rows to tell. */
  readonly shippedCalibrationError: number | null;
  readonly taughtCalibrationError: number | null;
}

const draws = 500;
const folds = 5;
/** Below so many rows ten bins of confidence are noise. */
const enough = 100;

/**
 * Holds what was taught against what ships, on rows that neither had learnt from. The calibration error is taken from
 * confidences that are themselves calibrated on other rows (five parts).
 */
export function proveTeaching(
  rows: readonly SentimentRow[],
  unseen: Unseen,
  language: string,
): TeachingProof {
  const truth = rows.map(({ sentiment }) => sentimentClasses.indexOf(sentiment));
  const asShipped = rows.map(({ text }) => readSentiment(text, language));
  const shipped = asShipped.map((read) => sentimentClasses.indexOf(read?.class ?? 'neutral'));
  const taught = unseen.said.map((each) => sentimentClasses.indexOf(each));
  const random = seeded(11);
  const drawn: [number[], number[]] = [[], []];
  for (let draw = 0; draw < draws; draw++) {
    const chosen = Int32Array.from(rows, () => Math.floor(random() * rows.length));
    drawn[0].push(macroF1(truth, shipped, chosen));
    drawn[1].push(macroF1(truth, taught, chosen));
  }
  const all = Int32Array.from(rows.keys());
  const [was, is] = [macroF1(truth, shipped, all), macroF1(truth, taught, all)];
  const right = taught.map((said, i) => said === truth[i]);
  return {
    n: rows.length,
    shipped: within(was, drawn[0]),
    taught: within(is, drawn[1]),
    gain: within(
      is - was,
      drawn[1].map((value, i) => value - (drawn[0][i] ?? 0)),
    ),
    shippedCalibrationError:
      rows.length < enough || asShipped.some((read) => read?.confidence === undefined)
        ? null
        : round(
            calibrationError(
              asShipped.map((read) => read?.confidence ?? 0),
              shipped.map((said, i) => said === truth[i]),
            ),
          ),
    taughtCalibrationError: rows.length < enough ? null : crossed(unseen.scores, right),
  };
}

const round = (x: number) => Math.round(x * 1e4) / 1e4;

function within(value: number, drawn: readonly number[]): Bootstrapped {
  const sorted = drawn.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.floor(share * sorted.length)] ?? value);
  return { value: round(value), low: at(0.025), high: at(0.975) };
}

/** Mean F1 of the classes that occur or are said among the chosen rows. */
function macroF1(truth: readonly number[], said: readonly number[], chosen: Int32Array): number {
  const there = [0, 0, 0];
  const named = [0, 0, 0];
  const both = [0, 0, 0];
  for (const i of chosen) {
    const [t, s] = [truth[i] ?? 1, said[i] ?? 1];
    there[t] = (there[t] ?? 0) + 1;
    named[s] = (named[s] ?? 0) + 1;
    if (t === s) both[t] = (both[t] ?? 0) + 1;
  }
  const known = [0, 1, 2].filter((c) => (there[c] ?? 0) + (named[c] ?? 0) > 0);
  const sum = known.reduce((f, c) => f + (2 * (both[c] ?? 0)) / ((there[c] ?? 0) + (named[c] ?? 0)), 0);
  return known.length === 0 ? 0 : sum / known.length;
}

/** Calibration error of confidences that other parts of the rows calibrated. */
function crossed(scores: readonly number[], right: readonly boolean[]): number | null {
  const confidences: number[] = [];
  const proved: boolean[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const others = [...scores.keys()].filter((i) => i % folds !== fold);
    const curve = calibrate(
      others.map((i) => scores[i] ?? 0),
      others.map((i) => right[i] === true),
    );
    if (curve === null) return null;
    for (let i = fold; i < scores.length; i += folds) {
      confidences.push(confidenceOf(curve, scores[i] ?? 0));
      proved.push(right[i] === true);
    }
  }
  return round(calibrationError(confidences, proved));
}
