import { expect, it } from 'vitest';
import { createTurns } from './turns.ts';

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
  const ask = createTurns((took) => Math.min(500, 3 * took), clock);
  let turns = 0;
  const work = async () => {
    turns++;
    if (turns === 1) for (let i = 0; i < 5; i++) void ask('a', work);
    await clock.work(turns === 1 ? 100 : 1000);
  };
  await ask('a', work);
  expect([turns, clock.rests]).toEqual([2, [300]]);
  // Asked soon after the end: it rests first, but never longer than it is allowed to.
  await ask('a', work);
  expect([turns, clock.rests]).toEqual([3, [300, 500]]);
  // Asked much later, and by another company: at once.
  await clock.work(5000);
  await Promise.all([ask('a', work), ask('b', work)]);
  expect([turns, clock.rests.length]).toEqual([5, 2]);
});

it('a turn that fails is told to whoever asked, and the next one begins anew', async () => {
  const clock = clockAt(0);
  const ask = createTurns((took) => took, clock);
  const failing = ask('a', async () => {
    throw new Error('away');
  });
  await expect(failing).rejects.toThrow('away');
  let done = false;
  await ask('a', async () => {
    done = true;
  });
  expect(done).toBe(true);
});
