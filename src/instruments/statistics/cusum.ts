import { CannotCompute } from './cannot-compute.ts';

export interface Alarm {
  /** Place of the value at which the sum crossed its limit. */
  readonly at: number;
  readonly direction: 'up' | 'down';
  /** Where the drift probably began: the last time the sum stood at zero. */
  readonly since: number;
}

export interface Cusum {
  readonly alarms: readonly Alarm[];
  readonly up: readonly number[];
  readonly down: readonly number[];
  /** Values between two false alarms when nothing changes; print it beside every alarm. */
  readonly valuesPerFalseAlarm: number;
  readonly method: string;
}

/**
 * CUSUM: adds up small deviations from a target until they are too many to be chance.
 *
 * In plain words: sees a slow drift that no single value betrays. `target` and `spread` come from a calm time (robust:
 * median and MAD). S = max(0, S + z − k); alarm at h, then it starts anew. Assumes independent values: autocorrelation
 * makes false alarms more frequent. Source: Page 1954; false-alarm rate by Siegmund's approximation 1985.
 */
export function cusum(
  values: readonly number[],
  options: { readonly target: number; readonly spread: number; readonly k?: number; readonly h?: number },
): Cusum {
  const { target, spread, k = 0.5, h = 5 } = options;
  if (!(spread > 0)) throw new CannotCompute('The calm time shows no spread to measure deviations by.');
  const alarms: Alarm[] = [];
  const side = (sign: 1 | -1, direction: Alarm['direction']) => {
    let sum = 0;
    let since = 0;
    return values.map((value, at) => {
      if (sum === 0) since = at;
      sum = Math.max(0, sum + (sign * (value - target)) / spread - k);
      const shown = sum;
      if (sum > h) {
        alarms.push({ at, direction, since });
        sum = 0;
      }
      return shown;
    });
  };
  const up = side(1, 'up');
  const down = side(-1, 'down');
  return {
    alarms: alarms.sort((a, b) => a.at - b.at),
    up,
    down,
    valuesPerFalseAlarm: falseAlarms(k, h) / 2,
    method: `CUSUM, k = ${k}, h = ${h}`,
  };
}

/** Mean number of values to a false alarm on one side. */
function falseAlarms(k: number, h: number): number {
  const b = h + 1.166;
  return (Math.exp(2 * k * b) - 2 * k * b - 1) / (2 * k * k);
}
