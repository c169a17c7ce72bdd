import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { type GivenMoment, given } from '../../journeys/given.ts';
import { meaningOfSteps, readTexts, runLabelling } from '../contract.ts';
import { decideLabel, labelAgreement, labelQueue, withdrawDecision } from '../desk.contract.ts';
import { countVoices, searchVoices } from '../voices.contract.ts';

/** Ana's repair: the visit was promised for the 5th and came on the 9th; the survey went out in between. */
function repair(customer: string, text: string, at = '2026-03-06T10:00:00Z'): GivenMoment[] {
  const episode = `${customer}-R1`;
  const event = (step: string, owner: string, when: string, channel = ''): GivenMoment => ({
    customer,
    episode,
    step,
    function: owner,
    channel,
    at: when,
  });
  return [
    event('Report fault', 'Service', '2026-03-01T09:00:00Z', 'phone'),
    event('Part reserved', 'Logistics', '2026-03-02T09:00:00Z'),
    {
      ...event('Repaired', 'Field', '2026-03-02T10:00:00Z'),
      kind: 'promise',
      due: '2026-03-05T22:59:59Z',
    },
    event('Survey sent', 'CX', '2026-03-06T08:00:00Z', 'e-mail'),
    { ...event('Customer answered', 'Customer', at), kind: 'voice', text },
    event('Repaired', 'Field', '2026-03-09T10:00:00Z', 'visit'),
    event('Bill sent', 'Finance', '2026-03-20T10:00:00Z', 'mail'),
  ];
}

const said = {
  ana: 'Nobody came on the day you promised and nobody called.',
  ben: 'He opened the box, said the spare part was missing, and left.',
  carla: 'It is okay.',
  dario: 'The bill is wrong, I do not understand the amount.',
};
const expected = { ana: 'Repaired', ben: 'Part reserved', carla: null, dario: 'Bill sent' };

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse({ clock: '2026-04-01T00:00:00Z' });
  const moments = Object.entries(said).flatMap(([customer, text]) =>
    repair(customer, text, customer === 'dario' ? '2026-03-25T10:00:00Z' : undefined),
  );
  await given(house.services, house.workspaceId, moments, { now: new Date('2026-04-01') });
  await house.answer(runLabelling, { body: { wait: true } });
}, 60_000);
afterAll(() => house.close());

const all = async () => (await house.answer(searchVoices, { query: {} })).voices;

test('each voice gets the step it speaks of, with the words that say so; nothing said is unknown', async () => {
  for (const voice of await all()) {
    const { about, customer, text } = voice;
    const step = expected[customer as keyof typeof expected];
    expect(about?.step.label).toBe(step ?? 'unknown');
    expect(about?.step.quote).toBe(text.slice(about?.step.span.start, about?.step.span.end));
    expect(about?.step.reason.length).toBeGreaterThan(0);
    expect(about?.step.confidence === null).toBe(step === null);
  }
});

test('voices are filtered and counted by what they are about, unknown ones included', async () => {
  const { counts } = await house.answer(searchVoices, { query: { where: 'about.step="Part reserved"' } });
  expect(counts.voices).toBe(1);
  const functions = await house.answer(countVoices, { query: { by: 'about.function' } });
  expect(new Map(functions.values.map(({ value, voices }) => [value, voices]))).toEqual(
    new Map([
      ['Field', 1],
      ['Logistics', 1],
      ['Finance', 1],
      [null, 1],
    ]),
  );
  const { counts: unknown } = await house.answer(searchVoices, { query: { where: 'about.step=unknown' } });
  expect(unknown.voices).toBe(1);
  const { counts: bills } = await house.answer(searchVoices, {
    query: { where: 'object=bill,about.function=Finance' },
  });
  expect(bills.voices).toBe(1);
});

test('the map tells of voices that speak of a step though they were given elsewhere', async () => {
  const steps = await house.answer(meaningOfSteps, { query: {} });
  const of = (step: string) => steps.find((each) => each.step === step)?.spokenOf.elsewhere ?? 0;
  // All answered a survey: none of them was given after the step it speaks of, but the one about the bill.
  expect([of('Repaired'), of('Part reserved'), of('Bill sent')]).toEqual([1, 1, 0]);
});

