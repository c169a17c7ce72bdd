import { expect, it } from 'vitest';
import { drawSample, isHeldOut } from './draw-sample.ts';

const people = Array.from({ length: 1000 }, (_, i) => ({
  person: `C-${i}`,
  occasion: '',
  stratum: i % 10 === 0 ? 'rare' : 'usual',
}));
const names = (drawn: readonly { who: { person: string } }[]) => drawn.map(({ who }) => who.person).sort();

it('draws the same people for the same seed, whatever order they come in, and others for another', () => {
  const one = drawSample(people, { kind: 'number', n: 100 }, 7);
  const again = drawSample([...people].reverse(), { kind: 'number', n: 100 }, 7);
  const other = drawSample(people, { kind: 'number', n: 100 }, 8);
  expect(names(again)).toEqual(names(one));
  expect(names(other)).not.toEqual(names(one));
  expect(one.every(({ probability }) => probability === 0.1)).toBe(true);
});

it('weights by the inverse of the chance add up to the population, in every way of drawing', () => {
  for (const sampling of [
    { kind: 'number', n: 120 },
    { kind: 'by-part', attribute: 'x', n: 40 },
    { kind: 'systematic', every: 10 },
  ] as const) {
    const drawn = drawSample(people, sampling, 3);
    const total = drawn.reduce((sum, { probability }) => sum + 1 / probability, 0);
    expect(total).toBeCloseTo(1000, 6);
  }
  const shares = Array.from(
    { length: 40 },
    (_, seed) => drawSample(people, { kind: 'share', share: 0.2 }, seed).length,
  );
  // 40 draws of Binomial(1000, 0.2): their mean lies within five of its standard errors of 200.
  expect(Math.abs(shares.reduce((sum, n) => sum + n, 0) / 40 - 200)).toBeLessThan(10);
});

it('everybody has the same chance: over many seeds nobody is drawn far more often than others', () => {
  const times = new Map<string, number>();
  for (let seed = 0; seed < 400; seed++) {
    for (const name of names(drawSample(people.slice(0, 50), { kind: 'number', n: 10 }, seed * 977)))
      times.set(name, (times.get(name) ?? 0) + 1);
  }
  // Binomial(400, 0.2): 80 ± 5 × 8.
  expect(Math.min(...times.values())).toBeGreaterThan(40);
  expect(Math.max(...times.values())).toBeLessThan(120);
});

it('the hold-out is of its own draw: it is no fixed part of a sample', () => {
  const held = people.filter(({ person }) => isHeldOut(person, 0.3, 7)).map(({ person }) => person);
  expect(held.length).toBeGreaterThan(220);
  expect(held.length).toBeLessThan(380);
  const drawn = new Set(names(drawSample(people, { kind: 'share', share: 0.5 }, 7)));
  const both = held.filter((person) => drawn.has(person)).length / held.length;
  expect(both).toBeGreaterThan(0.35);
  expect(both).toBeLessThan(0.65);
});
