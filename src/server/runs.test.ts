import { expect, it } from 'vitest';
import type { Records } from '../stores/records/records.ts';
import { createRuns } from './runs.ts';

const needs = () => ({ records: {} as Records });

it('runs once at a time for a company; asked meanwhile, it looks again at its end, and no asking is lost', async () => {
  let asked = 0;
  let seen = 0;
  let under = 0;
  const start = createRuns<{ records: Records }>(
    async () => {
      expect(++under).toBe(1);
      for (let i = 0; i < 5; i++) await Promise.resolve();
      seen = asked;
      await Promise.resolve();
      under--;
      return true;
    },
    () => expect.unreachable(),
  );
  const services = needs();
  const runs: Promise<void>[] = [];
  for (; asked < 200; ) {
    asked++;
    runs.push(start(services, 'one'));
    for (let i = 0; i < asked % 13; i++) await Promise.resolve();
  }
  await Promise.all(runs);
  expect(seen).toBe(200);
});

it('asks again while another server is at it, and tells what failed', async () => {
  const refusals = [false, false, true];
  const failures: unknown[] = [];
  const start = createRuns<{ records: Records }>(
    async (_, workspace) => {
      if (workspace === 'broken') throw new Error('no');
      return refusals.shift() ?? true;
    },
    (_, workspace) => failures.push(workspace),
    1,
  );
  await start(needs(), 'broken');
  expect(failures).toEqual(['broken']);
  await start(needs(), 'busy elsewhere');
  expect(refusals).toEqual([]);
});
