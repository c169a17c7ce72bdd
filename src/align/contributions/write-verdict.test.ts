import { describe, expect, test } from 'vitest';
import { mean } from '../../instruments/statistics/mean.ts';
import { sumsOf } from '../../instruments/statistics/numbers.ts';
import { proportion } from '../../instruments/statistics/proportion.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import type { Claim } from './claim.contract.ts';
import { type Evidence, type Pair, writeVerdict } from './write-verdict.ts';

const claim: Claim = {
  segment: 'growing households',
  step: 'Repair',
  affected: 'households waiting for a repair',
  direction: 'lower',
  size: 0.04,
  measure: { kind: 'promise', step: 'Repair' },
  startsOn: '2026-01-01',
  checkOn: '2026-04-01',
  because: 'the part is on the van before a date is promised',
  notice: 'one visit instead of two',
  employees: [{ function: 'Planning', effect: 'loses the hour of phoning depots' }],
  suppliers: { effect: 'weekly forecast instead of daily calls' },
  investors: { noneBecause: 'no new stock is bought' },
  community: { noneBecause: 'no new traffic' },
};

const share = (count: number, n: number) => proportion({ count, n });
const pair = (before: Estimate, after: Estimate, earlier: Estimate[] = []): Pair => ({
  before,
  after,
  earlier,
});

