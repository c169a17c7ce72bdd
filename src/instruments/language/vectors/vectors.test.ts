import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stack } from '../learning/sparse.ts';
import { type Dense, dense, dot, rowOf } from './dense.ts';
import { joined } from './join.ts';
import { lightVectors, weightOfRank } from './light.ts';
import { fitLsa, leadingDirections, lsaVectors } from './lsa.ts';
import { sharedDirection } from './shared-direction.ts';
import { payloadOf, readWordTable, tableFile } from './word-table.ts';
import { wordsOf } from './words-of.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const shipped = readFileSync(
  new URL('../../../understand/meaning/tables/light-vectors.bin', import.meta.url),
);
const table = readWordTable(shipped, sha256);
const cosine = (m: Dense, a: number, b: number) => dot(rowOf(m, a), rowOf(m, b));

describe('the table of word vectors', () => {
  it('holds the 50,000 most frequent words, and says where they come from', () => {
    expect(table.ranks.size).toBe(50_000);
    expect(table.ranks.get('the')).toBe(0);
    expect(table.dimensions).toBe(100);
    expect(shipped.toString('latin1', 0, 600)).toContain('PDDL-1.0');
    expect(dot(table.shared, table.shared)).toBeCloseTo(1, 5);
  });

  it('is refused when a single byte differs', () => {
    const damaged = Buffer.from(shipped);
    damaged[damaged.length - 7] = (damaged[damaged.length - 7] ?? 0) ^ 1;
    expect(() => readWordTable(damaged, sha256)).toThrow('damaged');
    expect(() => readWordTable(Buffer.from('something else altogether'), sha256)).toThrow('not a table');
  });

  it('gives back what was written, to half a step of rounding', () => {
    const vectors = dense(2, 3);
    vectors.data.set([0.5, -1, 0.25, 0, 0, 0]);
    const payload = payloadOf(['one', 'zwei'], vectors, new Float32Array([1, 0, 0]));
    const head = {
      name: 'toy',
      version: '1',
      source: 's',
      licence: 'l',
      words: 2,
      dimensions: 3,
      cutFrom: 9,
    };
    const read = readWordTable(
      tableFile({ ...head, payload: sha256(payload) }, ['one', 'zwei'], payload),
      sha256,
    );
    const [scale = 0] = read.scales;
    expect([...read.values.subarray(0, 3)].map((value) => value * scale)).toEqual([
      expect.closeTo(0.5, 2),
      expect.closeTo(-1, 6),
      expect.closeTo(0.25, 2),
    ]);
    expect([...read.ranks]).toEqual([
      ['one', 0],
      ['zwei', 1],
    ]);
  });
});

describe('the light tier', () => {
  it('places what means the same nearer, whatever the words', () => {
    const vectors = lightVectors(table, [
      'The parcel has not arrived',
      'My package was never delivered',
      'The nurse was very friendly',
      '',
      '😀 zzzzqqq',
    ]);
    expect(cosine(vectors, 0, 1)).toBeGreaterThan(cosine(vectors, 0, 2) + 0.1);
    expect(cosine(vectors, 3, 3)).toBe(0);
    expect(cosine(vectors, 4, 4)).toBe(0);
  });

  it('writes shortened forms out, as the table has none', () => {
    expect(wordsOf('I can’t, won’t; it’s "didnt" I’ve')).toEqual(
      'i can not will not it did not i have'.split(' '),
    );
    expect(wordsOf('constructor __proto__')).toEqual(['constructor', 'proto']);
  });

  it('lets rare words say more', () => {
    expect(weightOfRank(0, 341_479)).toBeLessThan(weightOfRank(100, 341_479));
    expect(weightOfRank(40_000, 341_479)).toBeGreaterThan(0.9);
  });

  it('gives vectors of length one or zero, each by itself, for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (texts) => {
        const vectors = lightVectors(table, texts);
        texts.forEach((text, row) => {
          const length = cosine(vectors, row, row);
          expect(Math.abs(length - Math.round(length))).toBeLessThan(1e-4);
          expect(rowOf(lightVectors(table, [text]), 0)).toEqual(rowOf(vectors, row));
        });
      }),
    );
  });
});

describe('latent semantic analysis', () => {
  it('finds the directions of a matrix whose answer is known', () => {
    // Rows on two axes: three on the first (length 2), one on the second (length 1).
    const rows = [0, 0, 0, 1].map((axis, i) => ({
      indices: Int32Array.of(axis),
      values: Float64Array.of(i < 3 ? 2 : 1),
    }));
    const directions = leadingDirections(stack(rows, 3), 2);
    expect([...directions.data].map((value) => Math.abs(Math.round(value * 1e6) / 1e6))).toEqual([
      1, 0, 0, 0, 1, 0,
    ]);
  });

  it('brings together words that occur in the same texts, and knows nothing of strange ones', () => {
    const about = (a: string, b: string) =>
      Array.from({ length: 30 }, (_, i) => `${i % 2 ? a : b} ${a} ${b} now`);
    const texts = [...about('router', 'modem'), ...about('invoice', 'payment')];
    const vectors = lsaVectors(fitLsa(texts, { dimensions: 3 }), ['router', 'modem', 'invoice', 'мир']);
    expect(cosine(vectors, 0, 1)).toBeGreaterThan(cosine(vectors, 0, 2) + 0.3);
    expect(cosine(vectors, 3, 3)).toBe(0);
  });

  it('survives no texts, empty texts and texts all alike', () => {
    for (const texts of [[], [''], ['same', 'same', 'same']])
      expect(lsaVectors(fitLsa(texts), texts).rows).toBe(texts.length);
  });
});

describe('joined vectors', () => {
  it('weigh each kind and have length one', () => {
    const a = dense(1, 2);
    const b = dense(1, 1);
    a.data.set([0, 1]);
    b.data.set([1]);
    const whole = joined([
      { vectors: a, weight: 2 },
      { vectors: b, weight: 1 },
    ]);
    expect([...whole.data]).toEqual([
      0,
      expect.closeTo(2 / Math.sqrt(5), 6),
      expect.closeTo(1 / Math.sqrt(5), 6),
    ]);
  });

  it('have the direction that all share taken for what it is', () => {
    const rows = dense(3, 2);
    rows.data.set([1, 0.1, 1, -0.1, 1, 0]);
    const direction = sharedDirection(rows);
    expect(direction[0]).toBeCloseTo(1, 3);
  });
});
