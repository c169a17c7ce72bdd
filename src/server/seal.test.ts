import { expect, test } from 'vitest';
import { openSeal } from './seal.ts';

test('sealed words open with the same secret, for the same thing, unaltered', () => {
  const seal = openSeal('a secret of this server');
  const sealed = seal.close('ключ 🔑', 'company A, model key');
  expect(sealed).not.toContain('ключ');
  expect(seal.close('ключ 🔑', 'company A, model key')).not.toBe(sealed);
  expect(seal.open(sealed, 'company A, model key')).toBe('ключ 🔑');
  expect(seal.open(sealed, 'company B, model key')).toBeNull();
  expect(openSeal('another').open(sealed, 'company A, model key')).toBeNull();
  for (const bad of ['', 'v1.', 'v1.AAAA', `${sealed.slice(0, -2)}AA`, sealed.replace('v1', 'v2')])
    expect(seal.open(bad, 'company A, model key')).toBeNull();
});

test('what was sealed with the secret before opens while that one is named', () => {
  const sealed = openSeal('the first').close('words', 'A');
  expect(openSeal('the second').open(sealed, 'A')).toBeNull();
  expect(openSeal('the second', 'the first').open(sealed, 'A')).toBe('words');
  expect(openSeal('the second', 'the first').open(sealed, 'B')).toBeNull();
});
