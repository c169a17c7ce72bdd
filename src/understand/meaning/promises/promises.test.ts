import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { listPromises, showCustomer } from '../../journeys/contract.ts';
import { type GivenMoment, given } from '../../journeys/given.ts';
import { runLabelling } from '../contract.ts';
import { decideQuoted, listQuoted, listQuotedDecisions, undoQuoted } from './contract.ts';

const event = (customer: string, step: string, owner: string, at: string): GivenMoment => ({
  customer,
  episode: `${customer}-R1`,
  step,
  function: owner,
  at,
});
const says = (customer: string, text: string, at: string): GivenMoment => ({
  ...event(customer, 'Chat', 'Service', at),
  kind: 'voice',
  text,
});

// Ana was told Tuesday 10 March by the phone; the technician came on Friday. No record of the company holds that promise.
// Ben says nothing of the kind; Carla quotes one without a date.
const moments = [
  event('ana', 'Report fault', 'Service', '2026-03-06T09:00:00Z'),
  event('ana', 'Survey sent', 'CX', '2026-03-09T09:00:00Z'),
  says('ana', 'They promised me a technician on Tuesday 10 March and nobody came.', '2026-03-11T10:00:00Z'),
  event('ana', 'Repaired', 'Field', '2026-03-13T10:00:00Z'),
  event('ben', 'Report fault', 'Service', '2026-03-06T09:00:00Z'),
  says('ben', 'The line is dead again.', '2026-03-08T10:00:00Z'),
  event('carla', 'Report fault', 'Service', '2026-03-06T09:00:00Z'),
  says('carla', 'I was promised a refund.', '2026-03-08T10:00:00Z'),
  event('carla', 'Refunded', 'Finance', '2026-03-09T10:00:00Z'),
];

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-04-01T00:00:00Z' });
  await given(house.services, house.workspaceId, moments, { now: new Date('2026-04-01') });
  await house.answer(runLabelling, { body: { wait: true } });
}, 60_000);
afterAll(() => house.close());

const queue = () => house.answer(listQuoted, { query: {} });
const of = async (customer: string) => {
  const found = (await queue()).items.find((item) => item.customer === customer);
  if (found === undefined) throw new Error(`${customer} quotes no promise`);
  return found;
};
const confirming = async (customer: string, more: { step?: string; due?: string } = {}) => {
  const { moment, label } = await of(customer);
  return { moment, span: label.span, status: 'confirmed' as const, ...more };
};
const promised = async (customer: string) => {
  const { episodes } = await house.answer(showCustomer, { params: { customer } });
  return episodes.flatMap(({ items }) => items.filter(({ kind }) => kind === 'promise'));
};

test('a quoted promise waits with its words, its due time, the step and the journey around it', async () => {
  const { waiting, items } = await queue();
  expect([waiting, items.map(({ customer }) => customer).sort()]).toEqual([2, ['ana', 'carla']]);
  const ana = await of('ana');
  expect(ana.text.slice(ana.label.span.start, ana.label.span.end)).toBe(ana.label.quote);
  expect(ana.dueThere?.slice(0, 10)).toBe('2026-03-10');
  expect(ana.step).toBe('Repaired');
  expect(ana.made).toBe('2026-03-06T09:00:00.000Z');
  expect(ana.journey.map(({ step, here }) => [step, here])).toEqual([
    ['Report fault', false],
    ['Survey sent', false],
    ['Chat', true],
    ['Repaired', false],
  ]);
  expect((await of('carla')).due).toBeNull();
});

test('confirmed, it is judged like any promise, marked as told by the customer, and exactly once', async () => {
  const body = await confirming('ana', { step: 'Repaired' });
  const all = await Promise.all(Array.from({ length: 6 }, () => house.answer(decideQuoted, { body })));
  expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  const [promise, ...more] = await promised('ana');
  expect(more).toEqual([]);
  expect(promise?.promise).toMatchObject({ step: 'Repaired', state: 'late', quotedFrom: body.moment });
  expect(promise?.source.file).toBe('As told by customers');
  const [counted] = await house.answer(listPromises, { query: {} });
  expect(counted).toMatchObject({ promise: 'Repaired', made: 1, late: 1, toldByCustomers: 1 });
  expect((await queue()).waiting).toBe(1);
  const other = await house.ask(decideQuoted, { body: { ...body, status: 'rejected' } });
  expect(other).toMatchObject({ refused: 'decided-otherwise' });
}, 30_000);

test('it survives that everything is read anew', async () => {
  await house.answer(runLabelling, { body: { anew: true, wait: true } });
  expect((await queue()).items.map(({ customer }) => customer)).toEqual(['carla']);
  expect(await promised('ana')).toHaveLength(1);
}, 30_000);

test('undo takes it off the timeline and asks again; confirmed again, it is there again', async () => {
  const [decision] = await house.answer(listQuotedDecisions, { query: {} });
  await house.answer(undoQuoted, { params: { decision: decision?.id ?? '' } });
  expect(await promised('ana')).toEqual([]);
  expect(await house.answer(listPromises, { query: {} })).toEqual([]);
  expect((await queue()).waiting).toBe(2);
  expect(await house.ask(undoQuoted, { params: { decision: decision?.id ?? '' } })).toMatchObject({
    refused: 'no-such-decision',
  });
  const again = await confirming('ana', { step: 'Repaired', due: '2026-03-14T18:00' });
  await house.answer(decideQuoted, { body: again });
  expect((await promised('ana'))[0]?.promise?.state).toBe('kept');
}, 30_000);

test('rejected, it is never asked again; a promise needs a step that is recorded and a time', async () => {
  const carla = await confirming('carla');
  expect(await house.ask(decideQuoted, { body: { ...carla, step: 'Refunded' } })).toMatchObject({
    refused: 'no-due-time',
  });
  const due = '2026-03-08T18:00';
  expect(await house.ask(decideQuoted, { body: { ...carla, due, step: 'Miracle' } })).toMatchObject({
    refused: 'no-such-step',
  });
  expect(await house.ask(decideQuoted, { body: { ...carla, due } })).toMatchObject({
    refused: 'no-such-step',
  });
  const wrong = { ...carla, due, step: 'Refunded', episode: 'somebody else' };
  expect(await house.ask(decideQuoted, { body: wrong })).toMatchObject({ refused: 'no-such-episode' });
  const nowhere = { ...carla, span: { start: 1, end: 3 }, status: 'rejected' as const };
  expect(await house.ask(decideQuoted, { body: nowhere })).toMatchObject({ refused: 'no-such-promise' });
  await house.answer(decideQuoted, { body: { ...carla, status: 'rejected' } });
  await house.answer(runLabelling, { body: { anew: true, wait: true } });
  expect(await queue()).toMatchObject({ waiting: 0, items: [] });
  expect(await promised('carla')).toEqual([]);
}, 30_000);

test('those who may not read words may not judge promises', async () => {
  expect(await house.ask(listQuoted, { query: {} }, { as: 'employee' })).toMatchObject({ kind: 'forbidden' });
});
