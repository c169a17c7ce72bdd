import { expect, it } from 'vitest';
import { judgeState } from './judge-state.ts';

const at = new Date('2026-03-10T00:00:00Z');
const firstSeen = '2026-03-01T00:00:00.000Z';

it('is new when nobody has seen it, and for a week', () => {
  expect(judgeState({ affected: 10, among: 100, at }, undefined)).toEqual({
    state: 'new',
    firstSeen: at.toISOString(),
  });
  const young = { affected: 10, among: 100, state: 'new' as const, firstSeen: '2026-03-08T00:00:00.000Z' };
  expect(judgeState({ affected: 10, among: 100, at }, young).state).toBe('new');
  expect(judgeState({ affected: 10, among: 100, at }, { ...young, firstSeen }).state).toBe('unchanged');
});

it('grows or fades only when the share of journeys concerned changed beyond chance', () => {
  const before = { affected: 100, among: 1000, state: 'unchanged' as const, firstSeen };
  expect(judgeState({ affected: 105, among: 1000, at }, before).state).toBe('unchanged');
  expect(judgeState({ affected: 160, among: 1000, at }, before)).toEqual({ state: 'growing', firstSeen });
  expect(judgeState({ affected: 55, among: 1000, at }, before).state).toBe('fading');
});

it('begins anew when it had gone', () => {
  const before = { affected: 100, among: 1000, state: 'gone' as const, firstSeen };
  expect(judgeState({ affected: 100, among: 1000, at }, before)).toEqual({
    state: 'new',
    firstSeen: at.toISOString(),
  });
});
