import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, confidenceOf, isotonic, platt } from './calibrate.ts';
import { fitLogistic } from './logistic.ts';
import { fitMultinomial, softmax } from './multinomial.ts';
import { seeded, shuffled } from './random.ts';
import { explain, tellReasons } from './reasons.ts';
import { beside, dot, product, type Sparse, sparseOf, stack, unitLength } from './sparse.ts';
import { fitTfIdf, readable, termsOf, vectorizer } from './tfidf.ts';

const row = (...values: number[]): Sparse => sparseOf(new Map(values.map((value, i) => [i, value])));

describe('logistic regression', () => {
  // Two columns, no separation. Optimum found by an independent gradient descent in the test.
  const rows = [row(1, 0.5), row(0.2, -1), row(-1, 0.3), row(-0.4, -0.8), row(0.9, -0.2), row(-0.7, 1)];
  const yes = [1, 1, 0, 0, 0, 1];
  const m = stack(rows, 2);

  const slow = (cost: number) => {
    let [w0, w1, b] = [0, 0, 0];
    for (let step = 0; step < 100_000; step++) {
      let [g0, g1, gb] = [w0, w1, b];
      rows.forEach((x, i) => {
        const s = yes[i] ? 1 : -1;
        const [x0, x1] = [x.values[0] ?? 0, x.values[1] ?? 0];
        const pull = (-cost * s) / (1 + Math.exp(s * (w0 * x0 + w1 * x1 + b)));
        g0 += pull * x0;
        g1 += pull * x1;
        gb += pull;
      });
      w0 -= 0.01 * g0;
      w1 -= 0.01 * g1;
      b -= 0.01 * gb;
    }
    return [w0, w1, b];
  };

  it('finds the weights that plain gradient descent finds', () => {
    const found = fitLogistic(m, yes, { cost: 3, tolerance: 1e-9, passes: 5000 });
    const [w0, w1, b] = slow(3);
    expect(found.weights[0]).toBeCloseTo(w0 ?? 0, 5);
    expect(found.weights[1]).toBeCloseTo(w1 ?? 0, 5);
    expect(found.bias).toBeCloseTo(b ?? 0, 5);
  });

  it('starts from old weights and comes to the same place', () => {
    const cold = fitLogistic(m, yes, { cost: 3, tolerance: 1e-8, passes: 5000 });
    const warm = fitLogistic(m, yes, {
      cost: 3,
      tolerance: 1e-8,
      passes: 5000,
      from: { weights: Float64Array.of(5, -5), bias: 2 },
    });
    expect(warm.weights[0]).toBeCloseTo(cold.weights[0] ?? 0, 5);
    expect(warm.bias).toBeCloseTo(cold.bias, 5);
  });

  it('goes on from its own multipliers when a row is taken out, and stays finite at any price', () => {
    const all = fitLogistic(m, yes, { cost: 3, tolerance: 1e-8, passes: 5000 });
    const rowWeights = [0, 1, 1, 1, 1, 1];
    const options = { cost: 3, rowWeights, tolerance: 1e-8, passes: 5000 };
    const warm = fitLogistic(m, yes, { ...options, from: all });
    const cold = fitLogistic(stack(rows.slice(1), 2), yes.slice(1), {
      ...options,
      rowWeights: [1, 1, 1, 1, 1],
    });
    expect(warm.weights[0]).toBeCloseTo(cold.weights[0] ?? 0, 5);
    expect(warm.bias).toBeCloseTo(cold.bias, 5);
    const far = { weights: Float64Array.of(900, -900), bias: 400 };
    const dear = fitLogistic(m, yes, { cost: 1e6, passes: 50, from: far });
    expect(dear.weights.every(Number.isFinite)).toBe(true);
  });

  it('a row of weight 2 counts as two rows', () => {
    const twice = fitLogistic(stack([...rows, rows[0] ?? row()], 2), [...yes, 1], {
      tolerance: 1e-9,
      passes: 5000,
    });
    const weighted = fitLogistic(m, yes, { tolerance: 1e-9, passes: 5000, rowWeights: [2, 1, 1, 1, 1, 1] });
    expect(weighted.weights[0]).toBeCloseTo(twice.weights[0] ?? 0, 6);
  });

  it('is the same bytes twice, and finite whatever the rows', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 3, maxLength: 3 }),
            fc.boolean(),
          ),
          { maxLength: 20 },
        ),
        (given) => {
          const matrix = stack(
            given.map(([values]) => row(...values)),
            3,
          );
          const labels = given.map(([, label]) => label);
          const once = fitLogistic(matrix, labels);
          expect(once.weights.every(Number.isFinite)).toBe(true);
          expect(fitLogistic(matrix, labels)).toEqual(once);
        },
      ),
    );
  });

  it('of three classes agrees with two when two are all there are', () => {
    const [no, is] = fitMultinomial(m, yes, 2, { cost: 3, tolerance: 1e-8 });
    const difference = (i: number) => (is?.weights[i] ?? 0) - (no?.weights[i] ?? 0);
    // Two mirrored weight vectors at half the penalty each, and no penalty on the bias.
    expect(is?.weights[0]).toBeCloseTo(-(no?.weights[0] ?? 0), 5);
    expect(Math.sign(difference(0))).toBe(1);
    expect(softmax([1, 1, 1])).toEqual([1 / 3, 1 / 3, 1 / 3]);
  });
});

