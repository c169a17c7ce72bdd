/** From a score to the share of such labels that proved right on labelled rows. */
export type Calibration =
  | { readonly method: 'platt'; readonly slope: number; readonly intercept: number; readonly n: number }
  | {
      readonly method: 'isotonic';
      readonly at: readonly number[];
      readonly share: readonly number[];
      readonly n: number;
    };

/** From so many labels the staircase of isotonic regression is steadier than Platt's curve is right. */
const enoughForSteps = 1000;

const sigmoid = (x: number): number => (x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x)));

/** The calibrated confidence (0..1, 4 digits) of a score. */
export function confidenceOf(calibration: Calibration, score: number): number {
  return Math.round(raw(calibration, score) * 1e4) / 1e4;
}

function raw(calibration: Calibration, score: number): number {
  if (calibration.method === 'platt') return sigmoid(calibration.slope * score + calibration.intercept);
  const { at, share } = calibration;
  let above = at.findIndex((edge) => edge >= score);
  if (above === -1) above = at.length - 1;
  const below = Math.max(0, above - 1);
  const [x0, x1] = [at[below] ?? 0, at[above] ?? 0];
  const [y0, y1] = [share[below] ?? 0, share[above] ?? 0];
  if (score <= x0 || x1 === x0) return y0;
  return score >= x1 ? y1 : y0 + ((score - x0) / (x1 - x0)) * (y1 - y0);
}

/**
 * Learns a calibration from scores of rows the model had not seen (out of fold) and whether each was right:
 * Platt's curve below 1,000 labels, isotonic regression from there. Null when all were right or all wrong.
 * `labels` = how many independent labels stand behind the scores, if fewer than there are scores.
 */
export function calibrate(
  scores: ArrayLike<number>,
  right: ArrayLike<number | boolean>,
  labels = scores.length,
): Calibration | null {
  const yes = Array.from(right).filter(Boolean).length;
  if (yes === 0 || yes === right.length) return null;
  return labels < enoughForSteps ? platt(scores, right) : isotonic(scores, right);
}

/**
 * Platt's curve 1 / (1 + exp(−slope · score − intercept)), with his guarded targets, so that few labels never give
 * a certainty of 1. Newton with step halving. Source: Platt 1999; Lin, Lin & Weng 2007.
 */
export function platt(scores: ArrayLike<number>, right: ArrayLike<number | boolean>): Calibration {
  const n = scores.length;
  const yes = Array.from(right).filter(Boolean).length;
  const high = (yes + 1) / (yes + 2);
  const low = 1 / (n - yes + 2);
  const target = Float64Array.from({ length: n }, (_, i) => (right[i] ? high : low));
  let slope = 0;
  let intercept = Math.log((yes + 1) / (n - yes + 1));
  const loss = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const f = a * (scores[i] as number) + b;
      // log(1 + e^f) − target · f, without overflow
      sum += Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f))) - (target[i] as number) * f;
    }
    return sum;
  };
  let value = loss(slope, intercept);
  for (let step = 0; step < 100; step++) {
    let [g1, g2, h11, h12, h22] = [0, 0, 1e-12, 0, 1e-12];
    for (let i = 0; i < n; i++) {
      const score = scores[i] as number;
      const p = sigmoid(slope * score + intercept);
      const d = p - (target[i] as number);
      const w = p * (1 - p);
      g1 += d * score;
      g2 += d;
      h11 += w * score * score;
      h12 += w * score;
      h22 += w;
    }
    if (Math.abs(g1) < 1e-6 && Math.abs(g2) < 1e-6) break;
    const determinant = h11 * h22 - h12 * h12;
    const by1 = -(h22 * g1 - h12 * g2) / determinant;
    const by2 = -(h11 * g2 - h12 * g1) / determinant;
    const drop = g1 * by1 + g2 * by2;
    let length = 1;
    let next = loss(slope + by1, intercept + by2);
    while (length > 1e-10 && !(next <= value + 1e-4 * length * drop)) {
      length /= 2;
      next = loss(slope + length * by1, intercept + length * by2);
    }
    if (length <= 1e-10) break;
    slope += length * by1;
    intercept += length * by2;
    value = next;
  }
  return { method: 'platt', slope, intercept, n };
}

/**
 * The rising staircase nearest to the labels: neighbours that would fall are pooled until none does; between the middles
 * of two steps the share is read off a straight line. One invented wrong label at the top and one right at the bottom
 * keep it from being certain. Source: Ayer et al. 1955 (pool adjacent violators); Zadrozny & Elkan 2002.
 */
export function isotonic(scores: ArrayLike<number>, right: ArrayLike<number | boolean>): Calibration {
  const rows = Array.from({ length: scores.length }, (_, i) => ({
    score: scores[i] as number,
    right: right[i] ? 1 : 0,
  }));
  rows.sort((a, b) => a.score - b.score);
  const bottom = rows[0]?.score ?? 0;
  const top = rows.at(-1)?.score ?? 0;
  const guarded = [{ score: bottom, right: 1 }, ...rows, { score: top, right: 0 }];
  const steps: { sum: number; n: number; at: number }[] = [];
  for (let i = 0; i < guarded.length; ) {
    const score = guarded[i]?.score as number;
    const step = { sum: 0, n: 0, at: 0 };
    for (; i < guarded.length && guarded[i]?.score === score; i++) {
      step.sum += guarded[i]?.right ?? 0;
      step.n += 1;
      step.at += score;
    }
    steps.push(step);
    pool(steps);
  }
  return {
    method: 'isotonic',
    at: steps.map((step) => step.at / step.n),
    share: steps.map((step) => step.sum / step.n),
    n: rows.length,
  };
}

/** Joins the last two steps while they fall. */
function pool(steps: { sum: number; n: number; at: number }[]): void {
  for (;;) {
    const last = steps.at(-1);
    const before = steps.at(-2);
    if (!last || !before || before.sum / before.n < last.sum / last.n) return;
    steps.splice(-2, 2, { sum: before.sum + last.sum, n: before.n + last.n, at: before.at + last.at });
  }
}
