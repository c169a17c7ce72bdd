import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packClaims } from '../../src/instruments/language/claims/pack-claims.ts';
import { teachClaims } from '../../src/instruments/language/claims/teach-claims.ts';
import { claimRows } from '../claim-rows.ts';

const path = '../../src/instruments/language/claims/weights/claims.json';

it('the weights that ship are learnt from the labelled voices: node tools/train-claims.ts', {
  timeout: 300_000,
}, () => {
  const shipped = JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
  expect(packClaims(teachClaims(claimRows()))).toEqual(shipped);
});
