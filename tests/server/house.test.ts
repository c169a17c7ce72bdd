import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { operation } from '../../src/kernel/operation.ts';
import { parts } from '../../src/main/parts.ts';
import { serve } from '../../src/server/serve.ts';
import { openHouse, type TestHouse } from '../house.ts';
import { fingerprintOf, furnishCompany, nameOf } from './two-companies.ts';
import { askWithForeignIds, refusedItself } from './walk-foreign-ids.ts';

// Two operations as somebody might add them who forgets whose a moment is.
const params = z.strictObject({ moment: z.guid() });
const forgetful = operation({
  method: 'GET',
  path: '/forgetful/voices/{moment}',
  summary: 'Reads',
  does: ['read', 'self'],
  params,
  answer: z.any(),
});
const careless = operation({
  method: 'DELETE',
  path: '/careless/voices/{moment}',
  summary: 'Changes',
  does: ['read', 'self'],
  params,
  answer: z.any(),
});
const planted = [
  serve(forgetful, async ({ moments }, asked) => ({
    found: await moments.rows('SELECT * FROM timeline WHERE id = {id:UUID}', { id: asked.params.moment }),
  })),
  serve(careless, async ({ records }) => {
    await records.pool.query("UPDATE workspaces SET name = name || '!'");
    return { done: true };
  }),
];

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-03-01T00:00:00Z', parts: [...parts, { routes: planted }] });
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

test('no operation shows or changes what another company has, whatever of its ids are named', {
  timeout: 120_000,
}, async () => {
  const own = await furnishCompany(house, 'Heron');
  const foreign = await furnishCompany(house, 'Kestrel');
  const operations = house.house.endpoints.map(({ operation }) => operation);
  const all = operations.filter((operation) => operation !== forgetful && operation !== careless);
  expect(all.length).toBeGreaterThan(250);

  // The ids are real: whoever has them is answered.
  expect(await refusedItself(all, foreign)).toEqual([
    // Nobody said at which address customers reach the server; the survey came from no other tool; nothing was read yet.
    'GET /surveys/{id}/links/{link}/qr',
    'GET /surveys/{id}/import-report',
    'GET /meaning/stories/{story}',
  ]);
  const before = await fingerprintOf(house, foreign.workspace);
  expect(await askWithForeignIds(all, own, foreign)).toEqual([]);
  expect(await fingerprintOf(house, foreign.workspace)).toEqual(before);

  // And it would be seen.
  const wrong = await askWithForeignIds([forgetful, careless], own, foreign);
  expect(wrong.map((one) => one.slice(0, 60))).toEqual([
    expect.stringContaining(`${nameOf(forgetful)}, foreign ids: tells of`),
    expect.stringContaining(`${nameOf(careless)}, foreign ids: is answered`),
  ]);
  expect(await fingerprintOf(house, foreign.workspace)).not.toEqual(before);
});
