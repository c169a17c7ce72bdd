import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dense, rowOf } from '../vectors/dense.ts';
import { contentHash, distinctOf } from './distinct.ts';
import { agglomerated, levelsFor } from './hierarchy.ts';
import { bestPairs } from './hungarian.ts';
import { newId } from './ids.ts';
import { kMeans, lloyd } from './kmeans.ts';
import { lineageOf } from './lineage.ts';
import { namesOf } from './phrases.ts';
import { candidatesFor, stableK } from './stability.ts';

const points = (rows: readonly (readonly number[])[]) => {
  const m = dense(rows.length, rows[0]?.length ?? 0);
  rows.forEach((row, i) => {
    rowOf(m, i).set(row);
  });
  return m;
};
const cloud = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
  minLength: 1,
  maxLength: 40,
});

describe('k-means', () => {
  it('finds groups that lie apart, whatever the seed', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [10 * (i % 3) + (i % 5) / 10, i % 2]);
    for (let seed = 1; seed < 6; seed++) {
      const { groups } = kMeans(points(rows), 3, { seed });
      groups.forEach((group, i) => {
        expect(group).toBe(groups[i % 3]);
      });
    }
  });

  it('with its bounds finds what plain Lloyd finds', () => {
    fc.assert(
      fc.property(cloud, fc.integer({ min: 1, max: 6 }), (rows, k) => {
        const all = points(rows);
        const start = points(rows.slice(0, Math.min(k, rows.length)));
        const ours = lloyd(all, start, 1);
        rows.forEach((row, i) => {
          const distance = (c: number) =>
            Math.hypot(...row.map((value, j) => value - (rowOf(start, c)[j] ?? 0)));
          const nearest = Math.min(...Array.from({ length: start.rows }, (_, c) => distance(c)));
          expect(distance(ours.groups[i] ?? -1)).toBeCloseTo(nearest, 5);
        });
        const settled = lloyd(all, start, 100);
        rows.forEach((row, i) => {
          const distance = (c: number) =>
            Math.hypot(...row.map((value, j) => value - (rowOf(settled.centroids, c)[j] ?? 0)));
          const nearest = Math.min(...Array.from({ length: start.rows }, (_, c) => distance(c)));
          expect(distance(settled.groups[i] ?? -1)).toBeCloseTo(nearest, 3);
        });
      }),
    );
  });

  it('never makes more groups than points, and survives none', () => {
    expect(kMeans(points([[1, 2]]), 5).centroids.rows).toBe(1);
    expect(kMeans(dense(0, 2), 5).groups).toHaveLength(0);
  });
});

describe('pairing', () => {
  it('finds the best of all pairings', () => {
    const square = fc.integer({ min: 1, max: 5 }).chain((n) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: n, maxLength: n }), {
        minLength: 1,
        maxLength: 5,
      }),
    );
    const best = (scores: number[][], row: number, free: number[]): number =>
      row === scores.length
        ? 0
        : Math.max(
            best(scores, row + 1, free),
            ...free.map(
              (c) =>
                (scores[row]?.[c] ?? 0) +
                best(
                  scores,
                  row + 1,
                  free.filter((other) => other !== c),
                ),
            ),
          );
    fc.assert(
      fc.property(square, (scores) => {
        const pairs = bestPairs(scores);
        const used = pairs.filter((c) => c >= 0);
        expect(new Set(used).size).toBe(used.length);
        const sum = pairs.reduce((all, c, row) => all + (scores[row]?.[c] ?? 0), 0);
        expect(sum).toBe(best(scores, 0, [...(scores[0] ?? []).keys()]));
      }),
    );
  });

  it('keeps the id of a theme most of whose texts stay, and tells what became of the others', () => {
    const before = [...new Array(10).fill('a'), ...new Array(10).fill('b'), ...new Array(4).fill('c')];
    const groups = Int32Array.from([
      ...new Array(9).fill(0),
      1,
      ...new Array(5).fill(1),
      ...new Array(5).fill(2),
      ...new Array(4).fill(0),
    ]);
    const { keeps, from, retired } = lineageOf(groups, before, 3);
    expect(keeps[0]).toBe('a');
    expect(keeps.filter((id) => id === 'b')).toHaveLength(1);
    expect(from[0]).toEqual(['a', 'c']);
    expect(retired).toEqual([{ id: 'c', into: [0] }]);
  });
});

describe('levels', () => {
  it('join near themes first and leave none out', () => {
    const centres = points([
      [0, 0],
      [0, 1],
      [9, 9],
      [9, 8],
      [0, 2],
    ]);
    const [level] = agglomerated(centres, [5, 5, 5, 5, 5], [2]);
    const parent = level?.parentOf ?? [];
    expect(parent[0]).toBe(parent[1]);
    expect(parent[0]).toBe(parent[4]);
    expect(parent[2]).toBe(parent[3]);
    expect(parent[0]).not.toBe(parent[2]);
    expect([levelsFor(5), levelsFor(20), levelsFor(100)]).toEqual([[], [5], [25, 6]]);
  });
});

