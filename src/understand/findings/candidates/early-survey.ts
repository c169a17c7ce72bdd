import type { EpisodeTable } from '../table/episode-table.ts';
import type { Family } from '../table/families.ts';
import type { OrderOfSteps } from '../table/order-of-steps.ts';
import { type Candidate, leastEpisodes, outside } from './candidate.ts';
import { type PromiseFate, subjectOf } from './promise-candidates.ts';

/** The promised step that comes last: what the customer is waiting for, so what a survey should wait for, too. */
function outcomeOf(fates: readonly PromiseFate[], order: OrderOfSteps): number | null {
  const ranked = fates
    .map((fate) => ({
      step: fate.step,
      behind: fates.filter((other) => other !== fate && order.before(other.step, fate.step) > 0.5).length,
    }))
    .sort((a, b) => b.behind - a.behind);
  return ranked[0]?.step ?? null;
}

/**
 * Voices that were asked for before the promised outcome had happened, or although it never came. A flaw of the
 * measurement: told beside the causes, never as one.
 */
export function earlySurveyCandidate(
  table: EpisodeTable,
  family: Family,
  familyIndex: number,
  order: OrderOfSteps,
  fates: readonly PromiseFate[],
  asked: ReadonlySet<number>,
): Candidate | null {
  const outcome = outcomeOf(fates, order);
  if (outcome === null) return null;
  const asking = [...asked].filter((step) => order.present(step) >= leastEpisodes);
  const asks = new Set(
    asking.length > 0 ? asking : table.steps.flatMap((facts, s) => (facts.voice ? [s] : [])),
  );
  const askedAt = new Float64Array(table.n).fill(Number.NaN);
  const exposure = new Uint8Array(table.n).fill(outside);
  const count = new Map<number, number>();
  for (const episode of family.members) {
    const to = table.from[episode + 1] as number;
    let ask = -1;
    let came = -1;
    for (let i = table.from[episode] as number; i < to; i++) {
      const step = table.walk[i] as number;
      if (ask === -1 && asks.has(step)) ask = i;
      if (came === -1 && step === outcome) came = i;
    }
    if (ask === -1) continue;
    const step = table.walk[ask] as number;
    count.set(step, (count.get(step) ?? 0) + 1);
    askedAt[episode] = table.at[ask] as number;
    exposure[episode] = came === -1 || ask < came ? 1 : 0;
  }
  const commonest = [...count].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (commonest === undefined) return null;
  return {
    subject: subjectOf('asked-early', family.name, table.steps[outcome]?.name ?? ''),
    kind: 'early-survey',
    family: family.name,
    familyIndex,
    step: outcome,
    other: commonest,
    exposure,
    decidedAt: (episode) => askedAt[episode] as number,
  };
}
