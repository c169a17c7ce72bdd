import { expect, it } from 'vitest';
import { type ContactFacts, judgeContact } from './judge-contact.ts';
import { type ContactRules, contactRulesShape } from './rules.contract.ts';

const now = new Date('2026-03-02T09:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const usual: ContactFacts = {
  address: 'a@b.example',
  channel: 'email',
  stops: [],
  leftAlone: false,
  permitted: true,
  otherGroup: false,
  heldOut: false,
  answered: false,
  invited: [],
  missedPromises: [],
  scores: [],
};
const rules: ContactRules = contactRulesShape.parse({
  atMost: [
    { times: 1, days: 30, channel: 'email' },
    { times: 3, days: 90 },
  ],
  quarantine: { days: 14, missedPromise: true, answers: [{ metric: 'recommend', atMost: 4 }] },
});
const judge = (facts: Partial<ContactFacts>, reminder = false) =>
  judgeContact({ ...usual, ...facts }, rules, now, reminder);

it('each rule alone holds somebody back, and says which it was', () => {
  expect(judge({})).toBeNull();
  expect(judge({ leftAlone: true })).toBe('do-not-contact');
  expect(judge({ stops: ['do-not-contact'] })).toBe('do-not-contact');
  expect(judge({ stops: ['opted-out'] })).toBe('opted-out');
  expect(judge({ permitted: false })).toBe('no-consent');
  expect(judge({ otherGroup: true })).toBe('other-group');
  expect(judge({ heldOut: true })).toBe('hold-out');
  expect(judge({ stops: ['bounced'] })).toBe('bounced');
  expect(judge({ address: null })).toBe('no-address');
  expect(judge({ answered: true })).toBe('answered');
  expect(judge({ missedPromises: [ago(13)] })).toBe('quarantine');
  expect(judge({ scores: [{ metric: 'recommend', value: 4, at: ago(1) }] })).toBe('quarantine');
  expect(judge({ invited: [{ at: ago(29), channel: 'email' }] })).toBe('too-often');
});

it('what is over, of another channel or better than the bound holds nobody back', () => {
  expect(judge({ missedPromises: [ago(15)] })).toBeNull();
  expect(judge({ scores: [{ metric: 'recommend', value: 5, at: ago(1) }] })).toBeNull();
  expect(judge({ scores: [{ metric: 'effort', value: 1, at: ago(1) }] })).toBeNull();
  expect(
    judge({
      invited: [
        { at: ago(31), channel: 'email' },
        { at: ago(1), channel: 'sms' },
      ],
    }),
  ).toBeNull();
  const three = [1, 40, 80].map((days) => ({ at: ago(days), channel: 'sms' }));
  expect(judge({ invited: three })).toBe('too-often');
});

it('do-not-contact stands above everything, an unsubscribing above whatever comes after it', () => {
  const all = { leftAlone: true, stops: ['opted-out', 'bounced'] as const, permitted: false, address: null };
  expect(judge(all)).toBe('do-not-contact');
  expect(judge({ ...all, leftAlone: false })).toBe('opted-out');
});

it('a reminder is not a further invitation, and every other rule holds for it', () => {
  const often = { invited: [{ at: ago(1), channel: 'email' }] };
  expect(judge(often, true)).toBeNull();
  expect(judge({ ...often, stops: ['opted-out'] }, true)).toBe('opted-out');
  expect(judge({ ...often, missedPromises: [ago(1)] }, true)).toBe('quarantine');
});
