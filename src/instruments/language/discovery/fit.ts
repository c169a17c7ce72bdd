import { type Dense, dot, rowOf } from '../vectors/dense.ts';
import type { LanguageThemes } from './model.ts';

/** Where a text belongs. */
export interface Near {
  /** null = near to no theme. */
  readonly theme: string | null;
  /** Place of the centre it is nearest to, −1 when nothing is known of the text. */
  readonly centre: number;
  readonly cosine: number;
  /** Cosine with its theme minus cosine with the next theme. */
  readonly margin: number;
}

/** Cosine of a point with each centre. Points are of length one. */
export function cosines(point: Float32Array, centres: Dense, lengths: Float64Array): Float64Array {
  const result = new Float64Array(centres.rows);
  for (let c = 0; c < centres.rows; c++)
    result[c] = (lengths[c] as number) > 0 ? dot(point, rowOf(centres, c)) / (lengths[c] as number) : 0;
  return result;
}

export const lengthsOf = (m: Dense): Float64Array =>
  Float64Array.from({ length: m.rows }, (_, row) => Math.sqrt(dot(rowOf(m, row), rowOf(m, row))));

/** The nearest theme of each point, tested against all centres; none when it lies below the floor of each. */
export function nearestThemes(
  points: Dense,
  { centres, owners, floors }: Pick<LanguageThemes, 'centres' | 'owners' | 'floors'>,
  forbidden: ReadonlySet<string>,
): Near[] {
  const lengths = lengthsOf(centres);
  const near: Near[] = [];
  for (let row = 0; row < points.rows; row++) {
    const all = cosines(rowOf(points, row), centres, lengths);
    let best = -1;
    for (let c = 0; c < all.length; c++) {
      if (forbidden.has(owners[c] ?? '') || (all[c] as number) < (floors[c] ?? 0)) continue;
      if (best < 0 || (all[c] as number) > (all[best] as number)) best = c;
    }
    let next = -1;
    for (let c = 0; c < all.length; c++)
      if ((best < 0 || owners[c] !== owners[best]) && (all[c] as number) > next) next = all[c] as number;
    const cosine = best < 0 ? Math.max(-1, ...all) : (all[best] as number);
    near.push({
      theme: best < 0 ? null : (owners[best] ?? null),
      centre: best,
      cosine,
      margin: cosine - next,
    });
  }
  return near;
}
