import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duplicatesOf } from './duplicates.ts';

const pasted = (name: string, number: string) =>
  `Dear sirs, my name is Mr ${name}, account ${number}. I protest against the closing of the branch in our town, where old people have no other bank.`;

describe('copies are one story with many voices', () => {
  const texts = [
    'Where is my parcel?',
    pasted('Ana Soler', '1234'),
    'WHERE is my parcel??',
    pasted('Luis Prieto', '99-8871'),
    `${pasted('Eva Ruiz', '5')} Shame on you!`,
    'My parcel is where?',
    '😡😡',
  ];
  const found = duplicatesOf(texts);

  it('a campaign is found in spite of other names and numbers', () => {
    expect(found.groups[0]).toEqual({ representative: expect.any(Number), texts: [1, 3, 4], distinct: 3 });
  });

  it('capitals, marks and elongation make no other text; another order of words does', () => {
    expect(found.groups[1]?.texts).toEqual([0, 2]);
    expect(found.groupOf[5]).not.toBe(found.groupOf[0]);
  });

  it('every text is in one group', () => {
    expect(found.groups.flatMap((group) => group.texts).sort((a, b) => a - b)).toEqual(
      texts.map((_, at) => at),
    );
    for (const [at, group] of found.groupOf.entries()) expect(found.groups[group]?.texts).toContain(at);
  });

  it('the order in which voices came changes nothing', () => {
    const words = fc.constantFrom(
      'the',
      'bill',
      'is',
      'wrong',
      'again',
      'no',
      'refund',
      'since',
      'may',
      '12',
    );
    const text = fc.array(words, { minLength: 0, maxLength: 12 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), fc.infiniteStream(fc.nat()), (some, keys) => {
        const order = some
          .map((_, at) => ({ at, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key);
        const wordings = (list: readonly string[]) =>
          duplicatesOf(list).groups.map((group) => group.texts.map((at) => list[at]).sort());
        expect(wordings(order.map(({ at }) => some[at] ?? ''))).toEqual(wordings(some));
      }),
    );
  });
});
