import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { compareJourneys, describeJourneys, listEpisodes, showCustomer, showEpisode } from './contract.ts';
import { type GivenMoment, given } from './given.ts';

const ana: GivenMoment[] = [
  { customer: 'Ana', episode: 'o1', step: 'Order', function: 'Sales', at: '2025-01-01T08:00:00Z', row: 7 },
  {
    customer: 'Ana',
    episode: 'o1',
    kind: 'promise',
    step: 'Installed',
    function: 'Field',
    at: '2025-01-01T08:00:00Z',
    due: '2025-01-03T00:00:00Z',
    declared: 1,
    row: 7,
  },
  { customer: 'Ana', episode: 'o1', step: 'Installed', function: 'Field', at: '2025-01-04T12:00:00Z' },
  {
    customer: 'Ana',
    episode: 'o1',
    kind: 'voice',
    step: 'Survey',
    at: '2025-01-05T00:00:00Z',
    text: 'They came two days late.',
    scores: { satisfaction: 2 },
  },
  { customer: 'Ana', episode: 'o2', step: 'Order', at: '2024-06-01T08:00:00Z' },
  {
    customer: 'Ana',
    episode: '',
    kind: 'voice',
    step: 'Wrote in',
    at: '2025-02-01T00:00:00Z',
    text: 'Hello?',
  },
  { customer: 'Ben', episode: 'o2', step: 'Order', at: '2025-03-01T08:00:00Z' },
];

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
  await given(house.services, house.workspaceId, ana);
});
afterAll(() => house.close());

describe('one journey', () => {
  it('shows every item with its source, the promise with its end, and what was missed when it was due', async () => {
    const journey = await house.answer(showEpisode, { params: { episode: 'o1' } });
    expect(journey).toMatchObject({ customer: 'Ana', seconds: 4 * 86_400 - 8 * 3600, moreItems: 0 });
    expect(journey.items.map(({ kind, step }) => `${kind} ${step}`)).toEqual([
      'event Order',
      'promise Installed',
      'missed Promise missed: Installed',
      'event Installed',
      'voice Survey',
    ]);
    expect(journey.items[0]).toMatchObject({
      source: { file: null, row: 7 },
      position: 1,
      waitSeconds: null,
    });
    const promise = {
      step: 'Installed',
      function: 'Field',
      state: 'late',
      made: '2025-01-01T08:00:00.000Z',
      due: '2025-01-03T00:00:00.000Z',
      met: '2025-01-04T12:00:00.000Z',
      lateSeconds: 129_600,
      quotedFrom: null,
    };
    expect(journey.items[1]?.promise).toEqual(promise);
    expect(journey.items[2]).toMatchObject({ at: promise.due, promise });
    expect(journey.items[4]).toMatchObject({
      text: 'They came two days late.',
      scores: [{ metric: 'satisfaction', value: 2 }],
      waitSeconds: 43_200,
    });
  });

  it('asks whose, when two customers have an episode of the same name', async () => {
    expect(await house.ask(showEpisode, { params: { episode: 'o2' } })).toMatchObject({
      refused: 'several-customers',
      next: expect.stringContaining('Ana, Ben'),
    });
    const bens = await house.answer(showEpisode, { params: { episode: 'o2' }, query: { customer: 'Ben' } });
    expect(bens.started).toBe('2025-03-01T08:00:00.000Z');
    expect(await house.ask(showEpisode, { params: { episode: 'nope' } })).toMatchObject({
      kind: 'not-found',
    });
  });
});

describe("one customer's timeline", () => {
  it('has every episode in order, and what belongs to none', async () => {
    const timeline = await house.answer(showCustomer, { params: { customer: 'Ana' } });
    expect(timeline.episodes.map(({ episode, items }) => [episode, items.length])).toEqual([
      ['o2', 1],
      ['o1', 5],
    ]);
    expect(timeline.outsideEpisodes.map(({ step }) => step)).toEqual(['Wrote in']);
    const short = await house.answer(showCustomer, { params: { customer: 'Ana' }, query: { limit: 3 } });
    expect(short).toMatchObject({ moreEpisodes: 0, episodes: [{ moreItems: 0 }, { moreItems: 4 }] });
  });
});

describe('who may read', () => {
  it('keeps persons from employees, words from nobody who may see persons, and notes each reading', async () => {
    const asEmployee = { as: 'employee' as const };
    expect(await house.ask(showCustomer, { params: { customer: 'Ana' } }, asEmployee)).toMatchObject({
      kind: 'forbidden',
    });
    expect(await house.ask(listEpisodes, {}, asEmployee)).toMatchObject({ kind: 'forbidden' });
    await house.answer(showCustomer, { params: { customer: 'Ben' } }, { as: 'agent', userId: 'agnes' });
    const { rows } = await house.services.records.inWorkspace(house.workspaceId, (tx) =>
      sql<{ subject: string }>`SELECT subject FROM audit WHERE who = 'agnes' AND noun = 'person'`.execute(tx),
    );
    expect(rows).toEqual([{ subject: 'customer Ben' }]);
  });

  it('folds rare steps and paths for those who may not see persons, and says how many', async () => {
    const asEmployee = { as: 'employee' as const };
    const seen = await house.answer(describeJourneys, {}, asEmployee);
    expect(seen).toMatchObject({ episodes: 3, activities: [], edges: [], topVariants: [] });
    expect(seen.folded).toMatchObject({ below: 5, activities: 3, edges: 2 });
  });

  it('never shows another company', async () => {
    const other = await house.otherWorkspace();
    expect(
      await house.ask(showCustomer, { params: { customer: 'Ana' } }, { workspaceId: other }),
    ).toMatchObject({ kind: 'not-found' });
  });
});

describe('the people behind a number', () => {
  it('come in pages that neither repeat nor skip', async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await house.answer(listEpisodes, {
        query: { limit: 1, ...(cursor === undefined ? {} : { cursor }) },
      });
      expect(page).toMatchObject({ total: 3, customers: 2 });
      seen.push(...page.episodes.map(({ customer, episode }) => `${customer} ${episode}`));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(['Ben o2', 'Ana o1', 'Ana o2']);
  });

  it('refuse what they do not understand', async () => {
    expect(await house.ask(listEpisodes, { query: { cursor: 'zzz' } })).toMatchObject({
      refused: 'bad-query',
    });
    expect(await house.ask(listEpisodes, { query: { from: 'Order' } })).toMatchObject({
      refused: 'bad-query',
    });
    expect(await house.ask(listEpisodes, { query: { path: 'Order' } })).toMatchObject({
      refused: 'bad-query',
    });
  });
});

describe('two groups', () => {
  it('stand side by side, with those in both counted', async () => {
    const compared = await house.answer(compareJourneys, {
      query: { a: 'step=Installed', b: 'customer=Ana', promises: true },
    });
    expect(compared).toMatchObject({ a: { episodes: 1 }, b: { episodes: 2 }, inBoth: 1 });
    expect(compared.steps.find(({ step }) => step === 'Order')).toMatchObject({
      a: { value: 1, n: 1 },
      b: { value: 1, n: 2 },
      differs: false,
    });
  });
});
