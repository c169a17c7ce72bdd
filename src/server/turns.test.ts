import { expect, it } from 'vitest';
import type { Records } from '../stores/records/records.ts';
import { createTurns } from './turns.ts';

const needs = () => ({ records: {} as Records });
const neverFails = () => expect.unreachable();

/** A clock that stands still unless somebody works or waits. */
function clockAt(start: number) {
  let at = start;
  return {
    rests: [] as number[],
    now: () => at,
    async pause(ms: number) {
      this.rests.push(ms);
      at += ms;
    },
    work: async (ms: number) => {
      at += ms;
    },
  };
}

it('takes one turn for all who ask meanwhile, and rests in between as long as it is told to', async () => {
  const clock = clockAt(1000);
  const services = needs();
  let turns = 0;
  const ask = createTurns<ReturnType<typeof needs>>(
    {
      async work() {
        turns++;
        if (turns === 1) for (let i = 0; i < 5; i++) void ask(services, 'a');
        await clock.work(turns === 1 ? 100 : 1000);
        return true;
      },
      failed: neverFails,
      rest: (_, took) => Math.min(500, 3 * took),
    },
    clock,
  );
  await ask(services, 'a');
  expect([turns, clock.rests]).toEqual([2, [300]]);
  // Asked soon after the end: it rests first, but never longer than it is allowed to.
  await ask(services, 'a');
  expect([turns, clock.rests]).toEqual([3, [300, 500]]);
  // Asked much later, and by another company: at once.
  await clock.work(5000);
  await Promise.all([ask(services, 'a'), ask(services, 'b')]);
  expect([turns, clock.rests.length]).toEqual([5, 2]);
});

it('runs once at a time for a company; no asking is lost', async () => {
  const services = needs();
  let asked = 0;
  let seen = 0;
  let under = 0;
  const ask = createTurns<ReturnType<typeof needs>>({
    async work() {
      expect(++under).toBe(1);
      for (let i = 0; i < 5; i++) await Promise.resolve();
      seen = asked;
      await Promise.resolve();
      under--;
      return true;
    },
    failed: neverFails,
  });
  const turns: Promise<void>[] = [];
  for (; asked < 200; ) {
    asked++;
    turns.push(ask(services, 'one'));
    for (let i = 0; i < asked % 13; i++) await Promise.resolve();
  }
  await Promise.all(turns);
  expect(seen).toBe(200);
});

it('tells what failed, and still takes the turn that was asked for meanwhile', async () => {
  const services = needs();
  const failures: string[] = [];
  let turns = 0;
  const ask = createTurns<ReturnType<typeof needs>>({
    async work() {
      if (++turns > 1) return true;
      void ask(services, 'broken at first');
      throw new Error('away');
    },
    failed: (_, workspace, error) => failures.push(`${workspace}: ${(error as Error).message}`),
  });
  await ask(services, 'broken at first');
  expect([turns, failures]).toEqual([2, ['broken at first: away']]);
});

it('asks again while another server is at it', async () => {
  const clock = clockAt(0);
  const refusals = [false, false, true];
  const ask = createTurns<ReturnType<typeof needs>>(
    { work: async () => refusals.shift() ?? true, failed: neverFails },
    clock,
  );
  await ask(needs(), 'busy elsewhere');
  expect([refusals, clock.rests]).toEqual([[], [2000, 2000]]);
});