describe('names', () => {
  it('are phrases of two words and more that stand so in the texts', () => {
    const groups = [
      [
        'My parcel is late, Acme!',
        'the Parcel is late again',
        'Why is my parcel late',
        'PERSON_1 lost the parcel',
      ],
      ['Wrong invoice from Acme', 'the wrong invoice came', 'I got a wrong invoice twice'],
    ];
    const [parcel, invoice] = namesOf(groups, 'en', new Set(['acme']));
    expect(parcel?.phrases[0]).toBe('parcel is late');
    expect(invoice?.phrases[0]?.toLowerCase()).toBe('wrong invoice');
    for (const { phrases } of [parcel, invoice].filter((each) => each !== undefined))
      for (const phrase of phrases) {
        expect(groups.flat().some((text) => text.includes(phrase))).toBe(true);
        expect(phrase).toMatch(/\S \S/);
        expect(phrase).not.toMatch(/acme|PERSON/i);
      }
  });

  it('are whole: no fragment, no word that waits for another, a verb with its particle', () => {
    const [staff, desk, air] = namesOf(
      [
        ['Maria at the bar was an absolute delight', 'He was an absolute delight', 'Staff, an absolute star'],
        [
          'We waited an hour to check in',
          'Check in took for ever',
          'Could not check in',
          'I can check in now',
        ],
        [
          'No air conditioning at all',
          'Broken air conditioning',
          'Air conditioning was loud',
          'Dry air today',
        ],
      ],
      'en',
    );
    expect(staff?.phrases).not.toContain('bar was an absolute');
    expect(staff?.name).toBe('absolute delight');
    expect(desk?.name?.toLowerCase()).toBe('check in');
    expect(air?.name?.toLowerCase()).toBe('air conditioning');
  });

  it('are one word where that speaks for most of the theme, and no two are the same', () => {
    const refund = [
      'Still no refund',
      'My refund is late',
      'Where is the refund?',
      'A refund of half',
      'Refund me',
    ];
    const [first, second] = namesOf([refund, [...refund].slice(0, 3)], 'en');
    expect(first?.name?.toLowerCase()).toBe('refund');
    expect(second?.name?.toLowerCase()).not.toBe('refund');
    const [es] = namesOf(
      [
        ['La factura llegó mal', 'Otra factura equivocada', 'factura con error', 'Mi factura'],
        ['Buen trato'],
      ],
      'es',
    );
    expect(es?.name?.toLowerCase()).toBe('factura');
  });

  it('of a word that is no name by itself hold what most say beside it, as it stands', () => {
    const refused = [
      'My card was declined',
      'The card got declined today',
      'Declined again, my card',
      'card is declined',
    ];
    const lost = ['I lost the card', 'My card is gone', 'Stole my card', 'Where is my card'];
    const [declined] = namesOf([refused, lost, lost.map((text) => `${text}, new card`)], 'en');
    expect(declined?.name?.toLowerCase()).toBe('card … declined');
  });

  it('count nothing: how many is no topic', () => {
    const calls = ['It took three calls', 'It took four calls', 'took three calls, all long'];
    const [theme] = namesOf([calls, ['A clear bill', 'The bill is clear']], 'en');
    for (const named of [theme?.name ?? '', ...(theme?.phrases ?? []), ...(theme?.words ?? [])])
      expect(named).not.toMatch(/^(three|four)|(three|four)$/);
  });

  it('are made neither of those who are addressed, nor of laughter or marks', () => {
    const said = ['@acme jajaja', '@acme jajajaja ️', 'RT @acme lol', '@acme hahaha xD'];
    const [theme] = namesOf([said, ['The parcel is late', 'A late parcel']], 'en');
    expect([theme?.name, theme?.words, theme?.phrases]).toEqual([null, [], []]);
  });
});

describe('ids and texts alike', () => {
  it('are never given twice', () => {
    const used = new Set<string>();
    const ids = Array.from({ length: 50 }, () => newId('the same theme', used));
    expect(new Set(ids).size).toBe(50);
  });

  it('count copies once, in an order that does not depend on arrival', () => {
    const texts = ['Bad  service', 'bad service', 'BAD SERVICE', 'Good', ''];
    const there = distinctOf(texts);
    expect(there.texts).toHaveLength(3);
    expect(there.texts).toEqual(distinctOf([...texts].reverse()).texts);
    expect([...there.copies].sort()).toEqual([1, 1, 3]);
    expect(there.placeOf[0]).toBe(there.placeOf[2]);
    expect(contentHash('a')).not.toBe(contentHash('b'));
  });
});

describe('the number of themes', () => {
  it('is the largest that is nearly as stable as the best', () => {
    const curve = [
      { k: 8, stability: 0.8, standardError: 0.02 },
      { k: 11, stability: 0.79, standardError: 0.02 },
      { k: 15, stability: 0.7, standardError: 0.02 },
    ];
    expect(stableK(curve)).toBe(15);
    expect(stableK(curve.map((point) => (point.k === 15 ? { ...point, stability: 0.6 } : point)))).toBe(11);
    expect(candidatesFor(1_000).at(0)).toBe(8);
    expect(candidatesFor(5)).toEqual([1]);
  });
});
