import type { AnsweredFinding } from './ask-findings.ts';
import type { Orphans, WorkItem } from './contract.ts';
import type { ContributionRow, SourceRow } from './store.ts';

const day = 86_400_000;
/** Work in these states answers nobody. */
const silent = new Set(['draft', 'contribution-missing', 'returned', 'rejected', 'withdrawn']);

export type SourcedContribution = ContributionRow & { readonly source: SourceRow };

/** Does this work answer its finding, now? Work that was checked and did not move it no longer does. */
function answers({ source, verdict }: SourcedContribution): boolean {
  if (silent.has(source.state)) return false;
  return verdict === null || verdict.outcome === 'confirmed' || verdict.outcome === 'untestable';
}

/**
 * The two orphan lists: what customers say and nobody answers, and what we do that no customer asked for. Findings
 * keep their order (weightiest first), work goes by cost.
 */
export function matchStars(
  findings: readonly AnsweredFinding[],
  contributions: readonly SourcedContribution[],
  work: readonly WorkItem[],
  now: Date,
): Orphans {
  const answered = new Set(contributions.filter(answers).map(({ source }) => source.findingId));
  const served = new Set(work.flatMap(({ serves }) => (serves?.kind === 'finding' ? [serves.id] : [])));
  const alive = new Set(
    contributions.filter(({ source }) => !silent.has(source.state)).map(({ source }) => source.id),
  );
  const unanswered = findings
    .filter(({ id, hurts }) => hurts && !answered.has(id) && !served.has(id))
    .map((finding) => {
      const since = finding.since ?? now;
      return {
        finding: finding.id,
        sentence: finding.sentence,
        sentences: finding.sentences,
        label: finding.label,
        function: finding.function,
        customers: finding.customers,
        since: since.toISOString(),
        days: Math.max(0, Math.floor((now.getTime() - since.getTime()) / day)),
        tried: contributions.flatMap(({ source, verdict }) =>
          source.findingId === finding.id && verdict !== null
            ? [{ decision: source.id, title: source.title, outcome: verdict.outcome }]
            : [],
        ),
      };
    });
  const items = work
    .filter(({ serves }) => serves === null || (serves.kind === 'decision' && !alive.has(serves.id)))
    .map(({ id, title, function: of, cost, currency }) => ({
      kind: 'work' as const,
      id,
      title,
      function: of,
      cost,
      currency,
    }));
  const decisions = contributions
    .filter(({ source }) => source.state === 'contribution-missing')
    .map(({ source }) => ({
      kind: 'decision' as const,
      id: source.id,
      title: source.title,
      function: source.function,
      cost: null,
      currency: '',
    }));
  return { unanswered, withoutCustomer: [...items, ...decisions] };
}
