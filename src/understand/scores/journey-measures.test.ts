import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { type GivenMoment, given } from '../journeys/given.ts';
import { compareScores, listAnswerFields, showDrivers, showScores, voicesBeside } from './contract.ts';
import { compareMeasure, measure } from './index.ts';

const day = (n: number, hour = 9) => new Date(Date.UTC(2025, 0, 1 + n, hour)).toISOString();

/** Two hundred deliveries; each fifth comes late and is scored low, and people say why. */
function deliveries(): GivenMoment[] {
  return Array.from({ length: 200 }, (_, i): GivenMoment[] => {
    const late = i % 5 === 0;
    const start = i;
    const at = {
      customer: `C${i}`,
      episode: `O${i}`,
      attributes: { region: i % 2 === 0 ? 'North' : 'South' },
    };
    return [
      { ...at, step: 'Order', function: 'Sales', at: day(start) },
      { ...at, step: 'Deliver', kind: 'promise', function: 'Carrier', at: day(start), due: day(start + 3) },
      { ...at, step: 'Deliver', function: 'Carrier', at: day(start + (late ? 6 : 2)) },
      {
        ...at,
        step: 'Answer',
        kind: 'voice',
        at: day(start + 7),
        text: late ? `Three days late, number ${i}.` : i % 3 === 0 ? `Fine, number ${i}.` : '',
        scores: {
          satisfaction: late ? 1 + (i % 3 === 0 ? 1 : 0) : 4 + (i % 2),
          effort: late ? 6 : 2 + (i % 3),
        },
      },
    ];
  }).flat();
}

describe('measures on journeys', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
    const { services, workspaceId } = house;
    await services.records.inWorkspace(workspaceId, (tx) =>
      sql`INSERT INTO metrics (workspace_id, name, low, high, sum_up) VALUES
        (${workspaceId}::uuid, 'satisfaction', 1, 5, 'mean'), (${workspaceId}::uuid, 'effort', 1, 7, 'ces')`.execute(
        tx,
      ),
    );
    await given(services, workspaceId, deliveries(), { now: new Date(day(300)) });
  });
  afterAll(() => house.close());

  test('a promise measure is the share of due promises that were missed', async () => {
    const { services, workspaceId } = house;
    const what = { kind: 'promise', step: 'Deliver' } as const;
    const taken = await measure(services, workspaceId, what);
    expect(taken).toMatchObject({ estimate: { value: 0.2, n: 200 } });
    if (!isRefusal(taken)) expect(taken.estimate.method).toContain('Wilson');
    const early = await measure(services, workspaceId, what, { to: new Date(day(53)) });
    expect(early).toMatchObject({ estimate: { n: 50, value: 0.2 } });
    const north = await measure(services, workspaceId, { ...what, where: 'region=North' });
    expect(north).toMatchObject({ estimate: { n: 100 } });
  });
  test('a share measure counts episodes, and more of what is wanted is better', async () => {
    const { services, workspaceId } = house;
    const what = { kind: 'share', of: 'step=Promise missed: Deliver' } as const;
    expect(await measure(services, workspaceId, what)).toMatchObject({ estimate: { value: 0.2, n: 200 } });
    const change = await compareMeasure(
      services,
      workspaceId,
      what,
      { from: new Date(day(100)) },
      { to: new Date(day(100)) },
    );
    expect(change).toMatchObject({ verdict: 'cannot-tell', difference: { value: 0 } });
    expect(isRefusal(change) ? null : change.needed).toBeGreaterThan(0);
  });
  test('a filter that is not understood is refused, not thrown', async () => {
    const { services, workspaceId } = house;
    expect(await measure(services, workspaceId, { kind: 'share', of: 'what' })).toMatchObject({
      refused: 'bad-filter',
    });
  });
  test('late against in time: a minus b, from the first side’s view', async () => {
    const compared = await house.answer(compareScores, {
      params: { metric: 'satisfaction' },
      query: {
        a: 'episode.step=Promise missed: Deliver',
        b: 'episode.step!=Promise missed: Deliver',
        per: 'episode',
      },
    });
    expect(compared).toMatchObject({ a: { n: 40 }, b: { n: 160 }, verdict: 'declined' });
    expect(compared.difference.value).toBeLessThan(-2.5);
    // More is better for every score; a scale of effort would have been turned at intake.
    const effort = await house.answer(compareScores, {
      params: { metric: 'effort' },
      query: { a: 'episode.step=Promise missed: Deliver', b: 'episode.step!=Promise missed: Deliver' },
    });
    expect(effort.verdict).toBe('improved');
    expect(effort.difference.value).toBeGreaterThan(2.5);
  });
  test('a low, a middle and a high voice stand beside the score, and always the same ones', async () => {
    const ask = () => house.answer(voicesBeside, { params: { metric: 'satisfaction' }, query: {} });
    const voices = await ask();
    expect(voices.map((voice) => [voice.kind, voice.score])).toEqual([
      ['low', 1],
      ['middle', expect.any(Number)],
      ['high', 5],
    ]);
    expect(voices[0]?.text).toContain('late');
    expect(await ask()).toEqual(voices);
    expect(
      await house.ask(voicesBeside, { params: { metric: 'satisfaction' } }, { as: 'employee' }),
    ).toMatchObject({
      kind: 'forbidden',
    });
  });
  test('what goes together with the score: the missed promise, and by name whatever is asked', async () => {
    const named = await house.answer(showDrivers, {
      params: { metric: 'satisfaction' },
      query: { of: 'missed:Deliver, step:Order, region, duration' },
    });
    expect(named.drivers.map((d) => d.driver)).toEqual(expect.arrayContaining(['missed:Deliver']));
    expect(named.left.map((each) => each.driver)).toEqual(['step:Order', 'region', 'duration']);
    expect(named.found).toBe(true);
    const found = await house.answer(showDrivers, { params: { metric: 'satisfaction' }, query: {} });
    expect(found.drivers.map((d) => d.driver).sort()).toEqual(['effort', 'missed:Deliver']);
    expect(found.drivers.reduce((sum, d) => sum + d.share, 0)).toBeCloseTo(found.r2.value ?? 0, 9);
  });
  test('answers can be compared by what divides them, and by the path that was gone', async () => {
    const fields = await house.answer(listAnswerFields, { params: { metric: 'satisfaction' } });
    expect(fields).toEqual([{ field: 'region', groups: 2 }]);
    const paths = await house.answer(showScores, {
      params: { metric: 'satisfaction' },
      query: { by: 'variant-with-promises', per: 'episode' },
    });
    expect(paths.map((cell) => [cell.by, cell.n])).toEqual([
      ['Order → Deliver → Answer', 160],
      ['Order → Promise missed: Deliver → Deliver → Answer', 40],
    ]);
  });
});
