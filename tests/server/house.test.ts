import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../house.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-03-01T00:00:00Z' });
});
afterAll(() => house.close());

test('a fresh house has both stores, a workspace and its own clock', async () => {
  expect(await house.services.records.version()).toMatch(/^PostgreSQL 18/);
  expect(await house.services.moments.version()).toMatch(/^chdb/);
  expect(await house.services.now(house.workspaceId)).toEqual(new Date('2026-03-01T00:00:00Z'));
  await house.setClock(null);
  const now = await house.services.now(house.workspaceId);
  expect(Math.abs(now.getTime() - Date.now())).toBeLessThan(5000);
  expect(await house.services.scope(house.workspaceId)).toEqual({
    workspace: house.workspaceId,
    apart: null,
    generations: [],
    linkedBy: null,
    segments: [],
    readings: [],
    themes: { ids: [], lines: [], names: [] },
    stories: { from: [], into: [] },
  });
});