describe('TF-IDF', () => {
  const texts = ['I am still waiting', 'Still waiting for my refund!', 'Gracias, todo perfecto'];

  it('knows words, pairs of words and parts of words', () => {
    const terms = termsOf('my bill');
    expect([...terms.keys()]).toEqual(
      expect.arrayContaining([
        'w my',
        'w bill',
        'w my bill',
        'c  my ',
        'c  bi',
        'c bil',
        'c ill ',
        'c  bill',
      ]),
    );
    expect(readable('w my bill')).toBe('“my bill”');
    expect(readable('c  bi')).toBe('“bi…”');
    expect(readable('c ill ')).toBe('“…ill”');
  });

  it('gives vectors of length 1 that survive storage', () => {
    const model = fitTfIdf(texts);
    const again = JSON.parse(JSON.stringify(model));
    const a = vectorizer(model)('still waiting for the bill');
    expect(product(a, a)).toBeCloseTo(1, 12);
    expect(vectorizer(again)('still waiting for the bill')).toEqual(a);
  });

  it('doubts a text of strange words', () => {
    const vector = vectorizer(fitTfIdf(texts), { doubt: true });
    const known = vector('still waiting');
    const strange = vector('still zebra quantum xylophone');
    expect(product(known, known)).toBeCloseTo(1, 2);
    expect(product(strange, strange)).toBeLessThan(0.5);
  });

  it('takes any text', () => {
    const vector = vectorizer(fitTfIdf(texts), { doubt: true });
    for (const text of ['', ' ', 'a', '\ud800', '👩‍👩‍👧 !!', 'مرحبا', 'x'.repeat(1e6), '<script>']) {
      expect(vector(text).values.every(Number.isFinite)).toBe(true);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fitTfIdf([text, ...texts])).toEqual(fitTfIdf([text, ...texts]));
      }),
    );
  });
});

describe('calibration', () => {
  const random = seeded(4);
  const scores = Array.from({ length: 4000 }, () => 6 * random() - 3);
  const right = scores.map((score) => random() < 1 / (1 + Math.exp(-(1.5 * score - 0.5))));

  it("finds Platt's curve", () => {
    const found = platt(scores, right);
    if (found.method !== 'platt') throw new Error('expected the curve');
    expect(found.slope).toBeCloseTo(1.5, 0);
    expect(found.intercept).toBeCloseTo(-0.5, 0);
  });

  it.each(['platt', 'isotonic'] as const)('%s rises with the score and is never certain', (method) => {
    const found = method === 'platt' ? platt(scores, right) : isotonic(scores, right);
    const curve = Array.from({ length: 101 }, (_, i) => confidenceOf(found, -5 + i / 10));
    curve.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual(curve[i - 1] ?? 0);
      expect(value).toBeLessThan(1);
    });
    expect(confidenceOf(found, 1)).toBeCloseTo(1 / (1 + Math.exp(-1)), 1);
  });

  it('says nothing where all were right', () => {
    expect(calibrate([1, 2, 3], [true, true, true])).toBeNull();
    expect(calibrate([1, 2, 3, 4], [false, true, false, true])?.method).toBe('platt');
    expect(calibrate(scores, right)?.method).toBe('isotonic');
  });
});

describe('reasons', () => {
  it('add up with the bias to the score, whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 30 }),
        fc.double({ min: -9, max: 9, noNaN: true }),
        (weights, bias) => {
          const x = row(...weights.map((_, i) => ((i * 7) % 5) / 3));
          const told = explain({ weights, bias }, x, (column) =>
            column > 10 ? 'meaning of the words' : `c${column}`,
          );
          const sum = told.reasons.reduce((total, reason) => total + reason.amount, told.bias);
          expect(sum).toBeCloseTo(told.score, 9);
          expect(told.score).toBeCloseTo(bias + dot(x, weights), 9);
          expect(tellReasons(told, 3).at(-1)).toMatch(/^score [+−]\d/);
        },
      ),
    );
  });
});

describe('rows', () => {
  it('stand side by side with their weights', () => {
    const both = beside([
      { x: row(1, 2), width: 2, weight: 0.5 },
      { x: Float32Array.of(0, 3), width: 2 },
    ]);
    expect([...both.indices]).toEqual([0, 1, 3]);
    expect([...both.values]).toEqual([0.5, 1, 3]);
    expect([...unitLength(row(3, 4)).values]).toEqual([0.6000000000000001, 0.8]);
  });

  it('are shuffled by a seed', () => {
    expect([...shuffled(10, seeded(1))].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(shuffled(10, seeded(1))).toEqual(shuffled(10, seeded(1)));
    expect(shuffled(10, seeded(1))).not.toEqual(shuffled(10, seeded(2)));
  });
});
