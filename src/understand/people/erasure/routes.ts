import { refuse } from '../../../kernel/refusal.ts';
import { type Endpoint, serve } from '../../../server/serve.ts';
import { note } from '../../../stores/records/audit.ts';
import { identifiersOf } from '../identity/index.ts';
import { type Reach, startErasing } from './carry-out.ts';
import * as contract from './contract.ts';
import { factsOf, gather, sealTarget } from './gather.ts';
import { fingerprintOf } from './known-again.ts';
import { beginErasure, changeAgain, erasureIn, erasuresIn } from './store.ts';

const unknown = refuse('no-such-erasure', 'There is no erasure of this number.', { kind: 'not-found' });

/** The operations of erasure, over all that the house keeps of customers. */
export const routesWith = (reach: Reach): Endpoint[] => [
  serve(contract.lookUpCustomer, async (services, { caller, body }) => {
    const { workspaceId } = caller;
    const { names, erasures } = await services.records.inWorkspace(workspaceId, async (tx) => {
      const customer = await fingerprintOf(tx, workspaceId, body.customer);
      await note(tx, caller, { verb: 'look up', noun: 'customer', subject: customer });
      const before = await erasuresIn(tx, { limit: 20, customer });
      return { names: await identifiersOf(tx, body.customer), erasures: before.erasures };
    });
    return { ...(await factsOf(services, workspaceId, names)), erasures };
  }),

  serve(contract.eraseCustomer, async (services, { caller, body, now }) => {
    const { workspaceId } = caller;
    if (body.confirm !== body.customer) {
      return refuse('not-confirmed', 'The two identifiers are not the same, so nothing was erased.', {
        next: 'Type the identifier of the customer once more, letter by letter.',
      });
    }
    // Somebody who is merged with another is one customer: whichever identifier is given, all of them go.
    const { again = 'quarantine', reason = '' } = body;
    const names = await services.records.inWorkspace(workspaceId, (tx) => identifiersOf(tx, body.customer));
    const targets: { name: string; target: string }[] = [];
    for (const name of names) {
      targets.push({ name, target: sealTarget(services, await gather(services, workspaceId, [name])) });
    }
    // All of them or none: erasing the first one removes what tells that the others are the same customer.
    const begun = await services.records.inWorkspace(workspaceId, async (tx) => {
      const erasures = new Map<string, contract.Erasure>();
      for (const { name, target } of targets) {
        const customer = await fingerprintOf(tx, workspaceId, name);
        await note(tx, caller, { verb: 'erase', noun: 'customer', subject: customer });
        erasures.set(name, await beginErasure(tx, caller, { customer, again, reason, target, at: now }));
      }
      return erasures;
    });
    const erasure = begun.get(body.customer);
    if (erasure === undefined) throw new Error('one erasure');
    for (const { id } of begun.values()) startErasing(services, reach, workspaceId, id);
    return erasure;
  }),

  serve(contract.listErasures, ({ records }, { caller, query }) =>
    records.inWorkspace(caller.workspaceId, (tx) => erasuresIn(tx, { limit: query.limit ?? 200 })),
  ),

  serve(contract.showErasure, async ({ records }, { caller, params }) => {
    const found = await records.inWorkspace(caller.workspaceId, (tx) => erasureIn(tx, params.erasure));
    return found ?? unknown;
  }),

  serve(contract.changeErasure, async ({ records }, { caller, params, body }) => {
    const found = await records.inWorkspace(caller.workspaceId, async (tx) => {
      if (!(await changeAgain(tx, params.erasure, body.again))) return null;
      const after = await erasureIn(tx, params.erasure);
      const detail = { again: body.again };
      await note(tx, caller, { verb: 'change', noun: 'erasure', subject: after?.customer ?? '', detail });
      return after;
    });
    return found ?? unknown;
  }),
];
