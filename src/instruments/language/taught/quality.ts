import { calibrationError, classification } from '../learning/metrics.ts';
import { surenessOf } from './confidence.ts';
import type { LeftOut } from './left-out.ts';
import type { LearntTheme, Quality, TaughtModel } from './model.ts';
import { type Ranked, specificFirst } from './rank.ts';
import { type Given, lowestThreshold, thresholdOf } from './threshold.ts';

/** Where nothing could be measured, a theme is given from even odds on. */
const evenOdds = 0.5;

const everydayGiven = 0.05;

/** Thresholds per theme, and how good the model was on texts it had not seen. */
export function judge(seen: {
  readonly themes: readonly string[];
  readonly isBelow: (theme: number, other: number) => boolean;
  readonly count: (theme: string) => Pick<LearntTheme, 'examples' | 'onlyGathers'>;
  readonly leftOut: readonly LeftOut[];
  readonly confidence: TaughtModel['confidence'];
  readonly precision: number;
}): { learnt: LearntTheme[]; quality: Quality } {
  const { themes, leftOut, confidence, precision } = seen;
  const given: Given[][] = themes.map(() => []);
  for (const { known, ranked } of leftOut) {
    for (const one of ranked) {
      given[one.theme]?.push({
        confidence: surenessOf(confidence, one.score, one.rival),
        right: known.yes.has(themes[one.theme] ?? ''),
      });
    }
  }
  // Where no threshold reached the precision on so few texts, the calibrated confidence itself has to.
  const shared = confidence ? Math.min(precision, lowestThreshold(given.flat(), precision)) : evenOdds;
  const floor = Math.min(precision, everydayFloor(leftOut, confidence));
  const learnt = themes.map((id, t) => {
    const own = given[t] ?? [];
    const threshold = confidence ? Math.max(floor, thresholdOf(own, shared, precision)) : evenOdds;
    const said = own.filter((one) => one.confidence >= threshold);
    const right = said.filter((one) => one.right).length;
    const all = leftOut.filter(({ known }) => known.yes.has(id)).length;
    return {
      id,
      ...seen.count(id),
      threshold,
      precision: said.length === 0 ? null : right / said.length,
      recall: all === 0 ? null : right / all,
    };
  });
  return { learnt, quality: qualityOf(themes, learnt, seen.isBelow, leftOut, confidence) };
}

/** The confidence that only one in twenty of the everyday texts reaches: however right a model is, it stays out of those. */
function everydayFloor(leftOut: readonly LeftOut[], confidence: TaughtModel['confidence']): number {
  const best = leftOut
    .filter(({ known }) => known.from === 'everyday')
    .map(({ ranked }) => Math.max(0, ...ranked.map((one) => surenessOf(confidence, one.score, one.rival))))
    .sort((a, b) => a - b);
  return best[Math.floor(best.length * (1 - everydayGiven))] ?? 0;
}

function qualityOf(
  themes: readonly string[],
  learnt: readonly LearntTheme[],
  isBelow: (theme: number, other: number) => boolean,
  leftOut: readonly LeftOut[],
  confidence: TaughtModel['confidence'],
): Quality {
  const rows = leftOut.filter(({ known, ranked }) => known.yes.size > 0 && ranked.length > 0);
  if (rows.length === 0) {
    return { n: 0, accuracy: null, macroF1: null, calibrationError: null, unassigned: null };
  }
  const sureness = (one: Ranked) => surenessOf(confidence, one.score, one.rival);
  const first = rows.map(({ known, ranked }) => {
    const [best] = specificFirst(
      ranked,
      isBelow,
      (one) => sureness(one) >= evenOdds,
      (t) => learnt[t]?.onlyGathers === true,
    );
    const said = themes[best?.theme ?? 0] ?? '';
    // One of several right themes is right; a wrong one is set against the first that would have been.
    const truth = known.named.has(said) ? said : ([...known.named][0] ?? '');
    return { said, truth, sure: best ? sureness(best) : 0 };
  });
  const figures = classification(
    first.map((one) => one.truth),
    first.map((one) => one.said),
  );
  const none = rows.filter(({ ranked }) =>
    ranked.every((one) => surenessOf(confidence, one.score, one.rival) < (learnt[one.theme]?.threshold ?? 1)),
  );
  return {
    n: rows.length,
    accuracy: figures.accuracy.value,
    macroF1: figures.macroF1,
    calibrationError: confidence
      ? calibrationError(
          first.map((one) => one.sure),
          first.map((one) => one.said === one.truth),
        )
      : null,
    unassigned: none.length / rows.length,
  };
}
