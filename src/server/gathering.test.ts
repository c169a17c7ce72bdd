import { describe, expect, it } from 'vitest';
import type { Records } from '../stores/records/records.ts';
import { createGathering } from './gathering.ts';

const records = {} as Records;
const done = <T>(value: T) => ({ status: 'fulfilled' as const, value });

describe('what single callers ask for', () => {
  it('is carried out together, by company, each with an outcome of its own', async () => {
    const gathered = createGathering<number, number>({ together: 3, running: 1 });
    const carried: (readonly number[])[] = [];
    const ask = (workspace: string, one: number) =>
      gathered(records, workspace, one, async (ones) => {
        carried.push(ones);
        await new Promise((resolve) => setTimeout(resolve, 5));
        return ones.map((n) => (n === 2 ? { status: 'rejected', reason: new Error('two') } : done(n * 10)));
      });
    const all = [1, 2, 3, 4].map((one) => ask('a', one));
    const other = ask('b', 5);
    expect(await Promise.allSettled([...all, other])).toMatchObject([
      { value: 10 },
      { reason: { message: 'two' } },
      { value: 30 },
      { value: 40 },
      { value: 50 },
    ]);
    expect(carried).toEqual([[1, 2, 3], [5], [4]]);
    // Once it is over, the next one begins anew.
    expect(await ask('a', 6)).toBe(60);
  });

  it('is tried once: what cannot be done at all fails for everybody', async () => {
    const gathered = createGathering<number, number>({ together: 10, running: 2 });
    let tries = 0;
    const ask = (one: number) =>
      gathered(records, 'a', one, async () => {
        tries++;
        throw new Error('away');
      });
    const outcomes = await Promise.allSettled([ask(1), ask(2), ask(3)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(tries).toBe(1);
  });
});
