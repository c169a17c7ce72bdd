import { refuse } from '../../../kernel/refusal.ts';
import type { Forgetter } from '../../../server/forgetting.ts';
import { type Endpoint, serve } from '../../../server/serve.ts';
import { note } from '../../../stores/records/audit.ts';
import { identifiersOf } from '../identity/index.ts';
import * as contract from './contract.ts';
import { permissionsOf } from './may.ts';
import { makePreferenceLink } from './preference-link.ts';
import { endRequest, logOf, purposesIn, putPurpose, requestsIn } from './store.ts';
import { sayConsent } from './withdraw.ts';

export const routesWith = (forgetters: readonly Forgetter[]): Endpoint[] => [
  serve(contract.listPurposes, async ({ records }, { caller }) => ({
    purposes: await records.inWorkspace(caller.workspaceId, purposesIn),
  })),

  serve(contract.changePurpose, ({ records }, { caller, params, body }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const of = async () => (await purposesIn(tx)).find(({ purpose }) => purpose === params.purpose);
      const before = await of();
      if (before === undefined) throw new Error('every purpose is there');
      const { basis = before.basis, wording = before.wording } = body;
      await putPurpose(tx, caller.workspaceId, { purpose: params.purpose, basis, wording });
      await note(tx, caller, { verb: 'change', noun: 'consent', subject: params.purpose, detail: { basis } });
      return { ...before, basis, wording };
    }),
  ),

  serve(contract.showConsents, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => ({
      permissions: await permissionsOf(tx, params.customer),
      log: await logOf(tx, await identifiersOf(tx, params.customer)),
    })),
  ),

  serve(contract.putConsent, async (services, { caller, params, body, now }) => {
    const { records } = services;
    const { workspaceId } = caller;
    const wording = await records.inWorkspace(workspaceId, async (tx) => {
      await note(tx, caller, { verb: 'write', noun: 'person', subject: `consent of ${params.customer}` });
      return (await purposesIn(tx)).find(({ purpose }) => purpose === body.purpose)?.wording.en ?? '';
    });
    const { purpose, given, channel, proof = '' } = body;
    await sayConsent(services, workspaceId, forgetters, [
      {
        customer: params.customer,
        purpose,
        given,
        channel,
        proof,
        wording: body.wording ?? wording,
        by: caller.name,
        at: now,
      },
    ]);
    return {
      permissions: await records.inWorkspace(workspaceId, (tx) => permissionsOf(tx, params.customer)),
    };
  }),

  serve(contract.makeLink, ({ records }, { caller, params, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const subject = `preference link of ${params.customer}`;
      await note(tx, caller, { verb: 'write', noun: 'person', subject });
      const { path, endsAt } = await makePreferenceLink(tx, caller.workspaceId, params.customer, now);
      return { path, endsAt: endsAt.toISOString() };
    }),
  ),

  serve(contract.listRequests, async ({ records }, { caller }) => ({
    requests: await records.inWorkspace(caller.workspaceId, (tx) => requestsIn(tx)),
  })),

  serve(contract.endRequest, async ({ records }, { caller, params, now }) => {
    const ended = await records.inWorkspace(caller.workspaceId, async (tx) => {
      await note(tx, caller, { verb: 'answer', noun: 'privacy request', subject: params.request });
      return endRequest(tx, params.request, caller.name, now);
    });
    return ended ?? refuse('no-such-request', 'There is no request of this number.', { kind: 'not-found' });
  }),
];
