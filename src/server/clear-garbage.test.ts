import { expect, test } from 'vitest';
import { clearGarbage } from './clear-garbage.ts';

test('what nobody holds any more is gone at once, not when as much again was made', async () => {
  const letGo = new WeakRef({ of: new Array(1000).fill('a start') });
  await clearGarbage();
  expect(letGo.deref()).toBeUndefined();
});
