import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { describeJourneys, type JourneyMap, listEpisodes, showMap } from './contract.ts';
import { derive } from './derive.ts';
import { arrive, type GivenMoment, given } from './given.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** Small logs full of ties, repeats, promises, voices and moments of no episode. */
const logs = fc
  .array(
    fc.record({
      customer: fc.constantFrom('Ana', 'Ben', 'Cleo'),
      episode: fc.constantFrom('1', '2', '3', ''),
      kind: fc.constantFrom('event', 'event', 'event', 'voice', 'promise', 'told') as fc.Arbitrary<
        'event' | 'voice' | 'promise' | 'told'
      >,
      step: fc.constantFrom('A', 'B', 'C', 'D'),
      function: fc.constantFrom('', 'Sales', 'Field'),
      hour: fc.integer({ min: 0, max: 6 }),
      due: fc.integer({ min: 0, max: 8 }),
      declared: fc.integer({ min: 0, max: 2 }),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map((rows): GivenMoment[] =>
    rows.map(({ hour, due, episode, ...row }, i) => ({
      ...row,
      episode: episode === '' ? '' : `${row.customer}-${episode}`,
      at: new Date(Date.UTC(2025, 0, 1, hour)),
      ...(row.kind === 'promise' ? { due: new Date(Date.UTC(2025, 0, 1, due)) } : {}),
      row: i,
    })),
  );

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

async function balanced(ws: string, map: JourneyMap): Promise<void> {
  for (const node of map.nodes) {
    const into = sum(map.edges.filter((edge) => edge.to === node.step).map((edge) => edge.count));
    const outOf = sum(map.edges.filter((edge) => edge.from === node.step).map((edge) => edge.count));
    expect(into + node.hiddenIn + node.starts).toBe(node.moments);
    expect(outOf + node.hiddenOut + node.ends).toBe(node.moments);
    expect(Math.min(node.hiddenIn, node.hiddenOut)).toBeGreaterThanOrEqual(0);
  }
  expect(sum(map.nodes.map((node) => node.moments)) + map.others.moments).toBe(map.moments);
  expect(sum(map.edges.map((edge) => edge.count)) + map.others.transitions).toBe(map.moments - map.episodes);
  expect(map.paths.episodes + map.paths.others).toBe(map.episodes);
  const after = sum(map.nodes.map((node) => node.voices.after));
  expect(after + map.unknown.unattachedVoices).toBeLessThanOrEqual(map.unknown.voices);
  const list = async (query: object) => {
    const { total, customers } = await house.answer(
      listEpisodes,
      { query: { promises: true, ...query } },
      { workspaceId: ws },
    );
    return { total, customers };
  };
  expect((await list({ others: 0.5 })).total).toBe(map.paths.others);
  for (const node of map.nodes) {
    expect(await list({ step: node.step })).toEqual({ total: node.episodes, customers: node.customers });
    expect((await list({ starts: node.step })).total).toBe(node.starts);
    expect((await list({ ends: node.step })).total).toBe(node.ends);
    expect((await list({ reworked: node.step })).total).toBe(node.reworked);
  }
  // Every edge is a two-step funnel that one can run.
  for (const { from, to, episodes } of map.edges) expect((await list({ from, to })).total).toBe(episodes);
}

describe('a map of any log', { timeout: 180_000 }, () => {
  it('balances at every node, and each number is the length of its list', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async (log) => {
        const ws = await house.otherWorkspace();
        await given(house.services, ws, log);
        const query = { promises: true, paths: 0.5 };
        await balanced(ws, await house.answer(showMap, { query }, { workspaceId: ws }));
      }),
      { numRuns: 5 },
    );
  });

  it('is the same in whatever order and in however many loads the moments arrived', async () => {
    await fc.assert(
      fc.asyncProperty(
        logs.chain((log) =>
          fc.tuple(
            fc.constant(log),
            fc.shuffledSubarray(log, { minLength: log.length }),
            fc.integer({ min: 1, max: 4 }),
          ),
        ),
        async ([log, shuffled, chunks]) => {
          const [one, other] = [await house.otherWorkspace(), await house.otherWorkspace()];
          await given(house.services, one, log);
          const size = Math.ceil(shuffled.length / chunks);
          for (let i = 0; i < shuffled.length; i += size) {
            await given(house.services, other, shuffled.slice(i, i + size));
          }
          const of = async (workspaceId: string) => [
            await house.answer(showMap, { query: { promises: true } }, { workspaceId }),
            await house.answer(describeJourneys, { query: { variants: 'all' } }, { workspaceId }),
          ];
          expect(await of(other)).toEqual(await of(one));
        },
      ),
      { numRuns: 4 },
    );
  });

  it('reconciles a filter with its opposite', async () => {
    await fc.assert(
      fc.asyncProperty(logs, async (log) => {
        const ws = await house.otherWorkspace();
        await given(house.services, ws, log);
        const asked = (where?: string) =>
          house.answer(
            showMap,
            { query: { promises: true, ...(where === undefined ? {} : { where }) } },
            { workspaceId: ws },
          );
        const [all, has, hasNot] = [await asked(), await asked('step=A'), await asked('step!=A')];
        expect(has.episodes + hasNot.episodes).toBe(all.episodes);
        expect(has.moments + hasNot.moments).toBe(all.moments);
      }),
      { numRuns: 3 },
    );
  });
});

describe('a derivation that was killed', () => {
  it('is simply done again, and what it left behind is dropped', async () => {
    const ws = await house.otherWorkspace();
    const log: GivenMoment[] = [{ episode: 'x', step: 'A', at: '2025-01-01' }];
    const load = await arrive(house.services, ws, log);
    // Died after building and before switching: its numbers stand in the records, its rows in the store.
    const dead = { ...house.services.records, inWorkspace: dieAt(4) };
    await expect(
      derive({ ...house.services, records: dead }, ws, { now: new Date(), commit: [load] }),
    ).rejects.toThrow('killed');
    const rows = () =>
      house.services.moments.rows('SELECT count() AS n FROM timeline WHERE workspace = {ws:UUID}', { ws });
    expect(await rows()).toEqual([{ n: 1 }]);
    expect(await house.answer(describeJourneys, {}, { workspaceId: ws })).toMatchObject({ episodes: 0 });
    await derive(house.services, ws, { now: new Date(), commit: [load] });
    expect(await rows()).toEqual([{ n: 1 }]);
    expect(await house.answer(describeJourneys, {}, { workspaceId: ws })).toMatchObject({ episodes: 1 });
  });

  function dieAt(call: number): TestHouse['services']['records']['inWorkspace'] {
    let calls = 0;
    return (workspace, work) => {
      calls += 1;
      if (calls === call) throw new Error('killed');
      return house.services.records.inWorkspace(workspace, work);
    };
  }
});
