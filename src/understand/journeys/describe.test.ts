import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { describeJourneys, listPromises } from './contract.ts';
import { given } from './given.ts';
import { expectedOf, haveLogs, logMoments, olistMoments } from './given-logs.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Counted {
  from: string;
  to: string;
  count: number;
}
const byPair = (rows: readonly Counted[]) =>
  Object.fromEntries(rows.map(({ from, to, count }) => [`${from} → ${to}`, count]));
const close = (a: number | null, b: number) =>
  expect(Math.abs((a ?? Number.NaN) - b)).toBeLessThanOrEqual(1e-3 + Math.abs(b) * 1e-6);

describe.skipIf(!haveLogs)('journeys describe equals the reference figures', () => {
  it.each([
    ['running-example', 'running-example.csv', 'org:resource'],
    ['receipt', 'receipt.csv', 'org:group'],
    ['roadtraffic100traces', 'roadtraffic100traces.xes', undefined],
    ['helpdesk', 'helpdesk.xes.gz', 'org:resource'],
  ])('%s', async (name, file, resource) => {
    const ws = await house.otherWorkspace();
    await given(house.services, ws, logMoments(`journeys/${file}`, resource));
    const asking = { workspaceId: ws };
    const seen = await house.answer(describeJourneys, { query: { variants: 'all' } }, asking);
    const wanted = expectedOf(`journeys/expected/${name}.json`);
    expect([seen.episodes, seen.moments, seen.activities.length]).toEqual([
      wanted.cases,
      wanted.events,
      wanted.activities,
    ]);
    expect(Object.fromEntries(seen.activities.map((a) => [a.activity, a.moments]))).toEqual(
      wanted.activity_counts,
    );
    expect(byPair(seen.edges)).toEqual(byPair(wanted.dfg));
    expect(seen.edges.length).toBe(wanted.dfg_edges);
    expect(seen.starts).toEqual(wanted.start_activities);
    expect(seen.ends).toEqual(wanted.end_activities);
    expect([seen.variants, seen.topVariants.length]).toEqual([wanted.variants, wanted.variants]);
    const all = new Map(seen.topVariants.map(({ path, episodes }) => [path.join('\n'), episodes]));
    for (const { trace, cases } of wanted.top10_variants) expect(all.get(trace.join('\n'))).toBe(cases);
    let covered = 0;
    let needed = 0;
    for (const { episodes } of seen.topVariants) {
      if (covered / seen.episodes >= 0.8) break;
      covered += episodes;
      needed++;
    }
    expect(needed).toBe(wanted.variants_to_cover_80pct);
    close(seen.duration.meanSeconds, wanted.case_duration_s.mean);
    close(seen.duration.medianSeconds, wanted.case_duration_s.median);
    close(seen.duration.p90Seconds, wanted.case_duration_s.p90_linear);
    expect(Object.fromEntries(seen.rework.map((r) => [r.activity, r.episodes]))).toEqual(
      wanted.rework_cases_per_activity,
    );
    const edges = new Map(seen.edges.map((edge) => [`${edge.from} → ${edge.to}`, edge]));
    for (const { from, to, mean, median } of wanted.performance_dfg_top50_s) {
      close(edges.get(`${from} → ${to}`)?.meanSeconds ?? null, mean);
      close(edges.get(`${from} → ${to}`)?.medianSeconds ?? null, median);
    }
    if (wanted.handover_pairs !== undefined) {
      expect(seen.handOvers.length).toBe(wanted.handover_pairs);
      expect(byPair(seen.handOvers)).toMatchObject(byPair(wanted.handover_counts_top50));
    }
  });

  it('a marketplace with two promises, walked with the missed ones as steps', async () => {
    const ws = await house.otherWorkspace();
    await given(house.services, ws, olistMoments());
    const asking = { workspaceId: ws };
    const wanted = expectedOf('olist_visible/expected/olist_visible.json');
    const log = wanted.journey_log;
    const seen = await house.answer(describeJourneys, { query: { promises: true, variants: 'all' } }, asking);
    const renamed = (step: string) =>
      ({
        'Promise missed: Delivered': 'Promise missed',
        'Promise missed: Handed to carrier': 'Dispatch limit missed',
      })[step] ?? step;
    expect([seen.episodes, seen.moments, seen.variants, seen.edges.length]).toEqual([
      wanted.orders,
      log.events,
      log.variants,
      log.dfg_edges,
    ]);
    expect(Object.fromEntries(seen.activities.map((a) => [renamed(a.activity), a.moments]))).toEqual(
      log.activity_counts,
    );
    expect(byPair(seen.edges.map((e) => ({ ...e, from: renamed(e.from), to: renamed(e.to) })))).toEqual(
      byPair(log.dfg),
    );
    const names = (counts: Record<string, number>) =>
      Object.fromEntries(Object.entries(counts).map(([step, n]) => [renamed(step), n]));
    expect(names(seen.starts)).toEqual(log.start_activities);
    expect(names(seen.ends)).toEqual(log.end_activities);
    close(seen.duration.meanSeconds, log.case_duration_s.mean);
    close(seen.duration.medianSeconds, log.case_duration_s.median);
    const all = new Map(
      seen.topVariants.map(({ path, episodes }) => [path.map(renamed).join('\n'), episodes]),
    );
    for (const { trace, cases } of wanted.by_variant_top10) expect(all.get(trace.join('\n'))).toBe(cases);

    const promises = await house.answer(listPromises, {}, asking);
    const { delivery, dispatch } = wanted.promises;
    const of = (step: string) => promises.find(({ promise }) => promise === step);
    expect(of('Delivered')).toMatchObject({
      made: delivery.made,
      kept: delivery.kept,
      late: delivery.late,
      broken: delivery.never,
      withdrawn: delivery.withdrawn_canceled,
      open: 0,
      byFunction: [{ function: 'Carrier' }],
    });
    expect(of('Handed to carrier')).toMatchObject({
      made: dispatch.made,
      kept: dispatch.kept,
      late: dispatch.late,
      broken: 0,
      unmeasured: dispatch.no_hand_over_recorded,
    });
  });
});

