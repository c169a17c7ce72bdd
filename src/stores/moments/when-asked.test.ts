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
  // Closed while the engine starts: it is ended, and nobody starts another; one that does not start ends nothing.
  const early = openWhenAsked(async () => engine);
  const asked = early.version();
  await early.close();
  expect([await asked, log.length]).toEqual(['26', 4]);
  await expect(early.rows('')).rejects.toThrow('closed');
  const broken = openWhenAsked(() => Promise.reject(new Error('no room')));
  const failing = expect(broken.rows('')).rejects.toThrow('no room');
  await broken.close();
  await failing;
  await expect(broken.rows('')).rejects.toThrow('closed');
});
