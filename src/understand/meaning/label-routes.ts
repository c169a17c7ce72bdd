import { isRefusal, refuse } from '../../kernel/refusal.ts';
import { serve } from '../../server/serve.ts';
import { keeping } from '../../stores/records/keeping.ts';
import * as desk from './desk.contract.ts';
import { agreement, judge } from './label-desk.ts';
import { queue } from './label-queue.ts';
import { decisionsOf, newestDecisions, shown, withdraw } from './label-store.ts';
import { rereadVoices } from './labelling/reread-voices.ts';

const usualList = 100;

export const labelRoutes = [
  serve(desk.labelQueue, (services, { caller, query }) => queue(services, caller.workspaceId, query)),
  serve(desk.decideLabel, async (services, { caller, body }) => {
    const kept = await keeping(services.records, caller.workspaceId, () => judge(services, caller, body));
    return isRefusal(kept) ? kept : shown(kept);
  }),
  serve(desk.withdrawDecision, async (services, { caller, params }) => {
    const taken = await withdraw(services.records, caller, params.decision);
    if (taken === null)
      return refuse('no-such-decision', 'There is no such decision, or it was taken back.', {
        kind: 'not-found',
      });
    await keeping(services.records, caller.workspaceId, () =>
      rereadVoices(services, caller.workspaceId, [taken.moment]),
    );
    return shown(taken);
  }),
  serve(desk.listDecisions, async (services, { caller, query }) => {
    const all =
      query.moment === undefined
        ? await newestDecisions(services.records, caller.workspaceId, query.limit ?? usualList)
        : (await decisionsOf(services.records, caller.workspaceId, [query.moment])).toReversed();
    return all.map(shown);
  }),
  serve(desk.labelAgreement, (services, { caller }) => agreement(services, caller.workspaceId)),
];
