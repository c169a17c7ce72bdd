import type { Caller } from '../../kernel/policy.ts';
import { type Endpoint, type Services, serve } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { settingsOf } from '../scores/index.ts';
import { compareGroups } from './compare.ts';
import {
  compareJourneys,
  describeJourneys,
  listEpisodes,
  listFields,
  listPromises,
  showCustomer,
  showEpisode,
  showMap,
} from './contract.ts';
import { describeWalk } from './describe.ts';
import { foldRare } from './fold-rare.ts';
import { kindsOfJourney, knownFields, readFilter } from './known-fields.ts';
import { listBehind, readPath } from './list-behind.ts';
import { journeyMap, usualCoverage } from './map.ts';
import { promiseStates } from './questions/promise-states.ts';
import { readCustomer, readEpisode } from './read-journey.ts';
import { noteReading } from './store.ts';
import { sumPromises } from './sum-promises.ts';

/** How many episodes must stand behind what is shown: one, or k for readers who may not see persons. */
async function leastShown(services: Services, caller: Caller): Promise<number> {
  if (services.isAllowed(caller, 'read', 'person', undefined)) return 1;
  return (await settingsOf(services.records, caller.workspaceId)).kScores;
}

const allVariants = 4_000_000_000;

export const routes: readonly Endpoint[] = [
  serve(describeJourneys, async (services, { caller, query }) => {
    const filter = await readFilter(services, caller.workspaceId, query.where);
    const limit = query.variants === 'all' ? allVariants : (query.variants ?? 10);
    const asked = { filter, promises: query.promises ?? false };
    const seen = await describeWalk(services, caller.workspaceId, asked, limit);
    const least = await leastShown(services, caller);
    return least > 1 ? foldRare(seen, least) : seen;
  }),

  serve(showMap, async (services, { caller, query }) => {
    const filter = await readFilter(services, caller.workspaceId, query.where);
    const asked = { filter, promises: query.promises ?? false };
    return journeyMap(services, caller.workspaceId, asked, {
      paths: query.paths ?? usualCoverage,
      metric: query.metric,
      least: await leastShown(services, caller),
    });
  }),

  serve(listEpisodes, async (services, { caller, query }) => {
    const { where, promises, limit, cursor, path, ...behind } = query;
    const filter = await readFilter(services, caller.workspaceId, where);
    const narrowed = { ...behind, path: readPath(path) };
    const list = await listBehind(
      services,
      caller.workspaceId,
      { filter, promises: promises ?? false },
      narrowed,
      {
        limit: limit ?? 50,
        cursor,
      },
    );
    const asked = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
    await noteReading(services.records, caller, `episodes?${asked}`);
    return list;
  }),

  serve(showEpisode, async (services, { caller, params, query }) => {
    const journey = await readEpisode(services, caller, { ...params, ...query });
    await noteReading(services.records, caller, `customer ${journey.customer}, episode ${journey.episode}`);
    return journey;
  }),

  serve(showCustomer, async (services, { caller, params, query }) => {
    const timeline = await readCustomer(services, caller, { ...params, ...query });
    await noteReading(services.records, caller, `customer ${timeline.customer}`);
    return timeline;
  }),

  serve(compareJourneys, async (services, { caller, query }) => {
    const [a, b] = await Promise.all(
      [query.a, query.b].map(async (text) => ({
        text,
        filter: await readFilter(services, caller.workspaceId, text),
      })),
    );
    if (a === undefined || b === undefined) throw new Error('two groups');
    const promises = query.promises ?? false;
    return compareGroups(services, caller.workspaceId, { a, b, promises });
  }),

  serve(listPromises, async (services, { caller, query }) => {
    const filter = await readFilter(services, caller.workspaceId, query.where);
    const scope = await services.scope(caller.workspaceId);
    return sumPromises(await ask(services.moments, scope, promiseStates(filter)));
  }),

  serve(listFields, async (services, { caller }) => {
    const [{ columns, metrics, attributes }, kinds] = await Promise.all([
      knownFields(services, caller.workspaceId),
      kindsOfJourney(services, caller.workspaceId),
    ]);
    return {
      columns: [...columns],
      metrics: [...metrics],
      attributes: [...attributes],
      kinds: kinds === null ? null : { field: kinds.field, values: [...kinds.values] },
    };
  }),
];
