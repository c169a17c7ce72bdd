import { expect, test } from 'vitest';
import { isRefusal } from '../../kernel/refusal.ts';
import { changeSettings } from './change-settings.ts';
import { workspaceSettingsShape } from './contract.ts';

const usual = workspaceSettingsShape.parse({});

test('a company starts with thresholds of 5 and 10, in UTC', () => {
  expect(usual).toMatchObject({ kScores: 5, kComments: 10, zone: 'UTC', clock: null, demo: false });
});

test('what is not named stays', () => {
  expect(changeSettings(usual, { zone: 'Europe/Madrid', kScores: undefined })).toEqual({
    ...usual,
    zone: 'Europe/Madrid',
  });
});

test('a threshold below the usual one needs a written reason', () => {
  expect(isRefusal(changeSettings(usual, { kScores: 3 }))).toBe(true);
  expect(isRefusal(changeSettings(usual, { kComments: 9 }))).toBe(true);
  const kReason = 'Branches have four people each; agreed with the works council.';
  expect(changeSettings(usual, { kScores: 3, kReason })).toMatchObject({ kScores: 3 });
});

test('a zone nobody knows is refused', () => {
  expect(workspaceSettingsShape.safeParse({ zone: 'Mars/Olympus' }).success).toBe(false);
});
