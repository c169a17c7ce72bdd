import type { Forgetter } from '../../../server/forgetting.ts';
import { eraseCustomers } from '../../../stores/moments/erase-rows.ts';
import { forgetAliases } from '../../journeys/index.ts';
import { forgetPeople } from './store.ts';

export const forgets: readonly Forgetter[] = [
  {
    what: 'identities and links',
    tables: ['customer_identities', 'identity_links', 'identity_log', 'customer_aliases'],
    forget: async ({ records, moments }, { workspaceId, customers }) => {
      const rows = await records.inWorkspace(
        workspaceId,
        async (tx) => (await forgetPeople(tx, customers)) + (await forgetAliases(tx, customers)),
      );
      const erased = await eraseCustomers(moments, ['aliases'], workspaceId, customers);
      return rows + (erased.get('aliases') ?? 0);
    },
  },
];
