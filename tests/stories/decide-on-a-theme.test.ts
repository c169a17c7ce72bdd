import { afterAll, beforeAll, expect, test } from 'vitest';
import { judgeOperation } from '../../src/align/contributions/contract.ts';
import {
  approveDecision,
  blankDecision,
  openVoices,
  runChecksOperation,
  showDecision,
  writeDecision,
} from '../../src/align/decisions/contract.ts';
import { listFindings } from '../../src/understand/findings/contract.ts';
import { given } from '../../src/understand/journeys/given.ts';
import { runLabelling, stopLabelling } from '../../src/understand/meaning/contract.ts';
import { importTaxonomy } from '../../src/understand/meaning/teaching.contract.ts';
import { ana, ben, reserveThePart } from '../claims.ts';
import { openHouse, type TestHouse } from '../house.ts';

const theme = 'Late delivery';
const late = ['The parcel came late again', 'Late parcel, I waited for days', 'My parcel is late by a week'];
const fine = [
  'The shop was pleasant and bright',
  'Good advice from the young man',
  'All went well, thank you',
];

/** Six customers a day; of every ten, `lateOf` speak of lateness, and score low. */
const voices = (from: string, days: number, lateOf: number, first: number) =>
  Array.from({ length: days * 6 }, (_, i) => {
    const isLate = i % 10 < lateOf;
    const at = (hour: number) =>
      new Date(Date.parse(`${from}T00:00:00Z`) + Math.floor(i / 6) * 86_400_000 + hour * 3_600_000);
    const same = { customer: `c${first + i}`, episode: `e${first + i}` };
    return [
      { ...same, kind: 'event' as const, step: 'Delivered', at: at(8), row: 2 * (first + i) },
      {
        ...same,
        kind: 'voice' as const,
        step: 'Customer answered',
        at: at(12),
        text: `${(isLate ? late : fine)[i % 3]}, order ${i}.`,
        scores: { recommend: isLate ? 2 + (i % 3) : 8 + (i % 3) },
        row: 2 * (first + i) + 1,
      },
    ];
  }).flat();

let house: TestHouse;
let decision = '';
const at = () => ({ params: { id: decision } });

async function labelled() {
  let now = await house.answer(runLabelling, { body: { wait: true } });
  while (now.unread > 0 || now.building !== null)
    now = await house.answer(runLabelling, { body: { wait: true } });
}

beforeAll(async () => {
  house = await openHouse({ clock: '2026-05-01T00:00:00Z' });
  const { services, workspaceId } = house;
  await given(services, workspaceId, voices('2026-01-01', 119, 4, 0));
  await services.records.inWorkspace(workspaceId, async (tx) => {
    const { sql } = await import('kysely');
    await sql`INSERT INTO metrics (workspace_id, name, low, high, sum_up)
      VALUES (${workspaceId}::uuid, 'recommend', 0, 10, 'mean')`.execute(tx);
  });
  const content = JSON.stringify({ themes: [{ id: 'late', name: theme, rules: ['late'] }] });
  await house.answer(importTaxonomy, { body: { content, apply: true } });
  await labelled();
}, 120_000);
afterAll(() => house?.close());

test('a decision begins with what a finding about a theme knows: fewer shall speak of it', async () => {
  const { findings } = await house.answer(listFindings, {}, ana);
  const finding = findings.find(({ kind }) => kind === 'theme');
  expect(finding).toMatchObject({ direction: 'hurts', where: `theme=${theme}` });
  const blank = await house.answer(blankDecision, { query: { finding: finding?.id ?? '' } }, ana);
  expect(blank.claim).toMatchObject({ direction: 'lower', measure: { kind: 'share', of: `theme=${theme}` } });
  const claim = {
    ...reserveThePart({
      segment: 'households that order parcels',
      step: 'Delivered',
      measure: { kind: 'share', of: `theme=${theme}` },
      startsOn: '2026-05-05',
      checkOn: '2026-07-31',
    }),
    because: 'drivers phone ahead when the round is delayed at the depot',
    notice: 'they get a call with a new hour instead of waiting at home',
  };
  const judged = await house.answer(judgeOperation, { body: { claim, language: 'en' } }, ana);
  expect(judged.remarks).toEqual([]);
  expect(judged.sentence).toContain(`the share of episodes that speak of “${theme}”`);
  expect(judged.foresight?.baseline.value).toBeCloseTo(0.4, 1);
  expect(judged.foresight?.seen).toBe(true);
  const written = await house.answer(
    writeDecision,
    { body: { title: 'Phone ahead when late', finding: finding?.id ?? '', claim, submit: true } },
    ana,
  );
  expect(written).toMatchObject({ state: 'submitted' });
  decision = written.id;
}, 60_000);

test('who approves hears voices that speak of the theme', async () => {
  const { voices: heard } = await house.answer(openVoices, at(), ben);
  expect(heard).toHaveLength(3);
  const speaking = heard.filter(({ text }) => /late/i.test(text));
  // One voice may come from a wider circle, so that one of the three dissents.
  expect(speaking.length).toBeGreaterThanOrEqual(2);
  await house.answer(approveDecision, at(), ben);
}, 60_000);

test('the verdict waits until the voices are read; unread, they would speak of nothing', async () => {
  const { services, workspaceId } = house;
  await house.answer(stopLabelling);
  await house.setClock(new Date('2026-08-15T00:00:00Z'));
  await house.answer(runChecksOperation, { body: {} }, ben);
  await given(services, workspaceId, voices('2026-05-01', 106, 1, 10_000));
  const checks = await house.answer(runChecksOperation, { body: {} }, ben);
  expect(checks.written).toEqual([]);
  expect(checks.waiting).toMatchObject([{ decision }]);
  await labelled();
  await house.answer(runChecksOperation, { body: {} }, ben);
  const { contribution } = await house.answer(showDecision, at(), ana);
  expect(contribution.verdict).toMatchObject({ outcome: 'confirmed' });
  expect(contribution.verdict?.effect.value).toBeCloseTo(-0.3, 1);
  expect(contribution.verdict?.effect.high).toBeLessThan(-0.2);
}, 120_000);
