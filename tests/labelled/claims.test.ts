import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packClaims, unpackClaims } from '../../src/instruments/language/claims/pack-claims.ts';
import { teachClaims } from '../../src/instruments/language/claims/teach-claims.ts';
import { claimRows } from '../claim-rows.ts';

const path = '../../src/instruments/language/claims/weights/claims.json';

it('the weights that ship are learnt from the labelled voices: node tools/train-claims.ts', {
  timeout: 300_000,
}, () => {
  const shipped = unpackClaims(JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')));
  const learnt = unpackClaims(packClaims(teachClaims(claimRows())));
  expect([...learnt.weights.keys()]).toEqual([...shipped.weights.keys()]);
  // Engines may differ in the last digit of a logarithm, and so, rarely, in a hundredth.
  for (const [trait, weights] of shipped.weights)
    weights.forEach((weight, i) => {
      expect(Math.abs(weight - (learnt.weights.get(trait)?.[i] ?? 9))).toBeLessThan(0.011);
    });
});
