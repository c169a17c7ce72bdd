import { calibrate, confidenceOf } from '../learning/calibrate.ts';
import { minimise } from '../learning/minimise.ts';
import type { TaughtModel } from './model.ts';

/** A theme that might be given to a clause: its score, the strongest other theme's, and whether it would be right. */
export interface Candidate {
  readonly score: number;
  readonly rival: number;
  readonly right: boolean;
}

/** With fewer texts nothing about confidence has been measured. */
const fewest = 30;

/**
 * How sure one may be, from scores of texts that were left out while learning: logistic regression on the theme's own
 * score and its strongest rival's, then a calibration curve of the sum. Shared by all themes, as each alone has too few
 * examples. Null when too few were seen.
 */
export function learnConfidence(candidates: readonly Candidate[], texts: number): TaughtModel['confidence'] {
  if (texts < fewest) return null;
  const [own = 1, rival = 0, start = 0] = minimise(
    (x, gradient) => {
      // A touch of penalty keeps the weights finite where scores tell right from wrong without fault.
      let value = 0;
      for (let i = 0; i < 3; i++) {
        gradient[i] = 0.01 * (x[i] as number);
        value += 0.005 * (x[i] as number) ** 2;
      }
      for (const one of candidates) {
        const sign = one.right ? 1 : -1;
        const z = sign * ((x[0] as number) * one.score + (x[1] as number) * one.rival + (x[2] as number));
        value += Math.max(0, -z) + Math.log1p(Math.exp(-Math.abs(z)));
        const pull = -sign / (1 + Math.exp(z));
        gradient[0] = (gradient[0] as number) + pull * one.score;
        gradient[1] = (gradient[1] as number) + pull * one.rival;
        gradient[2] = (gradient[2] as number) + pull;
      }
      return value;
    },
    Float64Array.of(1, 0, 0),
    { tolerance: 1e-4 * candidates.length },
  );
  const sums = candidates.map((one) => own * one.score + rival * one.rival + start);
  const right = candidates.map((one) => one.right);
  const curve = calibrate(sums, right, texts);
  return curve && { own, rival, start, curve };
}

/**
 * The share of such themes that proved right. Before anything was measured it only orders themes: then no confidence is
 * published.
 */
export function surenessOf(confidence: TaughtModel['confidence'], score: number, rival: number): number {
  if (confidence === null) return 1 / (1 + Math.exp(-score));
  const { own, rival: other, start, curve } = confidence;
  return confidenceOf(curve, own * score + other * rival + start);
}
