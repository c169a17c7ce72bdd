import type { z } from 'zod';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { causeShape, Finding } from './contract.ts';

type Cause = z.infer<typeof causeShape>;

/** `satisfaction:nps` asks about satisfaction; `promise:Delivered` about the missed promise. */
export function outcomeAsked(
  asked: string,
  metrics: readonly string[],
  promises: readonly string[],
): string | Refusal {
  const promise = /^(?:promise|missed promise):\s*(.+)$/.exec(asked)?.[1];
  if (promise !== undefined && promises.includes(promise)) return `missed promise: ${promise}`;
  const metric = metrics.find((name) => name === asked || asked.startsWith(`${name}:`));
  if (metric !== undefined) return metric;
  const known = [...metrics, ...promises.map((step) => `promise:${step}`)];
  return refuse('no-such-metric', `"${asked}" is neither a metric nor a promise (promise:STEP).`, {
    kind: 'not-found',
    next: known.length === 0 ? 'Import scores first.' : `Known: ${known.slice(0, 20).join(', ')}.`,
  });
}

/** What goes together with this outcome and comes before it: the findings about it, without flaws of measurement. */
export function causesOf(findings: readonly Finding[], outcome: string): Cause[] {
  return findings.flatMap((finding): Cause[] => {
    if (finding.kind === 'early-survey') return [];
    const effect = (what: 'total' | 'adjusted' | 'direct') =>
      finding.estimates.find((each) => each.outcome === outcome && each.what === what)?.estimate ?? null;
    const total = effect('total');
    if (total === null) return [];
    // Of what it works through, the missed promise's cases say more than all low scores.
    const promises = finding.coverage.filter(({ of }) => of.startsWith('missed promise: '));
    const coverage = finding.coverage.find(({ of }) => of === outcome) ?? promises[0] ?? finding.coverage[0];
    return [
      {
        finding: finding.id,
        sentence: finding.sentence,
        step: finding.step,
        function: finding.function,
        stepsUpstream: finding.stepsUpstream,
        total,
        adjusted: effect('adjusted'),
        direct: effect('direct'),
        coverage: coverage ?? null,
        rung: finding.rung,
        evidence: finding.evidence,
      },
    ];
  });
}
