import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openHouse, type TestHouse } from '../../../tests/house.ts';
import { parseFilter } from '../../kernel/filter.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { keepEpisodes } from '../../stores/moments/filter-sql.ts';
import { ask } from '../../stores/moments/question.ts';
import { type GivenMoment, given } from '../journeys/given.ts';
import type { Finding } from './contract.ts';
import * as contract from './contract.ts';

const hour = 3_600_000;

/** Throws a die for one case and one question: 0..1, always the same. */
function diceOf(number: number, question: number): number {
  let x = Math.imul(number + 1, 0x9e3779b1) ^ Math.imul(question, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d);
  x = Math.imul(x ^ (x >>> 12), 0x297a2d39);
  return ((x ^ (x >>> 15)) >>> 0) / 2 ** 32;
}

/** Claims in which everything that can go wrong does so now and then, each by itself, and costs points. */
function claim(i: number): GivenMoment[] {
  const dice = (question: number) => diceOf(i, question);
  const start = Date.UTC(2025, 0, 1) + i * hour;
  const of = {
    episode: `K${i}`,
    customer: `C${i}`,
    attributes: { region: dice(1) < 0.2 ? 'Coast' : 'Inland' },
  };
  const [skipped, again, slow, swapped, called, late] = [2, 3, 4, 5, 6, 7].map((q) => dice(q) < 0.18);
  const moments: GivenMoment[] = [];
  let at = start;
  const happen = (step: string, owner: string, wait: number, more: Partial<GivenMoment> = {}) => {
    at += wait * hour;
    moments.push({ ...of, step, function: owner, at: new Date(at), ...more });
  };
  happen('Claim made', 'Service', 0);
  if (!skipped) happen('Receipt sent', 'Service', 1 + dice(10));
  const [one, two] = swapped ? ['Paid advance', 'Checked'] : ['Checked', 'Paid advance'];
  happen(one as string, 'Assessors', 2 + dice(11));
  happen(two as string, 'Assessors', 2 + dice(12));
  if (again) happen('Checked', 'Assessors', 2);
  if (called) happen('Customer called', 'Service', 3);
  happen('Sent to payment', 'Assessors', 2 + dice(13));
  happen('Paid', 'Payments', slow ? 90 + 20 * dice(14) : 5 + 10 * dice(14));
  moments.push({
    ...of,
    kind: 'promise',
    step: 'Paid',
    function: 'Payments',
    at: new Date(start),
    due: new Date(late ? at - hour : at + 10 * hour),
  });
  // One in ten was asked while still waiting.
  const early = dice(8) < 0.1;
  const lost = [
    [skipped, 1.5],
    [again, 1.5],
    [slow, 2],
    [swapped, 1.5],
    [called, 1.5],
    [late, 2],
    [of.attributes.region === 'Coast', 1],
  ];
  const score =
    lost.reduce((sum, [bad, points]) => sum - (bad ? Number(points) : 0), 9) + 2 * (dice(9) - 0.5);
  if (early) moments.push({ ...of, step: 'Survey sent', function: 'CX', at: new Date(at - hour / 2) });
  else happen('Survey sent', 'CX', 24);
  happen('Answered', 'Customer', 24, {
    kind: 'voice',
    scores: { ease: Math.max(0, Math.min(10, Math.round(score))) },
  });
  return moments;
}

describe('the people behind every kind of finding', () => {
  let house: TestHouse;
  let findings: Finding[] = [];
  beforeAll(async () => {
    house = await openHouse({ clock: '2026-01-01T00:00:00Z' });
    await given(house.services, house.workspaceId, Array.from({ length: 3000 }, (_, i) => claim(i)).flat());
    findings = (await house.answer(contract.listFindings)).findings;
  });
  afterAll(async () => {
    await house.close();
  });

  it('each thing that costs points is found, with the points it costs', () => {
    const cost = (subject: string) => findings.find((each) => each.subject === subject)?.estimate.value;
    expect(cost('skipped:Receipt sent')).toBeCloseTo(-1.5, 0);
    expect(cost('repeated:Checked')).toBeCloseTo(-1.5, 0);
    expect(cost('waited:Sent to payment:Paid') ?? cost('missed:Paid')).toBeCloseTo(-2, 0);
    expect(cost('swapped:Checked:Paid advance')).toBeCloseTo(-1.5, 0);
    expect(cost('took:Customer called')).toBeCloseTo(-1.5, 0);
    expect(cost('missed:Paid')).toBeCloseTo(-2, 0);
    expect(cost('segment:region:Coast') ?? cost('segment:region:Inland')).toBeDefined();
  });

  it('opens exactly the episodes that were counted', async () => {
    expect(findings.length).toBeGreaterThanOrEqual(6);
    for (const { id, affected } of findings) {
      const people = await house.answer(contract.peopleOfFinding, { params: { id } });
      expect([id, people.all]).toEqual([id, affected]);
    }
  });

  it('says the same people in the filter language, where it can be said in it', async () => {
    const scope = await house.services.scope(house.workspaceId);
    let said = 0;
    for (const { id, where, affected, kind } of findings) {
      if (where === null) continue;
      const filter = parseFilter(where);
      if (isRefusal(filter)) throw new Error(filter.say);
      const keep = keepEpisodes(filter);
      const [row] = await ask(house.services.moments, scope, {
        name: 'episodes of a filter',
        text: `SELECT count() AS n FROM {{episodes}} WHERE ${keep.sql}`,
        values: keep.values,
        row: z.object({ n: z.number() }),
      });
      // A survey that comes in between ends a wait in the walk on screen, not in the finding's.
      if (kind === 'long-wait') expect(row?.n).toBeGreaterThan(0.85 * affected);
      else expect([id, row?.n]).toEqual([id, affected]);
      said++;
    }
    expect(said).toBeGreaterThanOrEqual(5);
  });
});
