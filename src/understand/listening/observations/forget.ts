import { type Forgetter, namesOf } from '../../../server/forgetting.ts';
import { emptySaid, everyText, removeObservations } from './store.ts';

/** Observations of a customer, or that name one, whole: what somebody saw of them, what they said, photos. */
export const forgets: readonly Forgetter[] = [
  {
    what: 'observations with their photos',
    tables: ['observations', 'observation_photos'],
    forget: ({ records }, who) =>
      records.inWorkspace(who.workspaceId, async (tx) => {
        const names = namesOf(who);
        const isMeant = new Set([
          ...who.customers,
          ...who.customers.map((name) => name.replace(/^anon:/, '')),
        ]);
        const gone = (await everyText(tx)).filter(
          ({ id, customer, texts }) =>
            isMeant.has(id) || (customer !== null && isMeant.has(customer)) || texts.some(names.holds),
        );
        await removeObservations(
          tx,
          gone.map(({ id }) => id),
        );
        return gone.length;
      }),
  },
];

export const wordsLetGo: readonly Forgetter[] = [
  {
    what: 'words of observations',
    tables: ['observations'],
    forget: ({ records }, { workspaceId, moments }) =>
      records.inWorkspace(workspaceId, (tx) => emptySaid(tx, moments)),
  },
];
