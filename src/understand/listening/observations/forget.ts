import { type Forgetter, namesOf } from '../../../server/forgetting.ts';
import { emptySaid, removeObservations, textsAfter } from './store.ts';

const atOnce = 1000;

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
        let gone = 0;
        for (let after: string | undefined = '0'; after !== undefined; ) {
          const some = await textsAfter(tx, after, atOnce);
          const theirs = some.filter(
            ({ id, customer, texts }) =>
              isMeant.has(id) || (customer !== null && isMeant.has(customer)) || texts.some(names.holds),
          );
          const ids = theirs.map(({ id }) => id);
          gone += await removeObservations(tx, who.workspaceId, ids);
          after = some.at(-1)?.n;
        }
        return gone;
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
