import { expect, it } from 'vitest';
import { nearestName } from './nearest-name.ts';

it('finds the name that was meant by a slip of the pen, and none where too much is otherwise', () => {
  const names = ['Gold', 'Unhappy gold', 'Business customers'];
  expect(nearestName('Godl', names)).toBe('Gold');
  expect(nearestName('gold ', names)).toBe('Gold');
  expect(nearestName('Unhapy gold', names)).toBe('Unhappy gold');
  expect(nearestName('busines custmers', names)).toBe('Business customers');
  expect(nearestName('Silver', names)).toBeNull();
  expect(nearestName('', names)).toBeNull();
  expect(nearestName('Gold', [])).toBeNull();
});
