import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../house.ts';

let house: TestHouse;
let seconds: number;
beforeAll(async () => {
  const start = performance.now();
  house = await openHouse({ clock: '2026-03-01T00:00:00Z' });
  seconds = (performance.now() - start) / 1000;
});
afterAll(() => house.close());

test('a fresh house has both stores, a workspace and its own clock', async () => {
  console.error(`opened in ${seconds.toFixed(2)} s`);
  expect(await house.services.records.version()).toMatch(/^PostgreSQL 18/);
  expect(await house.services.moments.version()).toMatch(/^chdb/);
  expect(await house.services.now(house.workspaceId)).toEqual(new Date('2026-03-01T00:00:00Z'));
  await house.setClock(null);
  const now = await house.services.now(house.workspaceId);
  expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(5000);
  expect(await house.services.scope(house.workspaceId)).toEqual({
    workspace: house.workspaceId,
    generations: [],
  });
});