describe('a filter', () => {
  it('keeps whole episodes, reconciles with its opposite, and names the fields it knows', async () => {
    const ws = await house.otherWorkspace();
    await given(house.services, ws, [
      { episode: 'a', step: 'Order', at: '2025-01-01', attributes: { region: 'north' } },
      { episode: 'a', step: 'Call', at: '2025-01-02' },
      { episode: 'b', step: 'Order', at: '2025-01-01', attributes: { region: 'south' } },
      { episode: 'b', kind: 'promise', step: 'Call', at: '2025-01-01', due: '2025-01-02' },
    ]);
    const asking = { workspaceId: ws };
    const seen = (where?: string) =>
      house.answer(describeJourneys, { query: where === undefined ? {} : { where } }, asking);
    expect(await seen('region=north')).toMatchObject({ episodes: 1, moments: 2 });
    // A promise that somebody will call is not a call.
    expect(await seen('step=Call')).toMatchObject({ episodes: 1 });
    expect(await seen('step!=Call')).toMatchObject({ episodes: 1, moments: 1 });
    expect(await house.ask(describeJourneys, { query: { where: 'regoin=north' } }, asking)).toMatchObject({
      refused: 'unknown-field',
      next: expect.stringContaining('region'),
    });
  });

  it('of an empty company gives zeros, not errors', async () => {
    const ws = await house.otherWorkspace();
    expect(await house.answer(describeJourneys, {}, { workspaceId: ws })).toMatchObject({
      episodes: 0,
      moments: 0,
      edges: [],
      duration: { meanSeconds: null, medianSeconds: null, p90Seconds: null },
    });
  });
});
