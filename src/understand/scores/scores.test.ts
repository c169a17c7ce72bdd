import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { compareScores, listMetrics, noteBreak, showScores, voicesBeside } from './contract.ts';
import { compareMeasure, detectable, measure } from './index.ts';

/** Ten weeks of answers written straight into the derived rows: 40 a month in Madrid, few elsewhere. */
async function fill(house: TestHouse) {
  const { services, workspaceId } = house;
  await services.records.inWorkspace(workspaceId, async (tx) => {
    await sql`INSERT INTO metrics (workspace_id, name, low, high, sum_up) VALUES
      (${workspaceId}::uuid, 'recommend', 0, 10, 'nps'), (${workspaceId}::uuid, 'satisfaction', 1, 5, 'mean')`.execute(
      tx,
    );
    await sql`INSERT INTO generations (workspace_id, bucket, generation) VALUES (${workspaceId}::uuid, 0, 1)`.execute(
      tx,
    );
  });
  const rows: string[] = [];
  const put = (
    metric: string,
    value: number,
    at: string,
    customer: string,
    city: string,
    episode = customer,
  ) =>
    rows.push(
      JSON.stringify({
        generation: 1,
        workspace: workspaceId,
        metric,
        value,
        at,
        customer,
        episode,
        moment: crypto.randomUUID(),
        step: 'Survey',
        function: 'Care',
        channel: '',
        language: 'en',
        attributes: city === '' ? {} : { city },
      }),
    );
  for (let i = 0; i < 40; i++) {
    put('recommend', [10, 10, 9, 8, 3][i % 5] ?? 0, '2025-01-10 10:00:00.000', `m${i}`, 'Madrid');
    put('recommend', [10, 3, 2, 8, 3][i % 5] ?? 0, '2025-02-10 10:00:00.000', `n${i}`, 'Madrid');
  }
  for (let i = 0; i < 12; i++) put('recommend', 9, '2025-01-12 10:00:00.000', `b${i}`, 'Bilbao');
  for (let i = 0; i < 7; i++) put('recommend', 5, '2025-02-12 10:00:00.000', `u${i}`, '');
  for (let i = 0; i < 2; i++) put('recommend', 0, '2025-02-12 10:00:00.000', `l${i}`, 'Lugo');
  for (let i = 0; i < 30; i++) {
    put('satisfaction', 1 + (i % 5), '2025-01-10 10:00:00.000', `s${i}`, 'Madrid', `order ${i}`);
    if (i < 10) put('satisfaction', 5, '2025-01-11 10:00:00.000', `s${i}`, 'Madrid', `order ${i}`);
  }
  await services.moments.insert({
    table: 'answers',
    columns: [
      'generation',
      'workspace',
      'metric',
      'value',
      'at',
      'customer',
      'episode',
      'moment',
      'step',
      'function',
      'channel',
      'language',
      'attributes',
    ],
    format: 'JSONEachRow',
    bytes: Buffer.from(rows.join('\n')),
  });
}

