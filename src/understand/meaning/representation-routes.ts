import type { Caller } from '../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts';
import { type Services, serve } from '../../server/serve.ts';
import { note } from '../../stores/records/audit.ts';
import { chosenFrom } from './embedders/open-encoder.ts';
import { startLabelling } from './labelling/keep-labelling.ts';
import { startTrial } from './representation/keep-trial.ts';
import { representationIn } from './representation/representation-store.ts';
import { noTrial, switchToTrial } from './representation/switch-trial.ts';
import {
  beginTrial,
  closeTrialIn,
  openTrialIn,
  resumeTrial,
  stopTrial,
} from './representation/trial-store.ts';
import * as contract from './representation.contract.ts';
import { seeRepresentation } from './see-representation.ts';

/** The longest that one call waits; who wants to wait longer asks again. */
const longestWaitMs = 20_000;
const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** Words of customers leave the house only where an administrator answers for it. */
function mayChoose(services: Services, caller: Caller, tier: contract.Tier): Refusal | undefined {
  if (services.isAllowed(caller, 'write', 'representation', tier)) return undefined;
  return refuse('not-yours', 'Only an administrator may send words of customers to an address.', {
    kind: 'forbidden',
  });
}

async function goOn(services: Services, caller: Caller, wait: boolean | undefined) {
  const done = startTrial(services, caller.workspaceId);
  if (wait === true) await Promise.race([done, after(longestWaitMs)]);
  return seeRepresentation(services, caller);
}

export const representationRoutes = [
  serve(contract.showRepresentation, (services, { caller }) => seeRepresentation(services, caller)),
  serve(contract.tryRepresentation, async (services, { caller, body }) => {
    const { records } = services;
    const workspace = caller.workspaceId;
    const forbidden = mayChoose(services, caller, body.settings.tier);
    if (forbidden !== undefined) return forbidden;
    const known = await records.inWorkspace(workspace, async (tx) => {
      const open = await openTrialIn(tx);
      return [await representationIn(tx), ...(open === null ? [] : [open])];
    });
    const chosen = await chosenFrom(services, workspace, body.settings, known);
    if (isRefusal(chosen)) return chosen;
    await records.inWorkspace(workspace, async (tx) => {
      await beginTrial(tx, caller, chosen, body.k ?? null);
      const { settings } = chosen;
      await note(tx, caller, {
        verb: 'try',
        noun: 'representation',
        subject: settings.tier,
        detail: { ...settings },
      });
    });
    return goOn(services, caller, body.wait);
  }),
  serve(contract.stepTrial, async (services, { caller, params, body }) => {
    const { records } = services;
    const workspace = caller.workspaceId;
    const trial = await records.inWorkspace(workspace, openTrialIn);
    if (trial === null) return noTrial;
    switch (params.step) {
      case 'stop':
        await stopTrial(records, workspace, trial.id);
        return seeRepresentation(services, caller);
      case 'drop':
        await records.inWorkspace(workspace, (tx) => closeTrialIn(tx, 'dropped'));
        return seeRepresentation(services, caller);
      case 'resume':
        await resumeTrial(records, workspace, trial.id);
        return goOn(services, caller, body?.wait);
      case 'switch': {
        const refused =
          mayChoose(services, caller, trial.settings.tier) ?? (await switchToTrial(records, caller));
        if (refused !== null) return refused;
        const done = startLabelling(services, workspace);
        if (body?.wait === true) await Promise.race([done, after(longestWaitMs)]);
        return seeRepresentation(services, caller);
      }
    }
  }),
];
