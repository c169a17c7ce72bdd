import type { Caller } from '../../kernel/policy.ts';
import { isRefusal, refuse } from '../../kernel/refusal.ts';
import { type Services, serve } from '../../server/serve.ts';
import { keeping } from '../../stores/records/keeping.ts';
import { startLabelling } from './labelling/keep-labelling.ts';
import * as contract from './sentiment.contract.ts';
import { sentimentProposalById, sentimentVersionsOf, undoTaughtSentiment } from './sentiment-store.ts';
import { progressOf } from './show-progress.ts';
import { applySentiment, proposeSentiment, sentimentWaiting } from './teach-sentiment.ts';

/** Voices are read anew in the background; what is seen stays until all of them are. */
async function switched(services: Services, { workspaceId }: Caller, version: number) {
  void startLabelling(services, workspaceId);
  return { version, progress: await progressOf(services, workspaceId) };
}

export const sentimentRoutes = [
  serve(contract.showSentiment, async (services, { caller: { workspaceId } }) => {
    const versions = await sentimentVersionsOf(services.records, workspaceId);
    return {
      version: versions.find(({ current }) => current)?.version ?? 0,
      waiting: await sentimentWaiting(services, workspaceId),
      versions,
    };
  }),
  serve(contract.teachSentiment, async (services, { caller, body: { apply, ...wanted } }) => {
    const proposed = await keeping(services.records, caller.workspaceId, () =>
      proposeSentiment(services, caller, wanted),
    );
    if (isRefusal(proposed)) return proposed;
    const { shown, kept } = proposed;
    if (apply !== true) return { ...shown, applied: false, version: kept.after };
    const version = await applySentiment(services, caller, kept);
    if (isRefusal(version)) return version;
    await switched(services, caller, version);
    return { ...shown, applied: true, version };
  }),
  serve(contract.applySentiment, async (services, { caller, params }) => {
    const kept = await sentimentProposalById(services.records, caller.workspaceId, params.proposal);
    if (kept === null) {
      return refuse('no-such-proposal', 'There is no such proposal, or it was applied.', {
        kind: 'not-found',
      });
    }
    const version = await applySentiment(services, caller, kept);
    return isRefusal(version) ? version : switched(services, caller, version);
  }),
  serve(contract.undoSentiment, async (services, { caller }) => {
    const version = await undoTaughtSentiment(services.records, caller);
    if (version === null) {
      return refuse('nothing-to-undo', 'Nothing taught about sentiment is there to take back.');
    }
    return switched(services, caller, version);
  }),
];
