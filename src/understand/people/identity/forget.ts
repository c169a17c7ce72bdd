import type { Forgetter } from '../../../server/forgetting.ts';
import { forgetAliases } from '../../journeys/index.ts';
import { forgetPeople } from './store.ts';

export const forgets: readonly Forgetter[] = [
  {
    what: 'identities and links',
    tables: ['customer_identities', 'identity_links', 'identity_log', 'customer_aliases'],
    forget: ({ records }, { workspaceId, customers }) =>
      records.inWorkspace(
        workspaceId,
        async (tx) => (await forgetPeople(tx, customers)) + (await forgetAliases(tx, customers)),
      ),
  },
];
