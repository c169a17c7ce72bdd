import { proportion } from '../../instruments/statistics/proportion.ts';
import type { PromiseSummary } from './contract.ts';
import type { PromiseCount } from './questions/promise-states.ts';

type Counts = Omit<PromiseSummary, 'promise' | 'byFunction'>;

/** One promise's ends added up; missed = late or broken, of those that came out at all. */
export function countPromises(rows: readonly Pick<PromiseCount, 'state' | 'count' | 'told'>[]): Counts {
  const of = (state: PromiseCount['state']) =>
    rows.filter((row) => row.state === state).reduce((sum, row) => sum + row.count, 0);
  const [kept, late, broken] = [of('kept'), of('late'), of('broken')];
  const due = kept + late + broken;
  return {
    made: rows.reduce((sum, row) => sum + row.count, 0),
    due,
    kept,
    late,
    broken,
    open: of('open'),
    withdrawn: of('withdrawn'),
    unmeasured: of('unmeasured'),
    toldByCustomers: rows.reduce((sum, row) => sum + row.told, 0),
    missed: proportion({ count: late + broken, n: due }),
  };
}

/** Promises by step, each by the function that made it; most missed first. */
export function sumPromises(rows: readonly PromiseCount[]): PromiseSummary[] {
  const names = [...new Set(rows.map((row) => row.promise))];
  return names
    .map((promise) => {
      const own = rows.filter((row) => row.promise === promise);
      const functions = [...new Set(own.map((row) => row.function))];
      return {
        promise,
        ...countPromises(own),
        byFunction: functions.map((name) => ({
          function: name === '' ? null : name,
          ...countPromises(own.filter((row) => row.function === name)),
        })),
      };
    })
    .sort((a, b) => b.late + b.broken - (a.late + a.broken) || a.promise.localeCompare(b.promise));
}
