import { isRefusal } from '../../../kernel/refusal.ts';
import { type Endpoint, serve } from '../../../server/serve.ts';
import { note } from '../../../stores/records/audit.ts';
import * as contract from './contract.ts';
import { conflictsOf } from './judge-link.ts';
import { decide, knownIdentities, merge, peopleLinked, putIdentitiesOf } from './link-people.ts';
import { countLinks, factsOf, linksIn, logIn } from './store.ts';

export const routes: readonly Endpoint[] = [
  serve(contract.listLinks, ({ records }, { caller, query }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const links = await linksIn(tx, { state: query.state, limit: query.limit ?? 100 });
      const facts = await factsOf(tx, [...new Set(links.flatMap(({ a, b }) => [a, b]))]);
      const none = new Map<string, string>();
      await note(tx, caller, { verb: 'read', noun: 'person', subject: 'links between identifiers' });
      return {
        counts: await countLinks(tx),
        links: links.map((link) => ({
          ...link,
          conflicts: [...conflictsOf(facts.get(link.a) ?? none, facts.get(link.b) ?? none)],
        })),
      };
    }),
  ),

  serve(contract.addIdentities, async (services, { caller, body, now }) => {
    const { workspaceId } = caller;
    const identities = knownIdentities(body.identities);
    if (isRefusal(identities)) return identities;
    const given = [{ customer: body.customer, identities }];
    const done = await services.records.inWorkspace(workspaceId, async (tx) => {
      await note(tx, caller, { verb: 'write', noun: 'person', subject: `identities of ${body.customer}` });
      return putIdentitiesOf(tx, workspaceId, given, {
        source: caller.name,
        at: now,
      });
    });
    if (done.merged > 0) await peopleLinked(services, workspaceId, now);
    return done;
  }),

  serve(contract.mergeCustomers, (services, { caller, body, now }) =>
    merge(services, caller.workspaceId, body, { by: caller.name, at: now, why: body.why }),
  ),

  serve(contract.decideLinks, async (services, { caller, body, now }) => ({
    links: await decide(services, caller.workspaceId, body.links, body.what, {
      by: caller.name,
      at: now,
      why: body.why,
    }),
  })),

  serve(contract.readLinkLog, ({ records }, { caller, query }) =>
    records.inWorkspace(caller.workspaceId, (tx) => logIn(tx, query.limit ?? 200)),
  ),
];
