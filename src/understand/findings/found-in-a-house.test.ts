import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { arrive, type GivenMoment } from '../journeys/given.ts';
import { derive } from '../journeys/index.ts';
import * as contract from './contract.ts';
import { refreshAfterwards, refreshFindings } from './refresh-findings.ts';

const day = 86_400_000;

/** Throws a die for one parcel and one question: 0..1, always the same. */
function diceOf(parcel: number, question: number): number {
  let x = Math.imul(parcel + 1, 0x9e3779b1) ^ Math.imul(question, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
}

/** Parcels: one in four leaves the warehouse late, half of those arrive late, and late parcels make people unhappy. */
function parcels(from: number, many: number): GivenMoment[] {
  return Array.from({ length: many }, (_, i) => from + i).flatMap((i): GivenMoment[] => {
    const placed = Date.UTC(2025, 0, 1) + i * 3_600_000;
    const dice = (k: number) => diceOf(i, k);
    const slow = dice(1) < 0.25;
    const late = dice(2) < (slow ? 0.5 : 0.05);
    const packed = placed + (slow ? 3 : 1) * day;
    const arrived = placed + (late ? 9 : 5) * day;
    const score = Math.max(1, Math.min(5, Math.round((late ? 2 : 4.3) + (dice(3) - 0.5) * 3)));
    const of = { episode: `P${i}`, customer: `C${i}` };
    const at = (time: number) => new Date(time);
    return [
      { ...of, step: 'Order', function: 'Shop', at: at(placed), declared: 0 },
      {
        ...of,
        kind: 'promise',
        step: 'Packed',
        function: 'Warehouse',
        at: at(placed),
        due: at(placed + 2 * day),
        declared: 1,
      },
      { ...of, step: 'Packed', function: 'Warehouse', at: at(packed), declared: 2 },
      {
        ...of,
        kind: 'promise',
        step: 'Arrived',
        function: 'Post',
        at: at(placed),
        due: at(placed + 7 * day),
        declared: 3,
      },
      { ...of, step: 'Arrived', function: 'Post', at: at(arrived), declared: 4 },
      {
        ...of,
        kind: 'voice',
        step: 'Answered',
        function: 'Customer',
        at: at(arrived + day),
        declared: 5,
        scores: { satisfaction: score },
        text: late ? `It came late, number ${i}.` : `All good, number ${i}.`,
      },
    ];
  });
}

describe('a company whose parcels leave the warehouse late', () => {
  let house: TestHouse;
  const arriveNow = async (moments: GivenMoment[]) => {
    const load = await arrive(house.services, house.workspaceId, moments);
    await derive(house.services, house.workspaceId, { now: new Date('2026-01-01'), commit: [load] });
  };
  beforeAll(async () => {
    house = await openHouse({ clock: '2026-01-01T00:00:00Z' });
  });
  afterAll(async () => {
    await house.close();
  });

  it('says plainly that there is nothing to look at yet', async () => {
    const { run, findings } = await house.answer(contract.listFindings);
    expect(findings).toEqual([]);
    expect(run.nothing?.en).toContain('Nothing to look at yet');
  });

  it('looks once for all who ask at the same time, and once more for what changed meanwhile', async () => {
    let looks = 0;
    house.services.events.on('findings-refreshed', async () => void looks++);
    const look = () => refreshFindings(house.services, house.workspaceId);
    await Promise.all([look(), look(), refreshAfterwards(house.services, house.workspaceId)]);
    expect(looks).toBe(2);
  });

  it('is told of the late arrivals first, and that they begin in the warehouse', async () => {
    await arriveNow(parcels(0, 1200));
    const { run, findings } = await house.answer(contract.listFindings);
    expect(run.nothing).toBeNull();
    expect(findings.map(({ kind, step }) => `${kind} ${step}`)).toEqual([
      'missed-promise Arrived',
      'missed-promise Packed',
    ]);
    const [arrived, packed] = findings;
    expect(arrived).toMatchObject({
      function: 'Post',
      direction: 'hurts',
      state: 'new',
      metric: 'satisfaction',
    });
    expect(arrived?.sentence).toMatch(
      /^Journeys whose promise “Arrived” was missed score \d\.\d\d points lower/,
    );
    expect(arrived?.upstream[0]).toMatchObject({
      finding: packed?.id,
      step: 'Packed',
      function: 'Warehouse',
    });
    expect(packed).toMatchObject({ function: 'Warehouse', stepsUpstream: 1 });
    expect(packed?.coverage.find(({ of }) => of === 'missed promise: Arrived')?.with).toBeGreaterThan(0);
    expect(packed?.measure).toEqual({ kind: 'promise', step: 'Packed' });
  });

  it('opens exactly the people that were counted, and three of their voices with one dissenting', async () => {
    const { findings } = await house.answer(contract.listFindings);
    for (const { id, affected } of findings) {
      const people = await house.answer(contract.peopleOfFinding, { params: { id }, query: { limit: 5 } });
      expect(people.all).toBe(affected);
      expect(people.people).toHaveLength(5);
    }
    const packed = findings.find(({ step }) => step === 'Packed');
    const params = { id: packed?.id ?? '' };
    const drawn = await house.answer(contract.voicesOfFinding, { params });
    expect(drawn.voices).toHaveLength(3);
    expect(drawn.voices.filter((voice) => voice.dissenting)).toHaveLength(1);
    expect(drawn.voices.map((voice) => voice.moment)).toEqual(packed?.voices);
    expect(await house.answer(contract.voicesOfFinding, { params })).toEqual(drawn);
  });

  it('answers what lies upstream of a score, with total, direct and coverage', async () => {
    const causes = await house.answer(contract.listCauses, { params: { metric: 'satisfaction' } });
    const packed = causes.find((cause) => cause.step === 'Packed');
    expect(Math.abs(packed?.direct?.value ?? 9)).toBeLessThan(Math.abs(packed?.total.value ?? 0) / 2);
    expect(packed?.coverage?.of).toBe('missed promise: Arrived');
    const ofPromise = await house.answer(contract.listCauses, { params: { metric: 'promise:Arrived' } });
    expect(ofPromise.map((cause) => cause.step)).toEqual(['Packed']);
    const unknown = await house.ask(contract.listCauses, { params: { metric: 'happiness' } });
    expect(isRefusal(unknown) && unknown.next).toContain('satisfaction');
  });

  it('keeps ids when it looks again, and tells what became of a finding that went', async () => {
    const before = await house.answer(contract.listFindings);
    await arriveNow(parcels(1200, 300));
    const after = await house.answer(contract.listFindings);
    expect(after.findings.map(({ id }) => id)).toEqual(before.findings.map(({ id }) => id));
    expect(after.findings.map(({ firstSeen }) => firstSeen)).toEqual(
      before.findings.map(({ firstSeen }) => firstSeen),
    );
    expect(after.run.episodes).toBe(1500);
    await house.answer(contract.refreshFindings);
    expect((await house.answer(contract.listFindings)).findings).toHaveLength(2);
  });

  it('lets everybody read, but not everybody look again or read words', async () => {
    const { findings } = await house.answer(contract.listFindings, {}, { as: 'employee' });
    const params = { id: findings[0]?.id ?? '' };
    expect(isRefusal(await house.ask(contract.refreshFindings, {}, { as: 'employee' }))).toBe(true);
    expect(isRefusal(await house.ask(contract.voicesOfFinding, { params }, { as: 'employee' }))).toBe(true);
    const other = await house.otherWorkspace();
    expect(isRefusal(await house.ask(contract.showFinding, { params }, { workspaceId: other }))).toBe(true);
  });
});
