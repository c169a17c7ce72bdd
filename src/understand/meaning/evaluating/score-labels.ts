import { calibrationError, classification } from '../../../instruments/language/learning/metrics.ts';
import { proportion } from '../../../instruments/statistics/proportion.ts';
import type { Evaluation } from '../contract.ts';

/** What was said of a row, beside what people say. */
export interface Said {
  readonly text: string;
  readonly language: string;
  /** Several are right where people gave several. */
  readonly expected: readonly string[];
  readonly predicted: string;
  /** null where the task states none. */
  readonly confidence: number | null;
}

const round = (value: number | null) =>
  value === null || !Number.isFinite(value) ? null : Math.round(value * 1e4) / 1e4;
const worstShown = 20;
const shownText = 300;

/** With several right answers, the one that was said counts as the truth, else the first. */
const truthOf = ({ expected, predicted }: Said) =>
  expected.includes(predicted) ? predicted : (expected[0] ?? '');

/** The figures of a task on labelled rows. */
export function scoreLabels(task: Evaluation['task'], rows: readonly Said[], version: string): Evaluation {
  const truth = rows.map(truthOf);
  const said = rows.map(({ predicted }) => predicted);
  const figures = classification(truth, said);
  const right = rows.filter((row, i) => row.predicted === truth[i]).length;
  const sure = rows.filter((row): row is Said & { confidence: number } => row.confidence !== null);
  const [commonest] = figures.classes.toSorted((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1));
  const byLanguage = Map.groupBy(rows, ({ language }) => language);
  return {
    task,
    n: rows.length,
    accuracy: round(rows.length === 0 ? null : right / rows.length),
    accuracyInterval: proportion({ count: right, n: rows.length }),
    macroF1: round(rows.length === 0 ? null : figures.macroF1),
    majority:
      commonest === undefined || rows.length === 0
        ? null
        : majorityOf(commonest.label, truth, figures.classes.filter(({ n }) => n > 0).length),
    calibrationError:
      sure.length === 0
        ? null
        : round(
            calibrationError(
              sure.map(({ confidence }) => confidence),
              sure.map((row) => row.expected.includes(row.predicted)),
            ),
          ),
    perClass: figures.classes.map(({ label, n, precision, recall, f1 }) => ({
      label,
      n,
      predicted: said.filter((each) => each === label).length,
      precision: round(precision.value),
      recall: round(recall.value),
      f1: round(f1),
    })),
    perLanguage: [...byLanguage]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([language, own]) => {
        const ownTruth = own.map(truthOf);
        const ownFigures = classification(
          ownTruth,
          own.map(({ predicted }) => predicted),
        );
        const ownRight = own.filter((row, i) => row.predicted === ownTruth[i]).length;
        return {
          language,
          n: own.length,
          accuracy: round(ownRight / own.length),
          macroF1: round(ownFigures.macroF1),
        };
      }),
    confusion: figures.confusion
      .filter(({ truth: expected, said: predicted }) => expected !== predicted)
      .slice(0, 50)
      .map(({ truth: expected, said: predicted, n }) => ({ expected, predicted, n })),
    worst: rows
      .filter((row) => !row.expected.includes(row.predicted))
      .sort((a, b) => (b.confidence ?? 0) - (a.confidence ?? 0) || (a.text < b.text ? -1 : 1))
      .slice(0, worstShown)
      .map(({ text, expected, predicted, confidence }) => ({
        text: text.slice(0, shownText),
        expected: expected.join('|'),
        predicted,
        confidence,
      })),
    version,
  };
}

function majorityOf(label: string, truth: readonly string[], classes: number) {
  const share = truth.filter((each) => each === label).length / truth.length;
  const f1 = (2 * share) / (1 + share);
  return { label, accuracy: round(share) ?? 0, macroF1: round(f1 / classes) ?? 0 };
}
