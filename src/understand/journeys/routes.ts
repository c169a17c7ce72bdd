import { type Endpoint, serve } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { describeJourneys, listFields, listPromises } from './contract.ts';
import { describeWalk } from './describe.ts';
import { knownFields, readFilter } from './known-fields.ts';
import { promiseStates } from './questions/promise-states.ts';
import { sumPromises } from './sum-promises.ts';

const allVariants = 4_000_000_000;

export const routes: readonly Endpoint[] = [
  serve(describeJourneys, async (services, { caller, query }) => {
    const filter = await readFilter(services, caller.workspaceId, query.where);
    const limit = query.variants === 'all' ? allVariants : (query.variants ?? 10);
    const asked = { filter, promises: query.promises ?? false };
    return describeWalk(services, caller.workspaceId, asked, limit);
  }),

  serve(listPromises, async (services, { caller, query }) => {
    const filter = await readFilter(services, caller.workspaceId, query.where);
    const scope = await services.scope(caller.workspaceId);
    return sumPromises(await ask(services.moments, scope, promiseStates(filter)));
  }),

  serve(listFields, async (services, { caller }) => {
    const { columns, metrics, attributes } = await knownFields(services, caller.workspaceId);
    return { columns: [...columns], metrics: [...metrics], attributes: [...attributes] };
  }),
];
