import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { passesOf, rederive } from './derive.ts';
import { arrive, type GivenMoment, given } from './given.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const current = (columns: string, table: string) => `SELECT ${columns} FROM ${table}
  WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)}`;

async function rowsOf(workspace: string, sql: string): Promise<unknown[]> {
  const { generations } = await house.services.scope(workspace);
  return house.services.moments.rows(sql, { workspace, generations: [...generations] });
}

const walkOf = (workspace: string) =>
  rowsOf(
    workspace,
    `${current('customer, episode, step, position, previous_step, wait, last, occurrence, missed', 'timeline')}
     ORDER BY customer, episode, at, declared, source, row, missed`,
  );

const anaOrders: GivenMoment[] = [
  { customer: 'Ana', episode: 'o1', step: 'Place order', at: '2025-01-01T00:00:00Z' },
  {
    customer: 'Ana',
    episode: 'o1',
    kind: 'promise',
    step: 'Delivered',
    at: '2025-01-01T00:00:00Z',
    due: '2025-01-03T00:00:00Z',
    declared: 1,
  },
  { customer: 'Ana', episode: 'o1', step: 'Delivered', at: '2025-01-04T00:00:00Z' },
  {
    customer: 'Ana',
    episode: 'o1',
    kind: 'voice',
    step: 'Reviewed',
    at: '2025-01-05T12:00:00Z',
    scores: { satisfaction: 2 },
  },
];

describe('a derived timeline', () => {
  it('gives every event and voice its place, its predecessor and its wait, and shows what was missed when it was due', async () => {
    const ws = await house.otherWorkspace();
    await given(house.services, ws, anaOrders);
    const row = { customer: 'Ana', episode: 'o1' };
    expect(await walkOf(ws)).toEqual([
      {
        ...row,
        step: 'Place order',
        position: 1,
        previous_step: '',
        wait: 0,
        last: 0,
        occurrence: 1,
        missed: 0,
      },
      {
        ...row,
        step: 'Delivered',
        position: 0,
        previous_step: '',
        wait: 0,
        last: 0,
        occurrence: 0,
        missed: 0,
      },
      {
        ...row,
        step: 'Promise missed: Delivered',
        position: 0,
        previous_step: '',
        wait: 0,
        last: 0,
        occurrence: 0,
        missed: 1,
      },
      {
        ...row,
        step: 'Delivered',
        position: 2,
        previous_step: 'Place order',
        wait: 259_200,
        last: 0,
        occurrence: 1,
        missed: 0,
      },
      {
        ...row,
        step: 'Reviewed',
        position: 3,
        previous_step: 'Delivered',
        wait: 129_600,
        last: 1,
        occurrence: 1,
        missed: 0,
      },
    ]);
    const [episode] = await rowsOf(
      ws,
      current('steps_promised, promise_states, promise_met, score_values, score_steps', 'episodes'),
    );
    expect(episode).toEqual({
      steps_promised: ['Place order', 'Promise missed: Delivered', 'Delivered', 'Reviewed'],
      promise_states: ['late'],
      promise_met: ['2025-01-04T00:00:00.000Z'],
      score_values: [2],
      score_steps: ['Reviewed'],
    });
  });

  it('shows nothing of a load that was never committed', async () => {
    const ws = await house.otherWorkspace();
    await arrive(house.services, ws, [{ customer: 'Ben', episode: 'x', step: 'Half-way', at: '2025-01-01' }]);
    await given(house.services, ws, [{ customer: 'Ben', episode: 'x', step: 'Whole', at: '2025-01-02' }]);
    expect(await rowsOf(ws, current('step, position', 'timeline'))).toEqual([{ step: 'Whole', position: 1 }]);
  });

  it('cuts by silence and by goal, across files that share the rule', async () => {
    const ws = await house.otherWorkspace();
    const day = (n: number) => new Date(Date.UTC(2025, 0, n));
    const visit = (n: number): GivenMoment => ({ customer: 'Cleo', step: 'Visit', at: day(n), row: n });
    await given(house.services, ws, [visit(1), visit(20)], { rule: { gap: 10 * 86_400 } });
    await given(house.services, ws, [visit(10), visit(31)], { rule: { gap: 10 * 86_400 } });
    const episodes = `${current('episode, length(steps) AS n', 'episodes')} ORDER BY episode`;
    expect(await rowsOf(ws, episodes)).toEqual([
      { episode: 'Cleo#1', n: 3 },
      { episode: 'Cleo#2', n: 1 },
    ]);
    const goal = await house.otherWorkspace();
    const steps = ['Order', 'Delivered', 'Order', 'Cancelled', 'Order'];
    await given(
      house.services,
      goal,
      steps.map((step, i) => ({ customer: 'Dov', step, at: day(i + 1) })),
      { rule: { until: ['Delivered', 'Cancelled'] } },
    );
    expect(await rowsOf(goal, `${current('episode, steps', 'episodes')} ORDER BY episode`)).toEqual([
      { episode: 'Dov#1', steps: ['Order', 'Delivered'] },
      { episode: 'Dov#2', steps: ['Order', 'Cancelled'] },
      { episode: 'Dov#3', steps: ['Order'] },
    ]);
  });

  it('takes a promise back when a later file says so, and keeps it one promise', async () => {
    const ws = await house.otherWorkspace();
    const promise = (number: string, withdrawn: boolean): GivenMoment => ({
      customer: 'Eva',
      episode: number,
      step: 'Delivered',
      kind: 'promise',
      at: '2025-01-01',
      due: '2025-01-03',
      withdrawn,
    });
    const order = (number: string) => ({ customer: 'Eva', episode: number, step: 'Order', at: '2025-01-01' });
    const later = { now: new Date('2025-02-01') };
    await given(
      house.services,
      ws,
      [order('1'), promise('1', false), order('2'), promise('2', false), promise('2', false)],
      later,
    );
    await given(house.services, ws, [promise('1', true)], later);
    const states = `${current('episode, promise_states', 'episodes')} ORDER BY episode`;
    expect(await rowsOf(ws, states)).toEqual([
      { episode: '1', promise_states: ['withdrawn'] },
      // Said twice by one file, without taking it back: two promises.
      { episode: '2', promise_states: ['broken', 'broken'] },
    ]);
  });

  it('is judged again when the clock passes a due date, and only then', async () => {
    const ws = await house.otherWorkspace();
    const open = anaOrders.filter(({ step, kind }) => step !== 'Delivered' || kind === 'promise');
    await given(house.services, ws, open, { now: new Date('2025-01-02') });
    const states = current('promise_states', 'episodes');
    expect(await rowsOf(ws, states)).toEqual([{ promise_states: ['open'] }]);
    expect(await rederive(house.services, ws, new Date('2025-01-03'))).toBe(false);
    expect(await rederive(house.services, ws, new Date('2025-01-03T00:00:01Z'))).toBe(true);
    expect(await rowsOf(ws, states)).toEqual([{ promise_states: ['broken'] }]);
    expect(await rederive(house.services, ws, new Date('2025-01-02'))).toBe(true);
    expect(await rowsOf(ws, states)).toEqual([{ promise_states: ['open'] }]);
  });

  it('is judged again when the company’s clock is moved', async () => {
    const ws = await house.otherWorkspace();
    const open = anaOrders.filter(({ step, kind }) => step !== 'Delivered' || kind === 'promise');
    await given(house.services, ws, open, { now: new Date('2025-01-02') });
    // The company's own clock is the machine's here, long after the promise fell due.
    await house.services.events.emit({ name: 'clock-moved', workspace: ws });
    expect(await rowsOf(ws, current('promise_states', 'episodes'))).toEqual([{ promise_states: ['broken'] }]);
  });

  it('keeps a moment without an episode, outside every walk', async () => {
    const ws = await house.otherWorkspace();
    await given(house.services, ws, [
      { customer: 'Eve', episode: '', step: 'Wrote in', at: '2025-01-01', kind: 'voice' },
    ]);
    expect(await rowsOf(ws, current('step, position, last', 'timeline'))).toEqual([
      { step: 'Wrote in', position: 0, last: 0 },
    ]);
    expect(await rowsOf(ws, current('episode', 'episodes'))).toEqual([]);
  });
});

describe('numbers of customers and episodes', () => {
  it('are one each, over all buckets and all three tables', async () => {
    const ws = await house.otherWorkspace();
    const log = Array.from(
      { length: 3000 },
      (_, i): GivenMoment => ({
        customer: `customer ${i % 700}`,
        episode: `episode ${i % 900}`,
        kind: i % 4 === 0 ? 'voice' : 'event',
        step: `Step ${i % 5}`,
        at: new Date(Date.UTC(2025, 0, 1, 0, i)),
        scores: i % 4 === 0 ? { ease: i % 7 } : {},
      }),
    );
    await given(house.services, ws, log.slice(0, 2000));
    await given(house.services, ws, log.slice(2000));
    const [people] = await rowsOf(
      ws,
      `SELECT uniqExact(customer) AS customers, uniqExact(customer_number) AS numbers, uniqExact((customer, customer_number)) AS pairs
       FROM (${current('customer, customer_number', 'timeline')} UNION ALL ${current('customer, customer_number', 'episodes')})`,
    );
    expect(people).toEqual({ customers: 700, numbers: 700, pairs: 700 });
    const [row] = await rowsOf(
      ws,
      `SELECT uniqExact((customer, episode)) AS episodes, uniqExact(episode_number) AS numbers, uniqExact((customer, episode, episode_number)) AS pairs FROM (${current('customer, episode, episode_number', 'timeline')}
       UNION ALL ${current('customer, episode, episode_number', 'episodes')} UNION ALL ${current('customer, episode, episode_number', 'answers')})`,
    );
    const episodes = new Set(log.map(({ customer, episode }) => `${customer} ${episode}`)).size;
    expect(row).toEqual({ episodes, numbers: episodes, pairs: episodes });
  });
});

describe('passes', () => {
  it('take neighbouring buckets together until full, and a full bucket alone', () => {
    const sizes = [100, 100, 300, 50, 60].map((moments, bucket) => ({ bucket, moments, carried: [] }));
    expect(passesOf(sizes, 210).map((pass) => pass.map(({ bucket }) => bucket))).toEqual([
      [0, 1],
      [2],
      [3, 4],
    ]);
  });
});
