import type { Calibration } from '../learning/calibrate.ts';
import type { ClaimModel } from './claim-model.ts';
import { type ClaimTask, claimHeads } from './claim-tasks.ts';

/** A model as it lies in `weights/claims.json`: a line per trait, so that a change can be read. */
export interface PackedClaims {
  readonly rows: number;
  readonly calibration: Readonly<Record<ClaimTask, Calibration>>;
  /** In hundredths, like the weights. */
  readonly bias: readonly number[];
  /** Trait, then pairs of an answer's place and the weight in hundredths; answers it does not move are left out. */
  readonly traits: readonly (readonly (string | number)[])[];
}

const hundredths = (x: number) => Math.round(x * 100) + 0;
const digits = (x: number) => Math.round(x * 1e4) / 1e4 + 0;

export function packClaims({ rows, bias, weights, calibration }: ClaimModel): PackedClaims {
  const curve = (of: Calibration): Calibration =>
    of.method === 'platt' ? { ...of, slope: digits(of.slope), intercept: digits(of.intercept) } : of;
  return {
    rows,
    calibration: {
      effort: curve(calibration.effort),
      intent: curve(calibration.intent),
      solved: curve(calibration.solved),
    },
    bias: bias.map(hundredths),
    traits: [...weights].map(([name, of]) => [
      name,
      ...of.flatMap((weight, i) => (weight === 0 ? [] : [i, hundredths(weight)])),
    ]),
  };
}

export function unpackClaims({ rows, bias, traits, calibration }: PackedClaims): ClaimModel {
  const weights = new Map<string, readonly number[]>();
  for (const [name, ...pairs] of traits) {
    const of = new Array<number>(claimHeads.length).fill(0);
    for (let i = 0; i < pairs.length; i += 2) of[Number(pairs[i])] = Number(pairs[i + 1]) / 100;
    weights.set(String(name), of);
  }
  return { rows, bias: bias.map((of) => of / 100), weights, calibration };
}
