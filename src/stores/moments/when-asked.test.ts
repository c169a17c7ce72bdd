import { expect, it } from 'vitest';
import type { MomentsPort } from './port.ts';
import { openWhenAsked } from './when-asked.ts';

it('starts the engine once, with the first question; one that did not start is tried anew; nothing asked, nothing to end', async () => {
  const log: string[] = [];
  const engine: MomentsPort = {
    form: 'embedded',
    rows: async () => [1],
    async *stream() {
      yield 2;
    },
    run: async () => undefined,
    runEverywhere: async () => undefined,
    insert: async () => undefined,
    version: async () => '26',
    close: async () => void log.push('ended'),
  };
  let fails = true;
  const port = openWhenAsked(async () => {
    log.push('started');
    if (!fails) return engine;
    fails = false;
    throw new Error('no room');
  });
  await openWhenAsked(async () => expect.unreachable()).close();
  await expect(port.rows('')).rejects.toThrow('no room');
  expect(await Promise.all([port.rows(''), port.version()])).toEqual([[1], '26']);
  for await (const row of port.stream('')) expect(row).toBe(2);
  await port.close();
  expect(log).toEqual(['started', 'started', 'ended']);
});