test('what a person says wins, brings its function along, and can be taken back', async () => {
  const ben = (await all()).find(({ customer }) => customer === 'ben');
  const body = {
    moment: ben?.moment ?? '',
    span: { start: 0, end: 1 },
    task: 'step' as const,
    label: 'Repaired',
    status: 'confirmed' as const,
  };
  const decision = await house.answer(decideLabel, { body });
  const after = (await all()).find(({ customer }) => customer === 'ben')?.about;
  expect([after?.step.label, after?.step.method, after?.function.label]).toEqual([
    'Repaired',
    'human',
    'Field',
  ]);
  await house.answer(withdrawDecision, { params: { decision: decision.id } });
  const back = (await all()).find(({ customer }) => customer === 'ben')?.about;
  expect(back?.step.label).toBe('Part reserved');
  const refused = await house.ask(decideLabel, { body: { ...body, label: 'Teleported' } });
  expect(refused).toMatchObject({ refused: 'no-such-answer' });
});

test('the desk asks of whole voices too, shows the words a reading rests on, and the answers count in agreement', async () => {
  for (const task of ['step', 'function', 'object'] as const) {
    const { items, waiting } = await house.answer(labelQueue, { query: { task } });
    expect(waiting).toBe(4);
    for (const item of items) {
      expect([item.task, item.n, item.text.slice(item.span.start, item.span.end)]).toEqual([
        task,
        0,
        item.quote,
      ]);
      expect(item.suggested[0]?.quote ?? item.text).toBe(item.quote);
    }
  }
  const { items } = await house.answer(labelQueue, { query: { task: 'step' } });
  const carla = items.find(({ text }) => text === said.carla);
  expect(carla).toMatchObject({ quote: said.carla, settles: 1, suggested: [{ label: 'unknown' }] });
  expect(['unknown', 'by chance']).toContain(carla?.why);
  // Without a task some of each, and nothing twice.
  const mixed = await house.answer(labelQueue, { query: { limit: 50 } });
  const places = mixed.items.map(({ moment, n }) => `${moment}~${n}`);
  expect(new Set(places).size).toBe(places.length);

  const body = { moment: carla?.moment ?? '', span: { start: 0, end: 1 }, label: 'unknown' };
  const given = [];
  for (const task of ['step', 'object'] as const)
    given.push(
      await house.answer(decideLabel, { body: { ...body, task, status: 'confirmed', byChance: true } }),
    );
  expect((await house.answer(labelQueue, { query: { task: 'step' } })).waiting).toBe(3);
  const { machine } = await house.answer(labelAgreement);
  const right = (task: string) => machine.find((each) => each.task === task);
  expect([right('step')?.n, right('step')?.right.value]).toEqual([1, 1]);
  expect([right('object')?.n, right('object')?.right.value]).toEqual([1, 1]);
  for (const { id } of given) await house.answer(withdrawDecision, { params: { decision: id } });
});

test('of a voice that names a thing a person may say that it speaks of none', async () => {
  const dario = async () => (await all()).find(({ customer }) => customer === 'dario');
  const moment = (await dario())?.moment ?? '';
  const body = { moment, span: { start: 0, end: 1 }, task: 'object' as const, status: 'confirmed' as const };
  const decision = await house.answer(decideLabel, { body: { ...body, label: 'unknown' } });
  expect((await dario())?.about?.objects).toEqual([]);
  await house.answer(withdrawDecision, { params: { decision: decision.id } });
  expect((await dario())?.about?.objects.map(({ label }) => label)).toEqual(['bill', 'price']);
});

test('a bare text is told by the words of the company alone', async () => {
  const [read] = await house.answer(readTexts, { body: { texts: [{ text: 'The bill is wrong' }] } });
  expect(read?.about.step.label).toBe('Bill sent');
  expect(read?.about.objects.map(({ label }) => label)).toEqual(['bill']);
});
