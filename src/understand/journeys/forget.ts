import type { Forgetter } from '../../server/forgetting.ts';
import { eraseCustomers } from '../../stores/moments/erase-rows.ts';
import { deriving, forgetReadingsOfPeople } from './store.ts';

/** The ledger of moments and all that is derived from it, of whatever generation. */
const tables = ['moments', 'timeline', 'episodes', 'answers'] as const;

export const forgets: readonly Forgetter[] = [
  {
    what: 'moments',
    // A derivation under way would write again what it has read before.
    forget: ({ records, moments }, { workspaceId, customers }) =>
      deriving(records, workspaceId, async () => {
        const erased = await eraseCustomers(moments, tables, workspaceId, customers);
        // Where only derived rows were left, they count: something was there.
        return erased.get('moments') || Math.max(...erased.values());
      }),
  },
  {
    what: 'names in the access log',
    tables: ['audit'],
    forget: ({ records }, { workspaceId, customers, episodes }) =>
      forgetReadingsOfPeople(records, workspaceId, [...customers, ...episodes]),
  },
];
