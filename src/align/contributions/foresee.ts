import { contrast } from '../../instruments/statistics/contrast.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import { isRefusal, type Refusal } from '../../kernel/refusal.ts';
import { type AskMeasure, onComparison, type Span, type Window, windowsBefore } from './ask-measure.ts';
import type { Claim, DraftClaim, Foresight } from './claim.contract.ts';
import { calmOnes, disturbedChanges, driftOf } from './measure-drift.ts';
import { sayDay, saySize, sayValue } from './say-claim.ts';

/** A chance of 80 % to see it at 95 % confidence: so many standard errors. */
const reach = 1.959964 + 0.841621;
const usualDays = 90;
const day = 86_400_000;

/** What must be known of a claim before anything can be foreseen. */
export type Foreseeable = Pick<Claim, 'measure'> & DraftClaim;

const errorOf = ({ low, high }: Estimate) =>
  low === null || high === null ? null : (high - low) / 2 / 1.959964;

/** A stretch as long as the one from start to check, ending where the start or the data do. */
export function baselineWindow(claim: DraftClaim, span: Span): Window {
  const { startsOn, checkOn } = claim;
  const length =
    startsOn !== undefined && checkOn !== undefined && checkOn > startsOn
      ? Date.parse(checkOn) - Date.parse(startsOn)
      : usualDays * day;
  const end = Math.min(
    startsOn === undefined ? Number.POSITIVE_INFINITY : Date.parse(startsOn),
    span.until.getTime(),
  );
  return { from: new Date(end - length), to: new Date(end) };
}

/**
 * Would we see it? The measure now, what the claim would make of it, and the smallest change that would be told
 * from none by the check date with 80 % power, if answers keep coming as they do now. Uses the very interval that
 * the verdict will use, own movement of the measure included.
 *
 * @param actedOn when registered work on the same measure began: what changed then was no movement of its own.
 */
export async function foresee(
  ask: AskMeasure,
  claim: Foreseeable,
  span: Span,
  actedOn: readonly Date[] = [],
): Promise<Foresight | Refusal> {
  const window = baselineWindow(claim, span);
  const { compareWith } = claim;
  const before = windowsBefore(window, span);
  const [baseline, other, asked] = await Promise.all([
    ask(claim.measure, window),
    compareWith === undefined ? null : ask(onComparison(claim.measure, compareWith), window),
    Promise.all(before.map((earlier) => ask(claim.measure, earlier))),
  ]);
  if (isRefusal(baseline)) return baseline;
  const comparison = other === null || isRefusal(other) ? null : other;
  const earlier = asked.filter((estimate): estimate is Estimate => !isRefusal(estimate));
  const windows = [...earlier, baseline];
  const changes = windows.slice(1).map((after, i) =>
    contrast([
      { sign: 1, estimate: after },
      { sign: -1, estimate: windows[i] as Estimate },
    ]),
  );
  const disturbed = disturbedChanges([...before, window], actedOn);
  const ownError = errorOf(baseline);
  const otherError = comparison === null ? 0 : errorOf(comparison);
  // A comparison group takes the common movement away; without one it stays in the interval.
  const drift = comparison === null ? (driftOf(calmOnes(changes, disturbed)) ?? 0) : 0;
  const tooFew = (baseline.n ?? 0) < 10;
  const smallest =
    ownError === null || otherError === null || tooFew
      ? null
      : reach * Math.sqrt(2 * ownError ** 2 + 2 * otherError ** 2 + drift ** 2);
  const { size, direction } = claim;
  const signed = size === undefined || direction === undefined ? null : direction === 'lower' ? -size : size;
  const seen = smallest === null || size === undefined ? null : size >= smallest;
  return {
    baseline,
    baselineFrom: window.from.toISOString(),
    baselineUntil: window.to.toISOString(),
    comparison,
    expected: signed === null || baseline.value === null ? null : baseline.value + signed,
    smallest,
    answers: baseline.n,
    needed:
      smallest === null || size === undefined || baseline.n === null
        ? null
        : Math.ceil(baseline.n * (smallest / size) ** 2),
    seen,
    rung: comparison === null ? 'before-after' : 'comparison-group',
    say: sayForesight(claim, baseline, smallest, seen),
  };
}

function sayForesight(
  claim: Foreseeable,
  baseline: Estimate,
  smallest: number | null,
  seen: boolean | null,
): string {
  const by = claim.checkOn === undefined ? 'in three months' : `by ${sayDay(claim.checkOn)}`;
  if (smallest === null || baseline.value === null) {
    return `Only ${baseline.n ?? 0} answers in a stretch of this length: nothing could be seen ${by}.`;
  }
  const now = `It stands at ${sayValue(baseline.value, claim.measure)} now (${baseline.n} answers).`;
  const least = saySize(smallest, claim.measure);
  if (seen === false) return `${now} You could see a change of ${least} ${by}; yours is too small to see.`;
  return `${now} A change of less than ${least} is too small to see ${by}.`;
}
