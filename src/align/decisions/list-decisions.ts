import type { Services } from '../../server/serve.ts';
import { contributionsOf } from '../contributions/index.ts';
import type { DecisionState, DecisionSummary } from './contract.ts';
import { inOrder, presentSummary } from './present-decision.ts';
import { allDecisions } from './store.ts';

/** Decisions with their contributions: open reviews first, the settled last. */
export async function listedDecisions(
  services: Services,
  workspaceId: string,
  now: Date,
  only: { readonly state?: DecisionState | undefined; readonly finding?: string | undefined } = {},
): Promise<DecisionSummary[]> {
  return services.records.inWorkspace(workspaceId, async (tx) => {
    const rows = await allDecisions(tx, only);
    const contributions = await contributionsOf(
      tx,
      rows.map(({ id }) => id),
    );
    const bySource = new Map(contributions.map((contribution) => [contribution.sourceId, contribution]));
    const summaries = rows.flatMap((row) => {
      const contribution = bySource.get(row.id);
      return contribution === undefined ? [] : [presentSummary(row, contribution, now)];
    });
    return inOrder(summaries);
  });
}
