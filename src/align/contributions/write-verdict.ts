import { contrast } from '../../instruments/statistics/contrast.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import type { Claim, Rung } from './claim.contract.ts';
import type { Verdict } from './contract.ts';
import { calmOnes, driftOf, widenedBy } from './measure-drift.ts';
import { sayVerdict } from './say-verdict.ts';

/** The same measure before and after the start, over windows of equal length. */
export interface Pair {
  readonly before: Estimate;
  readonly after: Estimate;
  /** Earlier windows of the same length, oldest first, ending with the one just before `before`. */
  readonly earlier: readonly Estimate[];
}

export interface Evidence {
  readonly affected: Pair;
  /** The group the work does not touch, when one was registered. */
  readonly comparison?: Pair;
  /** Of the changes from one earlier window to the next: in which other work on this measure began. */
  readonly disturbed?: readonly boolean[];
  /** Other work on this measure began within the windows that are compared. */
  readonly anotherBegan?: boolean;
}

export type Judged = Pick<
  Verdict,
  'outcome' | 'reason' | 'effect' | 'rung' | 'had' | 'needed' | 'drift' | 'earlierWindows' | 'notes' | 'say'
>;

/** Below ten answers a number is a list of people, not a measurement (statistics: counts only). */
const fewest = 10;
const has = ({ value, low, high, n }: Estimate) =>
  value !== null && low !== null && high !== null && (n ?? 0) >= fewest;
const isReadable = ({ before, after }: Pair) => has(before) && has(after);
const changeOf = ({ before, after }: Pair) =>
  contrast([
    { sign: 1, estimate: after },
    { sign: -1, estimate: before },
  ]);

/** The strongest design the data allow, weaker ones only when it has no data. */
function designOf(evidence: Evidence): { rung: Rung; effect: Estimate; earlier: Estimate[] } {
  const { affected, comparison } = evidence;
  const before = changeOf(affected);
  if (comparison === undefined || !isReadable(comparison)) {
    return { rung: 'before-after', effect: before, earlier: stepsOf(affected) };
  }
  const effect = contrast([
    { sign: 1, estimate: before },
    { sign: -1, estimate: changeOf(comparison) },
  ]);
  const theirs = stepsOf(comparison);
  const earlier = stepsOf(affected).map((mine, i) =>
    contrast([
      { sign: 1, estimate: mine },
      { sign: -1, estimate: theirs[i] ?? { ...mine, value: null } },
    ]),
  );
  return { rung: 'comparison-group', effect, earlier };
}

/** The change from each earlier window to the next: what the design finds when nothing was done. */
function stepsOf({ earlier, before }: Pair): Estimate[] {
  const windows = [...earlier, before];
  return windows.slice(1).map((after, i) => changeOf({ before: windows[i] as Estimate, after, earlier: [] }));
}

/** Answers after the start that the claimed size would have needed: an interval narrows with √n. 80 % power. */
function neededFor(effect: Estimate, size: number, had: number): number | null {
  if (effect.low === null || effect.high === null || had === 0) return null;
  const standardError = (effect.high - effect.low) / 2 / 1.959964;
  return Math.ceil(had * (((1.959964 + 0.841621) * standardError) / size) ** 2);
}

/**
 * The verdict on a claim, from what was measured before and after it began. Pure: the same evidence gives the same
 * verdict, and nobody is asked.
 *
 * - confirmed: the whole interval lies in the claimed direction, and the smallest useful change is not excluded;
 * - opposite: the whole interval lies in the other direction;
 * - not detectable: the interval includes no change, or even its far end is smaller than useful;
 * - untestable: there is no interval, because answers are missing.
 *
 * The interval already holds what the measure does by itself (see measure-drift.ts). Source: statistics of quasi-
 * experiments; difference in differences when a comparison group was registered and has data, else before/after.
 */
export function writeVerdict(claim: Claim, evidence: Evidence): Judged {
  const { rung, effect: plain, earlier } = designOf(evidence);
  const drift = driftOf(calmOnes(earlier, evidence.disturbed ?? []));
  const effect = drift === null ? plain : widenedBy(plain, drift);
  const had = evidence.affected.after.n ?? 0;
  const notes: string[] = [];
  if (claim.compareWith !== undefined && rung === 'before-after') notes.push('comparison-without-data');
  if (rung === 'before-after') notes.push('may-have-other-causes');
  if (drift === null) notes.push('own-movement-unknown');
  if (evidence.anotherBegan === true) notes.push('another-decision-began');
  if (isUnusual(evidence.affected)) notes.push('started-from-an-unusual-period');
  const common = { effect, rung, had, drift, earlierWindows: earlier.length, notes };
  const judged = (outcome: Verdict['outcome'], reason: Verdict['reason'], needed: number | null): Judged => {
    const verdict = { outcome, reason, needed, ...common };
    return { ...verdict, say: sayVerdict(claim, verdict) };
  };
  if (!isReadable(evidence.affected) || effect.low === null || effect.high === null) {
    const { before, after } = evidence.affected;
    return judged('untestable', (before.n ?? 0) === 0 || (after.n ?? 0) === 0 ? 'no-data' : 'too-few', null);
  }
  const [near, far] = claim.direction === 'raise' ? [effect.low, effect.high] : [-effect.high, -effect.low];
  const useful = claim.smallestUseful ?? claim.size / 2;
  const needed = neededFor(effect, claim.size, had);
  if (far < 0) return judged('opposite', 'other-way', needed);
  if (far < useful) return judged('not-detectable', 'smaller-than-useful', needed);
  if (near > 0) return judged('confirmed', 'beyond-zero', needed);
  return judged('not-detectable', 'includes-zero', needed);
}

/** The window before the start stands out from the earlier ones: a return to normal would look like an effect. */
function isUnusual({ before, earlier }: Pair): boolean {
  const values = earlier.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length < 4 || before.low === null || before.high === null) return false;
  return (
    values.every((value) => value < (before.low ?? 0)) || values.every((value) => value > (before.high ?? 0))
  );
}
