import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../kernel/refusal.ts';
import { computeMethod, listedMethods } from '../compute-method.ts';
import { readInput } from './read-input.ts';

const wanted = [
  'nps',
  'nps-difference',
  'proportion',
  'proportion-difference',
  'mean-difference',
  'adjust',
  'sample-size',
  'weights',
  'drivers',
  'alpha',
  'logit',
  'ordinal',
  'survival',
  'cox',
  'interrupted-series',
  'difference-in-differences',
  'matching',
  'change',
  'sequential',
  'suppress',
];
const x = [0.5, 1.2, -0.3, 1.8, 0.1, 0.4, 0.9, -0.7, -1.1, 0.2, 2.1, 1.1];
const z = [1, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0];
const y = [3, 4, 2, 5, 3, 3, 4, 2, 1, 3, 5, 2];
const bit = [1, 1, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0];
const columns = { x, z, y };

/** One good input for each method. */
const inputs: Record<string, unknown> = {
  nps: { answers: [10, 9, 3, 8] },
  'nps-difference': { a: { answers: [10, 9] }, b: { promoters: 1, passives: 2, detractors: 3 } },
  proportion: { count: 81, n: 263 },
  'proportion-difference': { a: { count: 56, n: 70 }, b: { count: 48, n: 80 } },
  mean: { of: { values: y } },
  'mean-difference': { a: { values: y }, b: { n: 20, mean: 3.1, sd: 1 } },
  'mann-whitney': { a: y, b: [1, 2, 2, 3] },
  fisher: { with: { yes: 43, no: 155 }, without: { yes: 195, no: 2089 } },
  adjust: { p: [0.01, 0.04, null] },
  'sample-size': { change: 0.1, variance: 0.7 },
  sequential: {
    a: { values: Array.from({ length: 40 }, (_, i) => i % 3) },
    b: { n: 40, sum: 30, sumSquares: 60 },
  },
  suppress: { cells: { Tech: 8, Product: 1 }, k: 5 },
  drivers: { columns, outcome: 'y' },
  'penalty-reward': { columns, outcome: 'y', of: ['x'] },
  alpha: { columns: { a: y, b: y.map((v) => 6 - (6 - v)), c: x } },
  logit: { columns: { ...columns, bit }, outcome: 'bit', of: ['x'] },
  ordinal: { columns, outcome: 'y', of: ['z'] },
  survival: {
    columns: { time: y, ended: bit, group: z.map((v) => (v ? 'a' : 'b')) },
    time: 'time',
    ended: 'ended',
    group: 'group',
    horizon: 3,
  },
  cox: { columns: { x, time: y, ended: bit }, time: 'time', ended: 'ended' },
  weights: {
    margins: [{ name: 'age', values: ['old', 'young', 'young'], population: { old: 50, young: 50 } }],
  },
  'interrupted-series': { values: [1, 2, 3, 4, 5, 3, 4, 5, 6, 7, 8, 9], start: 5, placebo: [] },
  'difference-in-differences': {
    rows: ['a', 'b', 'c', 'd'].flatMap((unit, u) =>
      [false, true].map((after) => ({
        unit,
        after,
        treated: u < 2,
        value: u + (after ? 1 : 0) + (after && u < 2 ? 2 : 0) + (u % 2) * 0.1,
      })),
    ),
  },
  matching: { columns: { x, treated: z, out: y }, treated: 'treated', outcome: 'out', calliper: 2 },
  change: { values: [1, 2, 1, 2, 9, 8, 9, 8], target: 1.5, spread: 0.5 },
};

describe('the instruments by themselves', () => {
  test('all that were promised are there, each with an example that works and R code', () => {
    const names = listedMethods().map((each) => each.method);
    expect(names).toEqual(expect.arrayContaining(wanted));
    for (const name of names) {
      const result = computeMethod(name, inputs[name], 'result');
      expect(isRefusal(result), `${name}: ${JSON.stringify(result)}`).toBe(false);
      const code = computeMethod(name, inputs[name], 'r');
      expect(typeof code === 'string' && code.length > 10, name).toBe(true);
    }
  });
  test('odd input is refused with the expected form, never coerced', () => {
    for (const { method } of listedMethods())
      for (const odd of [null, 7, 'x', [], {}, { columns: { x: [1, 'two'] }, outcome: 'x' }])
        expect(isRefusal(computeMethod(method, odd, 'result')), `${method} ${JSON.stringify(odd)}`).toBe(
          true,
        );
    expect(computeMethod('nps', { answers: ['7'] }, 'result')).toMatchObject({ refused: 'bad-input' });
    expect(computeMethod('nps', { answers: [11] }, 'result')).toMatchObject({ refused: 'cannot-compute' });
    expect(computeMethod('drivers', { columns, outcome: 'w' }, 'result')).toMatchObject({
      say: 'drivers: There is no column "w"; there are x, z, y.',
    });
    expect(computeMethod('t-test', {}, 'result')).toMatchObject({ refused: 'unknown-method' });
  });
  test('a table becomes columns: numbers, missing values and quoted texts', () => {
    expect(readInput('a;b;c\n1;;"x;y"\n2,5;NA;z\n', 'drivers')).toEqual({
      columns: { a: [1, '2,5'], b: [null, null], c: ['x;y', 'z'] },
    });
    expect(readInput('score\n10\n9\n', 'nps')).toEqual({ answers: [10, 9] });
    expect(readInput('a,b\n1\n', 'drivers')).toMatchObject({ refused: 'ragged-table' });
    expect(readInput('[{"x":1},{"y":2}]', 'drivers')).toEqual({ columns: { x: [1, null], y: [null, 2] } });
    expect(readInput('{"x":', 'nps')).toMatchObject({ refused: 'bad-json' });
    expect(readInput('  ', 'nps')).toMatchObject({ refused: 'empty-input' });
  });
});
