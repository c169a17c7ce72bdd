import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { ask } from '../../../stores/moments/question.ts';
import { given } from '../../journeys/given.ts';
import { runLabelling, showProgress, stopLabelling } from '../contract.ts';
import { clausesRead, unreadVoices } from '../questions/unread-voices.ts';
import { versionsOf } from '../version-store.ts';
import { writeRows } from './label-voices.ts';
import { isLabelling, labelling } from './labelling-store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-03-01T00:00:00Z' });
});
afterAll(() => house.close());

const said = [
  'I had to call three times, but she was lovely.',
  'Fine.',
  'Nobody came on Tuesday. I am still waiting!',
];
const voices = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({
    customer: `c${from + i}`,
    episode: `e${from + i}`,
    kind: 'voice' as const,
    step: 'Customer answered',
    at: new Date(Date.UTC(2026, 0, 1 + ((from + i) % 28))),
    text: `${said[i % 3]} (${from + i})`,
    row: from + i + 1,
  }));
const label = () => house.answer(runLabelling, { body: { wait: true } });

describe('voices are labelled', () => {
  test('every one once, and new ones as they come', async () => {
    await given(house.services, house.workspaceId, voices(0, 300));
    const before = await house.answer(showProgress);
    expect(before).toMatchObject({ state: 'idle', voices: 300, read: 0, unread: 300, version: null });
    const after = await label();
    expect(after).toMatchObject({ state: 'idle', voices: 300, read: 300, unread: 0, problem: null });
    await given(house.services, house.workspaceId, voices(300, 20));
    expect(await house.answer(showProgress)).toMatchObject({ voices: 320, read: 300, unread: 20 });
    expect(await label()).toMatchObject({ read: 320, unread: 0 });
    const scope = await house.services.scope(house.workspaceId);
    const [counted] = await ask(house.services.moments, scope, clausesRead);
    expect(counted?.clauses).toBeGreaterThan(420);
    const rows = (await house.services.moments.rows(
      'SELECT moment, n, count() AS c FROM clauses WHERE reading IN {readings:Array(UInt64)} GROUP BY moment, n HAVING c > 1',
      { readings: [...scope.readings] },
    )) as unknown[];
    expect(rows).toEqual([]);
  });

  test('what is stopped stays stopped until somebody says go', async () => {
    await house.answer(stopLabelling);
    await given(house.services, house.workspaceId, voices(320, 10));
    expect(await house.answer(showProgress)).toMatchObject({ state: 'stopped', unread: 10 });
    expect(await label()).toMatchObject({ state: 'idle', unread: 0 });
  });

  test('anew: beside what questions see, and switched on whole', async () => {
    const before = await house.services.scope(house.workspaceId);
    const after = await house.answer(runLabelling, { body: { anew: true, wait: true } });
    expect(after).toMatchObject({ unread: 0, building: null });
    const now = await house.services.scope(house.workspaceId);
    expect(now.readings).not.toEqual(before.readings);
    expect(now.readings.length).toBe(before.readings.length);
  });
});

test('whoever asks whether voices are being labelled is in nobody’s way', async () => {
  const { services, workspaceId } = house;
  const { records } = services;
  expect(await isLabelling(records, workspaceId)).toBe(false);
  const during = await labelling(records, workspaceId, () => isLabelling(records, workspaceId));
  expect(during).toBe(true);
  let isOver = false;
  const looking = Array.from({ length: 4 }, async () => {
    while (!isOver) await isLabelling(records, workspaceId);
  });
  const taken: (true | null)[] = [];
  for (let i = 0; i < 100; i++) taken.push(await labelling(records, workspaceId, async () => true as const));
  isOver = true;
  await Promise.all(looking);
  expect(taken.filter((one) => one === null)).toEqual([]);
});

test('when voices cannot be read, nothing is written any more once that is said: who erases need not wait for it', async () => {
  const { services, workspaceId } = house;
  const scope = await services.scope(workspaceId);
  const current = (await versionsOf(services.records, workspaceId)).find(({ state }) => state === 'current');
  if (current === undefined) throw new Error('Voices were read above');
  let isWriting = false;
  const run: typeof services.moments.run = async (...asked) => {
    isWriting = true;
    await new Promise((resolve) => setTimeout(resolve, 50));
    await services.moments.run(...asked);
    isWriting = false;
  };
  const slow = { ...services, moments: { ...services.moments, run } };
  const [voice] = await ask(services.moments, { ...scope, readings: [] }, unreadVoices(1));
  if (voice === undefined) throw new Error('There are voices');
  const writing = writeRows(slow, scope, current, [voice], async () => {
    throw new Error('unreadable');
  });
  await expect(writing).rejects.toThrow('unreadable');
  expect(isWriting).toBe(false);
  expect((await services.scope(workspaceId)).readings).toEqual(scope.readings);
});
