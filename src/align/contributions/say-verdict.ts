import type { Claim } from './claim.contract.ts';
import type { Verdict } from './contract.ts';
import { isShare, saySize, unitOfChange } from './say-claim.ts';

const count = (n: number) => n.toLocaleString('en-GB');

function signed(value: number, claim: Claim): string {
  const scaled = isShare(claim.measure) ? value * 100 : value;
  const digits = isShare(claim.measure) ? 1 : 2;
  const text = Math.abs(Number(scaled.toFixed(digits)));
  return `${scaled < 0 ? '−' : '+'}${text}`;
}

/** "−3.1 percentage points (−5 to −1.2)". */
function sayEffect(claim: Claim, { effect }: Pick<Verdict, 'effect'>): string {
  if (effect.value === null || effect.low === null || effect.high === null) return 'No number';
  const unit = unitOfChange(claim.measure);
  return `${signed(effect.value, claim)}${unit} (${signed(effect.low, claim)} to ${signed(effect.high, claim)})`;
}

const rungs = {
  'before-after': 'This is a before/after comparison: the change may have other causes.',
  'comparison-group': 'Measured against a comparison group.',
} as const;

/** The verdict in words a customer's advocate and an accountant can both read. */
export function sayVerdict(
  claim: Claim,
  verdict: Pick<Verdict, 'outcome' | 'reason' | 'effect' | 'rung' | 'had' | 'needed'>,
): string {
  const effect = sayEffect(claim, verdict);
  const had = count(verdict.had);
  const rung = rungs[verdict.rung];
  switch (verdict.reason) {
    case 'beyond-zero':
      return `Confirmed: ${effect}; claimed was to ${claim.direction} it by ${saySize(claim.size, claim.measure)}. ${rung}`;
    case 'other-way':
      return `Opposite: ${effect}, while the claim was to ${claim.direction} it. ${rung}`;
    case 'smaller-than-useful':
      return `Not detectable: ${effect}; a change of the smallest useful size is excluded. ${rung}`;
    case 'includes-zero':
      return `Not detectable: ${effect} cannot be told from no change; needs ${count(verdict.needed ?? 0)} answers, had ${had}. ${rung}`;
    case 'too-few':
      return `Untestable: ${had} answers after the start are too few to say anything.`;
    case 'no-data':
      return 'Untestable: there are no answers before or after the start.';
    case 'measure-gone':
      return 'Untestable: what was to be measured is no longer there.';
  }
}
