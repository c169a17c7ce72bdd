import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { forgetVectors, vectorsKept } from './kept-vectors.ts';
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
