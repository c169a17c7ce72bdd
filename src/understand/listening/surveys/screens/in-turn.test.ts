import { expect, it } from 'vitest';
import { inTurn } from './in-turn.ts';

it('never two at once, however many ask while one is under way; the last asked for is done', async () => {
  let revision = 0;
  let atOnce = 0;
  let wanted = 0;
  let saved = 0;
  const refused: number[] = [];
  const save = inTurn(async () => {
    if (saved === wanted) return;
    const [now, from] = [wanted, revision];
    atOnce++;
    await new Promise((done) => setTimeout(done, 5));
    if (atOnce !== 1 || from !== revision) refused.push(now);
    atOnce--;
    revision++;
    saved = now;
  });
  const asked: Promise<void>[] = [];
  for (const _ of [1, 2, 3]) {
    wanted++;
    asked.push(save());
    await Promise.resolve();
  }
  await Promise.all(asked);
  expect(refused).toEqual([]);
  expect([saved, revision]).toEqual([3, 2]);
});

it('one that fails does not stop the next', async () => {
  let times = 0;
  const save = inTurn(async () => {
    times++;
    if (times === 1) throw new Error('away');
  });
  await expect(save()).rejects.toThrow('away');
  await save();
  expect(times).toBe(2);
});
