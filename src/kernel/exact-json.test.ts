import { expect, test } from 'vitest';
import { parseKeeping } from './exact-json.ts';

test('of a number that no double holds, its digits are kept as text; others stay numbers', () => {
  expect(parseKeeping('{"id":12345678901234567890,"deep":[9007199254740993,1e999,-1e-999]}')).toEqual({
    id: '12345678901234567890',
    deep: ['9007199254740993', '1e999', '-1e-999'],
  });
  expect(parseKeeping('[0.30000000000000004,9007199254740992,1e100,"12345678901234567890"]')).toEqual([
    0.30000000000000004,
    9007199254740992,
    1e100,
    '12345678901234567890',
  ]);
});
