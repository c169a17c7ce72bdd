import { isRefusal, type Refusal } from '../../../kernel/refusal.ts';
import { keepVisiting } from '../../../server/rounds.ts';
import type { Services } from '../../../server/serve.ts';
import { keyOf } from './draw-sample.ts';
import { keepPlanned, planPeople } from './plan-invitations.ts';
import { sendDue } from './send-due.ts';
import { allDistributions, type DistributionRow, keptBy } from './store.ts';

const everyMs = 10_000;

/** Adds those whose moment's turn has come; who was added before stays as they are. */
async function addDueMoments(
  services: Services,
  workspace: string,
  row: DistributionRow,
  now: Date,
): Promise<Refusal | null> {
  // Whoever was kept before is looked up once, not judged, sealed and let go again every round for two weeks.
  const kept = await services.records.inWorkspace(workspace, (tx) => keptBy(tx, row.id));
  const known = new Set(kept.map(keyOf));
  const plan = await planPeople(services, workspace, row, now, (who) => !known.has(keyOf(who)));
  if (isRefusal(plan)) return plan;
  if (plan.planned.length === 0) return null;
  await services.records.inWorkspace(workspace, (tx) =>
    keepPlanned(services, tx, workspace, row, plan.planned, now),
  );
  return null;
}

/**
 * One round in a workspace at a time: people whose moment came are invited, what is due leaves. Any number of servers may do
 * this at once. Answers how many messages left, or what kept them.
 */
export async function sendRound(services: Services, workspace: string, now: Date): Promise<number | Refusal> {
  const running = await services.records.inWorkspace(workspace, (tx) =>
    allDistributions(tx, { state: 'running' }),
  );
  if (running.length === 0) return 0;
  let kept: Refusal | null = null;
  for (const row of running) {
    if (row.settings.audience.kind === 'moment')
      kept = (await addDueMoments(services, workspace, row, now)) ?? kept;
  }
  const left = await sendDue(services, workspace, now);
  return isRefusal(left) ? left : left === 0 && kept !== null ? kept : left;
}

/** In a server: a round every ten seconds in every company; nothing waits for it. */
export async function onStart(services: Services): Promise<void> {
  keepVisiting(services, {
    async visit(workspace) {
      const told = await sendRound(services, workspace, await services.now(workspace));
      if (isRefusal(told)) services.log.warn({ workspace, code: told.refused }, told.say);
    },
    everyMs,
    failed: 'invitations could not be sent; tried again soon',
  });
}
