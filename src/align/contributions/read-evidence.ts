import type { Estimate } from '../../kernel/estimate.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import type { Measure } from '../../understand/scores/contract.ts';
import {
  type AskMeasure,
  earlierBy,
  onComparison,
  type Span,
  type Window,
  windowsBefore,
} from './ask-measure.ts';
import type { Claim } from './claim.contract.ts';
import type { Reading } from './contract.ts';
import { disturbedChanges } from './measure-drift.ts';
import type { Evidence, Pair } from './write-verdict.ts';

const reading = (
  group: Reading['group'],
  time: Reading['time'],
  window: Window,
  estimate: Estimate,
): Reading => ({
  group,
  time,
  from: window.from.toISOString(),
  until: window.to.toISOString(),
  estimate,
});

/** One measure in several windows, in their order; the first refusal ends it. */
async function readAll(
  ask: AskMeasure,
  measure: Measure,
  windows: readonly Window[],
): Promise<Estimate[] | Refusal> {
  const asked = await Promise.all(windows.map((window) => ask(measure, window)));
  const refused = asked.find(isRefusal);
  return refused ?? asked.filter((estimate): estimate is Estimate => !isRefusal(estimate));
}

async function readPair(
  ask: AskMeasure,
  measure: Measure,
  after: Window,
  span: Span,
): Promise<Pair | Refusal> {
  const before = earlierBy(after, 1);
  const estimates = await readAll(ask, measure, [...windowsBefore(before, span), before, after]);
  if (isRefusal(estimates)) return estimates;
  const [last, previous, ...earlier] = [...estimates].reverse();
  if (last === undefined || previous === undefined) throw new Error('Two windows were asked for');
  return { before: previous, after: last, earlier: earlier.reverse() };
}

/**
 * Everything a verdict rests on, read from the moments: the registered measure from the start to the check date and
 * over the same length before, for those affected and, when one was registered, for the comparison group.
 *
 * @param actedOn when other registered work on the same measure began.
 */
export async function readEvidence(
  ask: AskMeasure,
  claim: Claim,
  after: Window,
  span: Span,
  actedOn: readonly Date[],
): Promise<{ evidence: Evidence; readings: Reading[] } | Refusal> {
  const before = earlierBy(after, 1);
  const others = {
    disturbed: disturbedChanges([...windowsBefore(before, span), before], actedOn),
    anotherBegan: actedOn.some((at) => at >= before.from && at < after.to),
  };
  const affected = await readPair(ask, claim.measure, after, span);
  if (isRefusal(affected)) return affected;
  const readings = [
    reading('affected', 'before', before, affected.before),
    reading('affected', 'after', after, affected.after),
  ];
  if (claim.compareWith === undefined) return { evidence: { affected, ...others }, readings };
  const comparison = await readPair(ask, onComparison(claim.measure, claim.compareWith), after, span);
  // A comparison group that is gone weakens the design; it does not undo the measurement of those affected.
  if (isRefusal(comparison)) return { evidence: { affected, ...others }, readings };
  readings.push(
    reading('comparison', 'before', before, comparison.before),
    reading('comparison', 'after', after, comparison.after),
  );
  return { evidence: { affected, comparison, ...others }, readings };
}
