import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeIdentity } from './judge-link.ts';
import { type Merged, whoIsWhom } from './who-is-whom.ts';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const links = fc
  .uniqueArray(
    fc.tuple(name, name).filter(([a, b]) => a < b),
    { selector: ([a, b]) => a + b, maxLength: 12 },
  )
  .map((pairs): Merged[] =>
    pairs.map(([a, b], number) => ({ number, a, b, keep: number % 2 === 0 ? a : b })),
  );

describe('who is whom', () => {
  it('counts those that hang together under one name, which is one of theirs, and nobody else', () => {
    fc.assert(
      fc.property(links, (all) => {
        const who = whoIsWhom(all);
        for (const { a, b } of all) expect(who.get(a)).toBe(who.get(b));
        for (const as of who.values()) expect(who.get(as)).toBe(as);
      }),
    );
  });

  it('is a function of the links that stand: a merge and its split, in any order, leave what was before', () => {
    fc.assert(
      fc.property(links, fc.infiniteStream(fc.boolean()), (all, coins) => {
        const before = all.filter(() => coins.next().value);
        const without = [...all].filter((link) => before.includes(link)).reverse();
        expect(whoIsWhom(without)).toEqual(whoIsWhom(before));
      }),
    );
  });
});

describe('what an identity in common says', () => {
  const verified = (customer: string) => ({ customer, verified: true });
  it('merges by itself only what is confirmed on both sides and nobody else has', () => {
    expect(judgeIdentity('email', 'ana@example.org', verified('a'), verified('b'), 2).automatic).toBe(true);
    expect(
      judgeIdentity('email', 'ana@example.org', { customer: 'a', verified: false }, verified('b'), 2)
        .automatic,
    ).toBe(false);
    expect(judgeIdentity('email', 'ana@example.org', verified('a'), verified('b'), 3).automatic).toBe(false);
    expect(judgeIdentity('email', 'info@example.org', verified('a'), verified('b'), 2).automatic).toBe(false);
    expect(judgeIdentity('phone', '+34600111222', verified('a'), verified('b'), 2).automatic).toBe(false);
    expect(judgeIdentity('cookie', 'x', verified('a'), verified('b'), 2).automatic).toBe(false);
  });
});
