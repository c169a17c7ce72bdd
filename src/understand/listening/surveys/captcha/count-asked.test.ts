import { expect, it } from 'vitest';
import { bitsFor } from './challenge.ts';
import { countAsked } from './count-asked.ts';

const usual = bitsFor(1);

it('asking without end from one network makes more work there and nowhere else', () => {
  const now = Date.now();
  let theirs = 0;
  for (let i = 0; i < 5000; i++) theirs = bitsFor(countAsked('flooded', 'loud', now));
  expect(theirs).toBeGreaterThan(usual);
  expect(bitsFor(countAsked('flooded', 'quiet', now))).toBe(usual);
  expect(bitsFor(countAsked('another', 'loud', now))).toBe(usual);
  // Ten minutes later it is forgotten.
  expect(bitsFor(countAsked('flooded', 'loud', now + 600_000))).toBe(usual);
});

it('many networks that ask at one address make more work for all', () => {
  const now = Date.now();
  for (let i = 0; i < 5000; i++) countAsked('crowded', `network ${i}`, now);
  expect(bitsFor(countAsked('crowded', 'one more', now))).toBeGreaterThan(usual);
});
