import { expect, test } from 'vitest';
import { isKeptApart } from '../../instruments/language/taught/queue.ts';
import { aboutsFor } from './choose-abouts.ts';
import { shareOut } from './mix-queues.ts';
import type { VoiceToJudge } from './questions/voices-to-judge.ts';

const label = (name: string, quote: string, confidence: number | null) => ({
  label: name,
  span: { start: 0, end: quote.length },
  quote,
  confidence,
  method: 'rule',
  reason: [],
  status: 'suggested',
  by: 'Sirius',
  at: '2026-01-01T00:00:00Z',
});
const voice = (i: number, step: ReturnType<typeof label>, settles = 1): VoiceToJudge => ({
  moment: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
  end: 30,
  language: 'en',
  settles,
  evidence: JSON.stringify({ sentiment: null, about: { step, function: step, objects: [] } }),
});

test('one voice of those that rest on the same words is asked about, and says how many do', () => {
  const voices = [
    ...Array.from({ length: 40 }, (_, i) => voice(i, label('Repaired', i % 2 ? 'the Box' : 'the box', 0.5))),
    ...Array.from({ length: 20 }, (_, i) => voice(100 + i, label('Bill sent', 'bill', 0.95))),
    ...Array.from({ length: 10 }, (_, i) => voice(200 + i, label('unknown', 'Fine', null), 3)),
  ];
  const chosen = aboutsFor('step', voices, 20);
  const of = (why: string) => chosen.filter((each) => each.why === why);
  expect(of('uncertain').map(({ settles }) => settles)).toEqual([40]);
  expect(of('unknown').every(({ settles }) => settles === 3)).toBe(true);
  // What is sure is only drawn, and only from the part that nothing else chooses from.
  expect(of('by chance').length).toBeLessThanOrEqual(2);
  for (const { why, voice: one } of chosen) expect(isKeptApart(one.moment)).toBe(why === 'by chance');
  expect(aboutsFor('step', voices, 20)).toEqual(chosen);
});

test('that no thing is named is no doubt', () => {
  const voices = Array.from({ length: 30 }, (_, i) => voice(i, label('unknown', 'Fine', null)));
  expect(aboutsFor('object', voices, 20).every(({ why }) => why === 'by chance')).toBe(true);
});

test('queues share the places in turn, and chance a tenth of them', () => {
  const queue = (task: string) =>
    Array.from({ length: 5 }, (_, i) => ({ task, i, why: i === 4 ? 'by chance' : 'uncertain' }));
  const mixed = shareOut([queue('a'), queue('b'), queue('c')], 10);
  expect(mixed.map(({ task, i }) => `${task}${i}`)).toEqual([
    ...['a0', 'b0', 'c0', 'a1', 'b1', 'c1', 'a2', 'b2', 'c2'],
    'a4',
  ]);
});
