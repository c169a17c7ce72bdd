import { Readable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { readAtMost } from './read-at-most.ts';

const of = (chunks: number) => Readable.from(Array.from({ length: chunks }, () => Buffer.alloc(10)));

it('what fits is read whole', async () => {
  expect(await readAtMost(of(5), 50)).toHaveLength(50);
});

it('who sends too much still hears the answer; who goes on and on is cut', async () => {
  const little = of(8);
  expect(await readAtMost(little, 50)).toBeNull();
  expect(little.destroyed).toBe(false);
  const much = of(1000);
  expect(await readAtMost(much, 50)).toBeNull();
  for (let i = 0; i < 200 && !much.destroyed; i++) await turn();
  expect(much.readableEnded).toBe(false);
  expect(much.destroyed).toBe(true);
});
