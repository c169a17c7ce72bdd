import { expect, test } from 'vitest';
import { statusOf } from './problems.ts';
import { refusalOf } from './refusal-of.ts';

test.each([
  ['a name that somebody else took a moment ago', '23505', 409],
  ['a record that somebody else took away', '23503', 409],
  ['two that waited for each other', '40P01', 409],
  ['an id that is no id', '22P02', 400],
])('%s is no failure of ours', (_, code, status) => {
  const refusal = refusalOf(Object.assign(new Error('duplicate key value violates "posts_name"'), { code }));
  expect(refusal === null ? 500 : statusOf(refusal)).toBe(status);
  expect(JSON.stringify(refusal)).not.toContain('posts_name');
});

test('a store that does not answer is away, also when a library says so in words of its own', () => {
  const cause = new Error('timeout exceeded when trying to connect');
  const refusal = refusalOf(new Error('Failed to get session', { cause }));
  expect(refusal === null ? 500 : statusOf(refusal)).toBe(503);
});

test('a store that lets a statement wait without a word is away', () => {
  const refusal = refusalOf(new Error('Query read timeout'));
  expect(refusal === null ? 500 : statusOf(refusal)).toBe(503);
});

test('what nobody expected stays a surprise', () => {
  expect(refusalOf(Object.assign(new Error('relation does not exist'), { code: '42P01' }))).toBeNull();
});
