import type { Services } from '../../server/serve.ts';
import { type AnsweredFinding, findingsNow } from './ask-findings.ts';
import type { Orphans, Trace } from './contract.ts';
import { drawLine, type Sight } from './draw-line.ts';
import { matchStars } from './match-stars.ts';
import { allContributions } from './store.ts';
import { allWork } from './work-store.ts';

/** Both stars and what ties them, as they are now. */
async function sightOf(
  services: Services,
  workspaceId: string,
  now: Date,
  known?: readonly AnsweredFinding[],
): Promise<Sight> {
  const findings = known ?? (await findingsNow(services, workspaceId));
  return services.records.inWorkspace(workspaceId, async (tx) => ({
    findings,
    contributions: await allContributions(tx),
    work: await allWork(tx),
    now,
  }));
}

/** The two orphan lists; `known` findings are not asked for again. */
export async function orphansOf(
  services: Services,
  workspaceId: string,
  now: Date,
  known?: readonly AnsweredFinding[],
): Promise<Orphans> {
  const { findings, contributions, work } = await sightOf(services, workspaceId, now, known);
  return matchStars(findings, contributions, work, now);
}

export async function traceOf(
  services: Services,
  workspaceId: string,
  id: string,
  now: Date,
): Promise<Trace | null> {
  return drawLine(id, await sightOf(services, workspaceId, now));
}
