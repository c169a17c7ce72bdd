import { describe, expect, test } from 'vitest';
import { decisionStateShape, moveShape } from './contract.ts';
import { moveDecision, type Standing } from './move-decision.ts';

const ana = 'ana';
const ben = 'ben';
const submitted: Standing = {
  state: 'submitted',
  authorId: ana,
  complete: true,
  startsOn: new Date('2026-04-01'),
  checkOn: new Date('2026-07-01'),
  submittedAt: new Date('2026-03-10T09:00:00Z'),
  inEffectFrom: null,
  lastMove: { move: 'submit', by: ana },
};
const now = new Date('2026-03-12T10:00:00Z');

describe('approving', () => {
  test('another person who has heard the voices approves; it comes into effect at its start', () => {
    const moved = moveDecision(submitted, 'approve', { now, by: ben, heardVoices: true });
    expect(moved).toEqual({ to: 'approved', inEffectFrom: new Date('2026-04-01') });
  });
  test('nobody approves, returns or rejects their own', () => {
    for (const move of ['approve', 'return', 'reject'] as const) {
      expect(moveDecision(submitted, move, { now, by: ana, heardVoices: true })).toMatchObject({
        refused: 'own-decision',
        kind: 'forbidden',
      });
    }
  });
  test('nobody approves unheard', () => {
    expect(moveDecision(submitted, 'approve', { now, by: ben })).toMatchObject({
      refused: 'voices-unopened',
    });
  });
  test('approved after its planned start: it begins with the approval, not before', () => {
    const late = new Date('2026-04-20T08:00:00Z');
    expect(moveDecision(submitted, 'approve', { now: late, by: ben, heardVoices: true })).toEqual({
      to: 'in-effect',
      inEffectFrom: late,
    });
  });
  test('approved after its check date: refused', () => {
    const late = new Date('2026-07-02');
    expect(moveDecision(submitted, 'approve', { now: late, by: ben, heardVoices: true })).toMatchObject({
      refused: 'check-date-passed',
    });
  });
  test('a decision recorded afterwards began when it began', () => {
    const past = { ...submitted, startsOn: new Date('2025-04-01'), checkOn: new Date('2025-07-01') };
    expect(moveDecision(past, 'approve', { now, by: ben, heardVoices: true })).toEqual({
      to: 'in-effect',
      inEffectFrom: new Date('2025-04-01'),
    });
  });
  test('a double click is one click', () => {
    const done: Standing = { ...submitted, state: 'approved', lastMove: { move: 'approve', by: ben } };
    expect(moveDecision(done, 'approve', { now, by: ben })).toEqual({ to: 'approved', again: true });
    expect(moveDecision(done, 'approve', { now, by: 'cem', heardVoices: true })).toMatchObject({
      refused: 'cannot-approve',
    });
  });
});

describe('writing and submitting', () => {
  const draft: Standing = { ...submitted, state: 'draft', submittedAt: null, lastMove: null };
  test('a decision without a complete contribution waits for it', () => {
    expect(moveDecision({ ...draft, complete: false }, 'write', { now, by: ana })).toEqual({
      to: 'contribution-missing',
    });
    expect(moveDecision({ ...draft, state: 'contribution-missing' }, 'write', { now, by: ana })).toEqual({
      to: 'draft',
    });
    expect(moveDecision({ ...draft, complete: false }, 'submit', { now, by: ana })).toMatchObject({
      refused: 'contribution-missing',
    });
  });
  test('what is registered cannot be edited', () => {
    for (const state of ['submitted', 'approved', 'in-effect', 'checked'] as const) {
      expect(moveDecision({ ...submitted, state }, 'write', { now, by: ana })).toMatchObject({
        refused: 'registered',
      });
    }
  });
  test('submitted after it began: marked retroactive', () => {
    expect(moveDecision(draft, 'submit', { now, by: ana })).toEqual({ to: 'submitted', retroactive: false });
    expect(moveDecision({ ...draft, startsOn: new Date('2026-03-11') }, 'submit', { now, by: ana })).toEqual({
      to: 'submitted',
      retroactive: true,
    });
    expect(
      moveDecision({ ...draft, startsOn: new Date('2026-03-12') }, 'submit', { now, by: ana }),
    ).toMatchObject({
      retroactive: false,
    });
  });
  test('only its author withdraws it, and never once it is in effect', () => {
    expect(moveDecision(submitted, 'withdraw', { now, by: ben })).toMatchObject({ refused: 'not-yours' });
    expect(moveDecision(submitted, 'withdraw', { now, by: ana })).toEqual({ to: 'withdrawn' });
    expect(moveDecision({ ...submitted, state: 'in-effect' }, 'withdraw', { now, by: ana })).toMatchObject({
      refused: 'cannot-withdraw',
    });
  });
});

test('the calendar starts and checks, not before the day', () => {
  const approved: Standing = { ...submitted, state: 'approved', inEffectFrom: new Date('2026-04-01') };
  expect(moveDecision(approved, 'start', { now, by: 'calendar' })).toMatchObject({ refused: 'not-yet' });
  expect(moveDecision(approved, 'start', { now: new Date('2026-04-01'), by: 'calendar' })).toEqual({
    to: 'in-effect',
  });
  const running: Standing = { ...approved, state: 'in-effect' };
  expect(moveDecision(running, 'check', { now: new Date('2026-06-30'), by: 'calendar' })).toMatchObject({
    refused: 'not-yet',
  });
  expect(moveDecision(running, 'check', { now: new Date('2026-07-01'), by: 'calendar' })).toEqual({
    to: 'checked',
  });
});

test('from every state, every move either leads to a known state or is refused by name', () => {
  for (const state of decisionStateShape.options) {
    for (const move of moveShape.options) {
      const moved = moveDecision({ ...submitted, state, lastMove: null }, move, {
        now,
        by: ben,
        heardVoices: true,
      });
      if ('refused' in moved) expect(moved.refused).toMatch(/^[a-z-]+$/);
      else expect(decisionStateShape.options).toContain(moved.to);
    }
  }
});