/** Numbers that look random and are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
function drawn(chance: () => number, p: number, n: number): Estimate {
  let count = 0;
  for (let i = 0; i < n; i++) count += chance() < p ? 1 : 0;
  return share(count, n);
}

describe('a verdict is written from measurements', () => {
  test('confirmed: the whole interval lies in the claimed direction', () => {
    const verdict = writeVerdict(claim, { affected: pair(share(89, 1000), share(50, 1000)) });
    expect(verdict).toMatchObject({
      outcome: 'confirmed',
      reason: 'beyond-zero',
      rung: 'before-after',
      had: 1000,
    });
    expect(verdict.effect.value).toBeCloseTo(-0.039, 6);
    expect(verdict.say).toContain('may have other causes');
  });

  test('not detectable says how many answers it had and needed', () => {
    const verdict = writeVerdict(claim, { affected: pair(share(9, 100), share(7, 100)) });
    expect(verdict).toMatchObject({ outcome: 'not-detectable', reason: 'includes-zero', had: 100 });
    expect(verdict.needed).toBeGreaterThan(500);
    expect(verdict.say).toMatch(/needs [\d,]+ answers, had 100/);
  });

  test('a real change that is smaller than useful is no confirmation', () => {
    const verdict = writeVerdict(claim, { affected: pair(share(9000, 100_000), share(8500, 100_000)) });
    expect(verdict).toMatchObject({ outcome: 'not-detectable', reason: 'smaller-than-useful' });
  });

  test('opposite: it went the other way', () => {
    expect(writeVerdict(claim, { affected: pair(share(50, 1000), share(89, 1000)) }).outcome).toBe(
      'opposite',
    );
  });

  test('untestable: too few answers, or none', () => {
    expect(writeVerdict(claim, { affected: pair(share(3, 9), share(1, 400)) })).toMatchObject({
      outcome: 'untestable',
      reason: 'too-few',
    });
    expect(writeVerdict(claim, { affected: pair(share(30, 90), share(0, 0)) }).reason).toBe('no-data');
  });

  test('a comparison group takes away what happened to everybody', () => {
    const everybody: Evidence = {
      affected: pair(share(200, 1000), share(100, 1000)),
      comparison: pair(share(200, 1000), share(102, 1000)),
    };
    expect(writeVerdict(claim, { affected: everybody.affected }).outcome).toBe('confirmed');
    const compared = writeVerdict({ ...claim, compareWith: 'region=South' }, everybody);
    expect(compared).toMatchObject({ outcome: 'not-detectable', rung: 'comparison-group' });
  });

  test('a registered comparison group without data: the weaker rung is named', () => {
    const verdict = writeVerdict(
      { ...claim, compareWith: 'region=South' },
      { affected: pair(share(89, 1000), share(50, 1000)), comparison: pair(share(0, 0), share(1, 4)) },
    );
    expect(verdict.rung).toBe('before-after');
    expect(verdict.notes).toContain('comparison-without-data');
  });

  test('what a measure does by itself widens the interval', () => {
    const restless = [0.06, 0.13, 0.07, 0.12, 0.06].map((p) => share(p * 1000, 1000));
    const verdict = writeVerdict(claim, { affected: pair(share(120, 1000), share(70, 1000), restless) });
    expect(verdict.drift).toBeGreaterThan(0.04);
    expect(verdict.outcome).toBe('not-detectable');
  });

  test('what other work changed is no movement of its own, and work beside it is named', () => {
    const stepped = [240, 240, 240, 240, 170, 170].map((count) => share(count, 1000));
    const affected = pair(share(170, 1000), share(110, 1000), stepped);
    const disturbed = [false, false, false, true, false, false];
    expect(writeVerdict(claim, { affected }).drift).toBeGreaterThan(0.01);
    expect(writeVerdict(claim, { affected, disturbed })).toMatchObject({ drift: 0, outcome: 'confirmed' });
    // With fewer than four calm changes nothing is left out.
    const all = disturbed.map(() => true);
    expect(writeVerdict(claim, { affected, disturbed: all }).drift).toBeGreaterThan(0.01);
    expect(writeVerdict(claim, { affected, anotherBegan: true }).notes).toContain('another-decision-began');
  });

  test('a start from an unusual period is said', () => {
    const usual = [88, 92, 90, 91, 89].map((count) => share(count, 1000));
    const { notes } = writeVerdict(claim, { affected: pair(share(160, 1000), share(90, 1000), usual) });
    expect(notes).toContain('started-from-an-unusual-period');
  });
});

describe('false confirmations stay at or under 5 %', () => {
  const rounds = 2000;
  const confirmed = (evidence: (chance: () => number) => Evidence, c: Claim = claim) => {
    const chance = seeded(1844);
    let count = 0;
    for (let i = 0; i < rounds; i++)
      count += writeVerdict(c, evidence(chance)).outcome === 'confirmed' ? 1 : 0;
    return count / rounds;
  };

  test('before/after without any effect', () => {
    expect(
      confirmed((c) => ({ affected: pair(drawn(c, 0.1, 400), drawn(c, 0.1, 400)) })),
    ).toBeLessThanOrEqual(0.05);
  });

  test('small windows and rare events', () => {
    expect(
      confirmed((c) => ({ affected: pair(drawn(c, 0.03, 60), drawn(c, 0.03, 45)) })),
    ).toBeLessThanOrEqual(0.05);
  });

  test('scores on a scale of five', () => {
    const scores = (c: () => number, n: number) =>
      mean(sumsOf(Array.from({ length: n }, () => 1 + Math.floor(c() * 5))));
    const raise: Claim = {
      ...claim,
      direction: 'raise',
      size: 0.3,
      measure: { kind: 'score', metric: 'satisfaction', stat: 'mean' },
    };
    expect(confirmed((c) => ({ affected: pair(scores(c, 40), scores(c, 30)) }), raise)).toBeLessThanOrEqual(
      0.05,
    );
  });

  test('a common trend with a comparison group', () => {
    const evidence = (c: () => number): Evidence => ({
      affected: pair(drawn(c, 0.2, 400), drawn(c, 0.12, 400)),
      comparison: pair(drawn(c, 0.25, 400), drawn(c, 0.17, 400)),
    });
    expect(confirmed(evidence, { ...claim, compareWith: 'region=South' })).toBeLessThanOrEqual(0.05);
  });

  test('a measure that wanders by itself, with six earlier windows to see it', () => {
    const evidence = (c: () => number): Evidence => {
      const wandering = () => 0.1 + (c() + c() + c() - 1.5) * 0.06;
      const windows = Array.from({ length: 8 }, () => drawn(c, wandering(), 400));
      return { affected: pair(windows[6] as Estimate, windows[7] as Estimate, windows.slice(0, 6)) };
    };
    expect(confirmed(evidence)).toBeLessThanOrEqual(0.05);
  });

  test('and a true effect of the claimed size is found where the data can show it', () => {
    const found = confirmed((c) => {
      const earlier = Array.from({ length: 6 }, () => drawn(c, 0.1, 1200));
      return { affected: pair(drawn(c, 0.1, 1200), drawn(c, 0.06, 1200), earlier) };
    });
    expect(found).toBeGreaterThan(0.8);
  });
});
