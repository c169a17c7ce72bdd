import { readFileSync } from 'node:fs';
import { eld } from 'eld/small';
import { expect, test } from 'vitest';
import { languageDetector } from './detect-language.ts';

const lines: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('../../../tests/labelled/language-lines.json', import.meta.url), 'utf8'),
);

/** Turned into evidence, scores of the package itself. */
const evidence = (text: string, shares: Readonly<Record<string, number>>) => {
  const length = Math.max(1, Math.min(350, text.length) / 3.6);
  return Object.fromEntries(
    Object.entries(shares).map(([language, share]) => [language, ((25 * share) / (1 - share)) * length]),
  );
};

test('eld in flat arrays says what eld says, number by number', async () => {
  const detect = await languageDetector();
  const texts = [
    ...Object.values(lines).flat(),
    'Привет, где моя посылка?',
    'どこですか、荷物は',
    'أين طردي؟',
    '我的包裹在哪里',
    "c'est l'été à Nîmes",
    '',
    ' ',
    '12345',
    '😀😀',
    '\ud800',
    '__proto__ constructor \'quoted\' "double"',
    'x'.repeat(10_000),
  ];
  expect(texts.length).toBeGreaterThan(200);
  for (const text of texts) {
    const own = detect(text);
    const peer = eld.detect(text);
    expect(own.language).toBe(peer.language);
    expect(own.scores).toEqual(evidence(text, peer.getScores()));
  }
});
