import { parseFilter } from '../../kernel/filter.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { isOfMeaning } from '../../stores/moments/meaning-sql.ts';
import { ask } from '../../stores/moments/question.ts';
import type { Measure } from '../../understand/scores/contract.ts';
import { measure } from '../../understand/scores/index.ts';
import type { AskMeasure, Span } from './ask-measure.ts';
import type { Claim } from './claim.contract.ts';
import { dataSpan } from './questions/data-span.ts';
import { knownSteps } from './questions/known-steps.ts';
import { usualDuration } from './questions/usual-duration.ts';

/** Asks the understanding half through its door. */
export function askingFor(services: Services, workspaceId: string): AskMeasure {
  return async (what, { from, to }) => {
    const measured = await measure(services, workspaceId, what, { from, to });
    return isRefusal(measured) ? measured : measured.estimate;
  };
}

/** What is known of a measure (of customers at all without one) reaches from when until when; null = nothing is. */
export async function spanOf(
  services: Services,
  workspaceId: string,
  now: Date,
  measure: Measure | null = null,
): Promise<Span | null> {
  const [row] = await ask(services.moments, await services.scope(workspaceId), dataSpan(now, measure));
  if (row === undefined || row.rows === 0) return null;
  return { since: new Date(row.since), until: new Date(row.until) };
}

export async function stepsOf(services: Services, workspaceId: string): Promise<string[]> {
  const rows = await ask(services.moments, await services.scope(workspaceId), knownSteps);
  return rows.map(({ step }) => step);
}

/** Whether what is measured, or on whom, depends on what voices mean. */
export function asksMeaning({ measure: what, compareWith }: Pick<Claim, 'measure' | 'compareWith'>): boolean {
  return [what.where, what.kind === 'share' ? what.of : undefined, compareWith].some((text) => {
    const filter = parseFilter(text);
    return !isRefusal(filter) && filter.some(isOfMeaning);
  });
}

/** Milliseconds an episode needs before it shows what becomes of it; only shares of episodes wait for that. */
export async function ripening(services: Services, workspaceId: string, what: Measure): Promise<number> {
  if (what.kind !== 'share') return 0;
  const filter = parseFilter(what.where);
  const among = isRefusal(filter) ? [] : filter;
  const [row] = await ask(services.moments, await services.scope(workspaceId), usualDuration(among));
  return (row?.seconds ?? 0) * 1000;
}
