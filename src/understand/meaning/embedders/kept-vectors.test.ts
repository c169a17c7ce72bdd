import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forgetVectors, forgotHere, heedForgotten, vectorsKept } from './kept-vectors.ts';
import { keyOf, VectorCache } from './vector-cache.ts';

it('are forgotten wherever they are held, however many companies have files open', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sirius-vectors-'));
  const facts = { version: 'v', dimensions: 3 };
  const used = await vectorsKept(folder, 'first', facts);
  await used.keep(['a'], [VectorCache.rounded([1, 0, 0])]);
  for (const other of ['second', 'third', 'fourth', 'fifth']) await vectorsKept(folder, other, facts);
  expect(await forgetVectors(folder, 'first', [keyOf('a')])).toBe(1);
  expect(used.has('a')).toBe(false);
  await rm(folder, { recursive: true, force: true });
});

it('go when another server forgot some, in memory and on the disk; not when this one did', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sirius-vectors-'));
  const facts = { version: 'v', dimensions: 3 };
  const used = await vectorsKept(folder, 'heeding', facts);
  const keep = () => used.keep(['a', 'b'], [VectorCache.rounded([1, 0, 0]), VectorCache.rounded([0, 1, 0])]);
  await keep();
  await forgetVectors(folder, 'heeding', [keyOf('a')]);
  await forgotHere(folder, 'heeding', 1);
  expect(await heedForgotten(folder, 'heeding', 1)).toBe(false);
  expect([used.has('a'), used.has('b')]).toEqual([false, true]);
  await keep();
  expect(await Promise.all([2, 2, 1].map((times) => heedForgotten(folder, 'heeding', times)))).toEqual([
    true,
    false,
    false,
  ]);
  expect([used.has('a'), used.has('b')]).toEqual([false, false]);
  const [file = ''] = (await readdir(join(folder, 'vectors', 'heeding'))).filter((name) =>
    name.endsWith('.bin'),
  );
  expect((await readFile(join(folder, 'vectors', 'heeding', file))).length).toBe(0);
  await keep();
  // Another server forgot some before this one did: what it knows of its own does not make up for that.
  await forgotHere(folder, 'heeding', 4);
  expect(await heedForgotten(folder, 'heeding', 4)).toBe(true);
  await rm(folder, { recursive: true, force: true });
});
