import type { Calibration } from '../learning/calibrate.ts';
import type { ClaimModel } from './claim-model.ts';
import { type ClaimTask, claimHeads } from './claim-tasks.ts';

/** A model as it lies in `weights/claims.json`: a line per trait, so that a change can be read. */
export interface PackedClaims {
  readonly rows: number;
  readonly calibration: Readonly<Record<ClaimTask, Calibration>>;
  /** In hundredths, like the weights. */
  readonly bias: readonly number[];
  /** By trait: places of answers with their weights in hundredths, "0:-20 3:5"; answers it does not move are left out. */
  readonly traits: Readonly<Record<string, string>>;
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
    traits: Object.fromEntries(
      [...weights].map(([name, of]) => [
        name,
        of.flatMap((weight, i) => (weight === 0 ? [] : [`${i}:${hundredths(weight)}`])).join(' '),
      ]),
    ),
  };
}

export function unpackClaims({ rows, bias, traits, calibration }: PackedClaims): ClaimModel {
  const weights = new Map<string, readonly number[]>();
  for (const [name, pairs] of Object.entries(traits)) {
    const of = new Array<number>(claimHeads.length).fill(0);
    for (const pair of pairs.split(' ')) {
      const [place, weight] = pair.split(':');
      of[Number(place)] = Number(weight) / 100;
    }
    weights.set(name, of);
  }
  return { rows, bias: bias.map((of) => of / 100), weights, calibration };
}
