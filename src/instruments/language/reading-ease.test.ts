import { describe, expect, it } from 'vitest';
import { readingEase, syllablesIn } from './reading-ease.ts';

describe('how easily a text reads', () => {
  it("agrees with Flesch's formula on the sentence it is usually shown with", () => {
    // 6 words, 6 syllables, 1 sentence: 206.835 - 1.015 × 6 - 84.6 × 1
    expect(readingEase('The cat sat on the mat.', 'en')?.ease).toBeCloseTo(116.145, 6);
    // 2 sentences of 5 words, 12 syllables: 206.835 - 5.075 - 101.52
    expect(readingEase('We can fix it today. Did you call us before?', 'en')?.ease).toBeCloseTo(
      206.835 - 1.015 * 5 - 84.6 * 1.2,
      6,
    );
  });

  it("agrees with Szigriszt's formula, counted by hand", () => {
    // El ga-to duer-me en la ca-sa: 6 words, 9 syllables, 1 sentence
    expect(readingEase('El gato duerme en la casa.', 'es')?.ease).toBeCloseTo(
      206.835 - 62.3 * (9 / 6) - 6,
      6,
    );
  });

  it.each([
    ['make', 'en', 1],
    ['table', 'en', 2],
    ['solved', 'en', 1],
    ['wanted', 'en', 2],
    ['recommend', 'en', 3],
    ['services', 'en', 3],
    ['guerra', 'es', 2],
    ['país', 'es', 2],
    ['ciudad', 'es', 2],
    ['recomendaría', 'es', 6],
    ['muy', 'es', 1],
    ['poeta', 'es', 3],
    ['2026', 'en', 1],
  ] as const)('%s (%s) has %i syllables', (word, language, syllables) => {
    expect(syllablesIn(word, language)).toBe(syllables);
  });

  it('puts plain words above officialese, and says nothing of languages it has no formula for', () => {
    const plain = readingEase('Was it easy to pay your bill?', 'en');
    const hard = readingEase(
      'Considering all administrative interactions, evaluate organisational responsiveness.',
      'en',
    );
    expect(plain?.ease).toBeGreaterThan(80);
    expect(hard?.ease).toBeLessThan(10);
    expect(readingEase('Wie war es?', 'de')).toBe(null);
    expect(readingEase('…', 'en')).toBe(null);
  });
});