describe('scores', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
    await fill(house);
  });
  afterAll(() => house.close());

  test('a metric is summed up as its mapping says, and otherwise on request', async () => {
    const [all] = await house.answer(showScores, { params: { metric: 'recommend' }, query: {} });
    expect(all).toMatchObject({ n: 101, stat: 'nps', unit: 'answer', show: 'normal', level: 0.95 });
    expect(all?.summary).toEqual({ form: 'nps', promoters: 24 + 12 + 8, passives: 16, detractors: 41 });
    expect(all?.value).toBeCloseTo((100 * (44 - 41)) / 101, 9);
    const [mean] = await house.answer(showScores, { params: { metric: 'recommend:mean' }, query: {} });
    expect(mean?.method).toBe('mean, t interval; per answer');
    const metrics = await house.answer(listMetrics);
    expect(metrics.map(({ name, answers }) => [name, answers])).toEqual([
      ['recommend', 101],
      ['satisfaction', 40],
    ]);
  });
  test('an unknown metric is refused with the known ones, NPS is refused off its scale', async () => {
    expect(await house.ask(showScores, { params: { metric: 'nps' }, query: {} })).toMatchObject({
      refused: 'unknown-metric',
      next: 'Known metrics: recommend, satisfaction.',
    });
    expect(await house.ask(showScores, { params: { metric: 'satisfaction:nps' }, query: {} })).toMatchObject({
      refused: 'nps-off-scale',
    });
    expect(await house.ask(showScores, { params: { metric: 'satisfaction:best' }, query: {} })).toMatchObject(
      {
        refused: 'unknown-stat',
      },
    );
    expect(
      await house.ask(showScores, { params: { metric: 'satisfaction' }, query: { where: 'city' } }),
    ).toMatchObject({ refused: 'bad-filter' });
  });
  test('two people in Lugo stay hidden, and the next smallest group with them', async () => {
    const cells = await house.answer(showScores, { params: { metric: 'recommend' }, query: { by: 'city' } });
    const of = (city: string | null) => cells.find((cell) => cell.by === city);
    expect(of('Lugo')).toMatchObject({ value: null, n: null, show: 'hidden', summary: null });
    // Those of no known city are seven: they would give Lugo away.
    expect(of(null)).toMatchObject({ n: null, hidden: 'Hidden to protect the people who answered' });
    expect(of('Bilbao')).toMatchObject({ value: 100, n: 12, show: 'interval-first' });
    expect(of('Bilbao')?.standing).toMatchObject({ rankLow: 1, rankHigh: 1, standsOut: true });
  });
  test('a filter that leaves two people out shows nothing', async () => {
    const [cell] = await house.answer(showScores, {
      params: { metric: 'recommend' },
      query: { where: 'city!=Lugo' },
    });
    expect(cell).toMatchObject({ show: 'hidden', n: null });
  });
  test('below ten answers only counts are shown', async () => {
    const [cell] = await house.answer(showScores, {
      params: { metric: 'satisfaction' },
      query: { where: 'value<=1' },
    });
    expect(cell).toMatchObject({ value: null, low: null, n: 6, show: 'counts-only' });
  });
  test('by month, with a verdict on the change; a definition break leaves none', async () => {
    const ask = () =>
      house.answer(showScores, {
        params: { metric: 'recommend' },
        query: { period: 'month', where: 'city=Madrid' },
      });
    const [january, february] = await ask();
    expect(january).toMatchObject({ period: '2025-01', from: '2025-01-01', change: null });
    expect(february?.change?.verdict).toBe('declined');
    expect(february?.change?.difference.value).toBeCloseTo(-40 - 40, 9);
    await house.answer(noteBreak, {
      params: { metric: 'recommend' },
      body: { at: '2025-02-01T00:00:00.000Z', why: 'The question was reworded.' },
    });
    const [, broken] = await ask();
    expect(broken).toMatchObject({ breakBefore: 'The question was reworded.' });
    expect(broken?.change).toMatchObject({ verdict: 'cannot-tell', needed: null });
  });
  test('per episode, each order counts once however often it was answered', async () => {
    const [answers] = await house.answer(showScores, { params: { metric: 'satisfaction' }, query: {} });
    const [orders] = await house.answer(showScores, {
      params: { metric: 'satisfaction' },
      query: { per: 'episode' },
    });
    expect(answers?.n).toBe(40);
    expect(orders?.n).toBe(30);
    expect(orders?.method).toContain('per episode');
    const [people] = await house.answer(showScores, {
      params: { metric: 'satisfaction' },
      query: { per: 'customer' },
    });
    expect(people).toMatchObject({
      n: 30,
      unit: 'customer',
      method: expect.stringContaining('per customer'),
    });
    expect(
      await house.ask(showScores, { params: { metric: 'recommend' }, query: { per: 'episode' } }),
    ).toMatchObject({ refused: 'no-such-unit' });
  });
  test('two groups are compared: a minus b', async () => {
    const compared = await house.answer(compareScores, {
      params: { metric: 'recommend' },
      query: { a: 'city=Bilbao', b: 'city=Madrid' },
    });
    expect(compared.a.n).toBe(12);
    expect(compared.difference.value).toBeCloseTo(100, 9);
    expect(compared).toMatchObject({ verdict: 'improved', needed: 0, smallestChange: 3 });
  });
  test('a measure is taken over a time, compared and planned with', async () => {
    const { services, workspaceId } = house;
    const what = { kind: 'score', metric: 'satisfaction', stat: 'mean' } as const;
    const taken = await measure(services, workspaceId, what, { from: new Date('2025-01-11T00:00:00Z') });
    expect(taken).toMatchObject({ estimate: { n: 10, value: 5 } });
    const compared = await compareMeasure(
      services,
      workspaceId,
      what,
      { from: new Date('2025-01-11T00:00:00Z') },
      { to: new Date('2025-01-11T00:00:00Z') },
    );
    expect(compared).toMatchObject({
      verdict: 'improved',
      a: { estimate: { n: 10 } },
      b: { estimate: { n: 30 } },
    });
    const plan = await detectable(services, workspaceId, what, {
      start: new Date('2025-02-01T00:00:00Z'),
      check: new Date('2025-05-01T00:00:00Z'),
      now: new Date('2025-01-31T00:00:00Z'),
    });
    expect(isRefusal(plan)).toBe(false);
    if (!isRefusal(plan)) {
      expect(plan.perDay).toBeCloseTo(40 / 89, 6);
      expect(plan.smallest).toBeGreaterThan(0.5);
    }
    expect(await measure(services, workspaceId, { ...what, metric: 'nothing' })).toMatchObject({
      refused: 'unknown-metric',
    });
    expect(await measure(services, workspaceId, { kind: 'promise', step: 'Delivered' })).toMatchObject({
      estimate: { n: 0, value: null },
    });
    expect(await measure(services, workspaceId, { kind: 'share', of: 'step=Survey' })).toMatchObject({
      estimate: { n: 0 },
    });
  });
  test('where nobody wrote anything there is no voice to show', async () => {
    expect(await house.answer(voicesBeside, { params: { metric: 'recommend' }, query: {} })).toEqual([]);
  });
  test('paths are groups too', async () => {
    expect(
      await house.answer(showScores, { params: { metric: 'recommend' }, query: { by: 'variant' } }),
    ).toEqual([]);
  });
});
