import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepVisiting } from './rounds.ts';
import type { Services } from './serve.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An installation of two companies whose log is kept. */
function installation() {
  const told: unknown[] = [];
  const services = {
    records: { outside: async () => ({ rows: [{ id: 'first' }, { id: 'second' }] }) },
    log: { warn: (about: unknown) => told.push(about) },
  } as unknown as Services;
  return { services, told };
}

it('visits every company again and again, and one that fails keeps no other waiting', async () => {
  const { services, told } = installation();
  const visited: string[] = [];
  const visit = async (workspace: string) => {
    visited.push(workspace);
    if (workspace === 'first') throw new Error('no');
  };
  keepVisiting(services, { visit, everyMs: 1000, failed: 'not done' });
  expect(visited).toEqual([]);
  await vi.advanceTimersByTimeAsync(2000);
  expect(visited).toEqual(['first', 'second', 'first', 'second']);
  expect(told).toMatchObject([{ workspace: 'first' }, { workspace: 'first' }]);
});

it('begins no round beside one that is under way', async () => {
  const { services } = installation();
  let visits = 0;
  let goOn = () => {};
  const rounds = keepVisiting(services, {
    visit: () => {
      visits++;
      return new Promise<void>((resolve) => {
        goOn = resolve;
      });
    },
    everyMs: 1000,
    failed: 'not done',
  });
  const round = rounds.all();
  await vi.advanceTimersByTimeAsync(5000);
  expect(visits).toBe(1);
  goOn();
  await vi.advanceTimersByTimeAsync(0);
  goOn();
  await round;
  expect(visits).toBe(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(visits).toBe(3);
});
