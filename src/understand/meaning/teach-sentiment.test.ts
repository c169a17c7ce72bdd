import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { given } from '../journeys/given.ts';
import { runLabelling } from './contract.ts';
import { decideLabel, withdrawDecision } from './desk.contract.ts';
import { applySentiment, showSentiment, teachSentiment, undoSentiment } from './sentiment.contract.ts';
import { searchVoices } from './voices.contract.ts';

// In this company "wild" is praise and "nominal" is blame; the words that ship know neither.
const lines = {
  positive: ['The new plan is wild', 'Totally wild, keep it up', 'Your wild support desk', 'Wild wild wild'],
  negative: ['A nominal visit again', 'Nominal answer, as ever', 'They sent a nominal reply', 'So nominal'],
  neutral: ['I moved to Lima', 'The shop is on the corner', 'My contract began in May', 'Two parcels'],
} as const;
const kinds = Object.keys(lines) as (keyof typeof lines)[];
const rows = (n: number) =>
  Array.from({ length: n }, (_, i) => {
    const sentiment = kinds[i % 3] ?? 'neutral';
    return { text: `${lines[sentiment][((i / 3) % 4) | 0] ?? ''} ${i}`, sentiment, language: 'en' };
  });
/** People err: one row in sixteen is labelled otherwise, so that confidence has something to learn. */
const labelledRows = rows(120).map((row, i) =>
  i % 16 === 7 ? { ...row, sentiment: 'neutral' as const } : row,
);

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-06-01T00:00:00Z' });
  await given(
    house.services,
    house.workspaceId,
    rows(60).map(({ text }, row) => ({
      kind: 'voice' as const,
      customer: `c${row}`,
      episode: `e${row}`,
      step: 'Answered',
      at: new Date(Date.UTC(2026, 0, 1 + row)),
      text: text.replace(/\d+$/, 'today'),
      row,
    })),
  );
  await labelled();
}, 60_000);
afterAll(() => house?.close());

async function labelled() {
  let now = await house.answer(runLabelling, { body: { wait: true } });
  while (now.unread > 0 || now.building !== null)
    now = await house.answer(runLabelling, { body: { wait: true } });
}
const voicesThat = async (where: string) =>
  (await house.answer(searchVoices, { query: { where, limit: 200 } })).voices;
const show = () => house.answer(showSentiment);

test('what labelled texts teach is shown before it counts, and voices are read anew with it', async () => {
  expect(await show()).toEqual({ version: 0, waiting: 0, versions: [] });
  const before = (await voicesThat('sentiment=positive')).length;
  const shown = await house.answer(teachSentiment, { body: { examples: labelledRows } });
  expect(shown).toMatchObject({ applied: false, version: 0, examples: 120 });
  const [english] = shown.languages;
  expect(english).toMatchObject({ language: 'en', rows: 120, used: true, why: 'better' });
  expect(english?.gain.low).toBeGreaterThan(0.1);
  expect(english?.taught.value).toBeGreaterThan(0.85);
  expect(english?.calibrationError.taught).toBeLessThan(0.15);
  expect(shown.changes.find(({ theme }) => theme === 'positive')?.gains).toBeGreaterThan(10);
  expect((await voicesThat('sentiment=positive')).length).toBe(before);
  await house.answer(applySentiment, { params: { proposal: shown.proposal } });
  await labelled();
  const positive = await voicesThat('sentiment=positive');
  expect(positive.filter(({ text }) => /wild/i.test(text)).length).toBe(positive.length);
  expect(positive.length).toBe(20);
  const label = positive[0]?.clauses[0]?.sentiment;
  expect(label?.modelVersion).toMatch(/\+sentiment1$/);
  expect(await house.ask(applySentiment, { params: { proposal: shown.proposal } })).toMatchObject({
    refused: 'no-such-proposal',
  });
}, 60_000);

test('the label desk teaches what was confirmed; taken back, it waits to be forgotten', async () => {
  const [voice] = await voicesThat('sentiment=negative');
  const span = voice?.clauses[0]?.span ?? { start: 0, end: 1 };
  const about = { moment: voice?.moment ?? '', span, task: 'sentiment' as const };
  const say = (label: string, more = {}) =>
    house.answer(decideLabel, { body: { ...about, label, status: 'confirmed', ...more } });
  await say('neutral', { teach: false });
  await say('neutral', { byChance: true });
  expect((await show()).waiting).toBe(0);
  expect(await house.ask(teachSentiment, { body: { fromDesk: true } })).toMatchObject({
    refused: 'nothing-to-learn',
  });
  const kept = await say('positive');
  expect(kept.teaches).toBe(true);
  expect((await show()).waiting).toBe(1);
  const learnt = await house.answer(teachSentiment, { body: { fromDesk: true, apply: true } });
  expect(learnt).toMatchObject({ version: 2, desk: 1, examples: 121, why: '1 decisions of the label desk' });
  expect((await show()).waiting).toBe(0);
  await house.answer(withdrawDecision, { params: { decision: kept.id } });
  expect((await show()).waiting).toBe(1);
}, 60_000);

test('versions go back one by one to what ships', async () => {
  expect((await house.answer(undoSentiment)).version).toBe(1);
  expect((await house.answer(undoSentiment)).version).toBe(0);
  await labelled();
  expect((await voicesThat('sentiment=positive')).length).toBeLessThan(20);
  expect((await show()).versions.map(({ undone }) => undone)).toEqual([true, true]);
  expect(await house.ask(undoSentiment)).toMatchObject({ refused: 'nothing-to-undo' });
}, 60_000);

test('what cannot teach is said, and nothing is learnt of it', async () => {
  const few = rows(9).map((row, i) => ({ ...row, language: ['en', 'es', 'zh'][i % 3] ?? 'en' }));
  const shown = await house.answer(teachSentiment, { body: { examples: few } });
  expect(shown.languages.map(({ language, why, used }) => [language, why, used])).toEqual([
    ['en', 'few', false],
    ['es', 'few', false],
    ['zh', 'no words', false],
  ]);
  expect(shown.changes).toEqual([]);
  const one = rows(90).filter(({ sentiment }) => sentiment === 'neutral');
  expect((await house.answer(teachSentiment, { body: { examples: one } })).languages[0]?.why).toBe(
    'one class',
  );
  expect(await house.ask(teachSentiment, { body: {} })).toMatchObject({ refused: 'nothing-to-learn' });
  expect(await house.ask(teachSentiment, { body: { examples: few } }, { as: 'agent' })).toMatchObject({
    refused: expect.any(String),
  });
}, 60_000);
