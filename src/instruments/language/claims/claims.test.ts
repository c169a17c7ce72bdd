import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../patterns/hostile-texts.ts';
import { familiesOf } from './family-of.ts';
import { judgeClaims } from './judge-claims.ts';
import { packClaims, unpackClaims } from './pack-claims.ts';
import { shippedClaims } from './shipped-claims.ts';
import { type ClaimRow, teachClaims } from './teach-claims.ts';

const rules = { effort: ['not expressed'], intent: [], solved: ['not expressed'] };
const row = (text: string, language: 'en' | 'es', effort: string): ClaimRow => ({
  text,
  language,
  answers: { effort: [effort], intent: effort === 'low' ? ['praise'] : [], solved: ['not expressed'] },
  rules,
  seenByRules: false,
});

describe('families of words', () => {
  it('hold what is learnt in one language for the other', () => {
    expect(familiesOf('waited', 'en')).toContain('wait');
    expect(familiesOf('esperando', 'es')).toContain('wait');
    expect(familiesOf('xylophone', 'en')).toEqual([]);
  });
});

describe('what voices claim, as learnt', () => {
  const rows = Array.from({ length: 8 }, (_, i) => [
    row(`I waited ${i + 2} hours in your queue`, 'en', 'high'),
    row(`so easy and quick, day ${i}`, 'en', 'low'),
    row(`the soup had ${i} colours`, 'en', 'not expressed'),
  ]).flat();

  it('is the same for the same rows, and packed and unpacked without a change', () => {
    const model = teachClaims(rows);
    expect(teachClaims(rows)).toEqual(model);
    expect(packClaims(unpackClaims(packClaims(model)))).toEqual(packClaims(model));
  });

  it('carries over to the other language by families', () => {
    const model = teachClaims(rows);
    const said = judgeClaims('effort', 'esperando tres horas en la cola', 'es', ['not expressed'], model);
    expect(said?.[0]?.answer).toBe('high');
  });

  it('claims nothing where nothing was learnt', () => {
    expect(judgeClaims('effort', 'ho aspettato due ore', 'it', ['not expressed'])).toBeNull();
    expect(judgeClaims('effort', '…', 'en', ['not expressed'])).toBeNull();
    expect(judgeClaims('effort', 'waited hours '.repeat(200), 'en', ['high'])).toBeNull();
  });

  it('proves with words that are there, on hostile texts too', () => {
    for (const text of hostileTexts) {
      for (const task of ['effort', 'intent', 'solved'] as const) {
        for (const judged of judgeClaims(task, text, 'en', []) ?? []) {
          const { start, end } = judged.prove();
          expect(start >= 0 && start < end && end <= text.length).toBe(true);
          expect(judged.confidence > 0 && judged.confidence < 1).toBe(true);
        }
      }
    }
  });

  it('ships weights for every answer', () => {
    const { bias, weights } = shippedClaims();
    expect(bias.length).toBe(14);
    expect(weights.size).toBeGreaterThan(1000);
  });
});
