import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { given } from '../journeys/given.ts';
import { runLabelling } from './contract.ts';
import { countVoices, searchVoices, showVoice } from './voices.contract.ts';

let house: TestHouse;
const at = (day: number) => new Date(Date.UTC(2026, 0, day));
const voice = (n: number, text: string, more: object = {}) => ({
  customer: `c${n}`,
  episode: `e${n}`,
  kind: 'voice' as const,
  step: 'Customer answered',
  at: at(n + 1),
  text,
  row: n + 1,
  ...more,
});

beforeAll(async () => {
  house = await openHouse({ clock: '2026-03-01T00:00:00Z' });
  await given(house.services, house.workspaceId, [
    { customer: 'c1', episode: 'e1', kind: 'event', step: 'Installed', at: at(1), row: 100 },
    voice(1, 'The technician was wonderful, but I am still waiting for my refund.', {
      scores: { recommend: 9 },
    }),
    voice(2, 'I had to call three times about the same bill. This is terrible!', {
      attributes: { region: 'Coast' },
    }),
    voice(3, 'Thank you, everything was perfect.', { attributes: { region: 'Hills' } }),
    voice(4, 'Thank you, everything was perfect.'),
    voice(5, 'Deliveries were late twice.'),
  ]);
  await house.answer(runLabelling, { body: { wait: true } });
  await given(house.services, house.workspaceId, [voice(6, 'Not read yet: the delivery is late.')]);
});
afterAll(() => house.close());

test('voices come with their labels, newest first, page by page', async () => {
  const all = await house.answer(searchVoices, { query: {} });
  expect(all.counts).toMatchObject({ voices: 6, customers: 6, texts: 5 });
  expect(all.waiting).toBe(1);
  expect(all.voices.map(({ customer }) => customer)).toEqual(['c6', 'c5', 'c4', 'c3', 'c2', 'c1']);
  expect(all.voices[0]?.read).toBe(false);
  for (const { text, clauses } of all.voices) {
    for (const { span, quote } of clauses) expect(text.slice(span.start, span.end)).toBe(quote);
  }
  const pages: string[] = [];
  let after: string | undefined;
  do {
    const query = { limit: 2, ...(after === undefined ? {} : { after }) };
    const page = await house.answer(searchVoices, { query });
    pages.push(...page.voices.map(({ customer }) => customer));
    after = page.next ?? undefined;
  } while (after !== undefined);
  expect(pages).toEqual(all.voices.map(({ customer }) => customer));
});

test('words are found in any form, and shown where they stand', async () => {
  const found = await house.answer(searchVoices, { query: { q: 'delivery' } });
  expect(found.voices.map(({ customer }) => customer)).toEqual(['c6', 'c5']);
  const [span] = found.voices[1]?.found ?? [];
  expect(found.voices[1]?.text.slice(span?.start, span?.end)).toBe('Deliveries');
  expect((await house.answer(searchVoices, { query: { q: 'bill -terrible' } })).counts.voices).toBe(0);
});

test('conditions on meaning are met by one clause; what is not read cannot meet them', async () => {
  const bad = await house.answer(searchVoices, { query: { where: 'sentiment=negative' } });
  expect(bad.counts.voices).toBeGreaterThan(0);
  expect(bad.voices.every(({ read, matching }) => read && matching.length > 0)).toBe(true);
  expect(bad.voices.map(({ customer }) => customer)).not.toContain('c3');
  const called = await house.answer(searchVoices, { query: { where: 'effort=high,region=Coast' } });
  expect(called.voices.map(({ customer }) => customer)).toEqual(['c2']);
  const not = await house.answer(searchVoices, { query: { where: 'sentiment!=positive' } });
  expect(not.voices.map(({ customer }) => customer)).not.toContain('c3');
});

test('copies are one text, and can be shown once', async () => {
  const { voices } = await house.answer(searchVoices, { query: { q: 'perfect', distinct: true } });
  expect(voices).toHaveLength(1);
  expect(voices[0]?.copies).toBe(2);
  const worst = await house.answer(searchVoices, { query: { sort: 'most-positive', limit: 2 } });
  expect(worst.voices.map(({ customer }) => customer).sort()).toEqual(['c3', 'c4']);
});

test('counts say what they count', async () => {
  const by = await house.answer(countVoices, { query: { by: 'sentiment' } });
  expect(by.total).toMatchObject({ voices: 5, customers: 5, texts: 4 });
  const regions = await house.answer(countVoices, { query: { by: 'region' } });
  expect(regions.values.map(({ value, voices }) => [value, voices])).toEqual([
    [null, 3],
    ['Coast', 1],
    ['Hills', 1],
  ]);
  const nowhere = await house.ask(countVoices, { query: { by: 'shoe size' } });
  expect(nowhere).toMatchObject({ refused: 'no-such-field', next: expect.stringContaining('region') });
  const themes = await house.answer(countVoices, { query: { by: 'theme' } });
  expect(themes.values).toMatchObject([{ value: null, voices: 5 }]);
});

test('one voice by its moment', async () => {
  const [first] = (await house.answer(searchVoices, { query: { where: 'customer=c1' } })).voices;
  const one = await house.answer(showVoice, { params: { moment: first?.moment ?? '' } });
  expect(one).toMatchObject({ customer: 'c1', afterStep: 'Installed', copies: 1 });
  expect(
    await house.ask(showVoice, { params: { moment: '00000000-0000-4000-8000-000000000000' } }),
  ).toMatchObject({
    refused: 'no-such-voice',
  });
});

test('a filter asks for nothing but what may be asked, and its values are only values', async () => {
  const fields = [
    'password',
    'user.resetToken',
    'workspace',
    "step' OR '1",
    'text)--',
    'metrics[1]',
    '__proto__',
  ];
  for (const field of [...fields, 'toString(customer)']) {
    const given = await house.ask(searchVoices, { query: { where: `${field}=c1` } });
    expect(given, field).toMatchObject({
      refused: expect.stringMatching(/^(unknown-field|no-such-field|bad-filter)$/),
    });
  }
  const values = ["c1' OR '1'='1", "c1'--", 'c1\\', "{x:String}'", "') OR 1=1 --"];
  for (const value of values) {
    const given = await house.answer(searchVoices, { query: { where: `customer=${value}` } });
    expect(given.counts.voices, value).toBe(0);
    const said = await house.ask(searchVoices, { query: { q: value } });
    if ('counts' in said) expect(said.counts.voices, value).toBeLessThan(6);
  }
  expect((await house.answer(searchVoices, { query: {} })).counts.voices).toBe(6);
});

test('whoever reads voices is in the audit log: what they looked at, not what they searched for', async () => {
  const agnes = { as: 'agent', userId: 'agnes' } as const;
  const { voices } = await house.answer(searchVoices, { query: { q: 'refund', limit: 1 } }, agnes);
  const moment = voices[0]?.moment ?? '';
  await house.answer(showVoice, { params: { moment } }, agnes);
  await house.answer(countVoices, { query: { by: 'sentiment' } }, agnes);
  const { rows } = await house.services.records.inWorkspace(house.workspaceId, (tx) =>
    sql<{ subject: string; detail: unknown }>`
      SELECT subject, detail FROM audit WHERE who = 'agnes' AND noun = 'verbatim' ORDER BY id`.execute(tx),
  );
  expect(rows).toEqual([
    { subject: '/voices', detail: { asked: ['q', 'limit'] } },
    { subject: `/voices/${moment}`, detail: { asked: [] } },
  ]);
});
