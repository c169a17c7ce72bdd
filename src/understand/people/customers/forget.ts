import type { Forgetter } from '../../../server/forgetting.ts';
import { eraseCustomers } from '../../../stores/moments/erase-rows.ts';
import { forgetRows } from './store.ts';

export const forgets: readonly Forgetter[] = [
  {
    what: 'attributes and groups',
    tables: ['customers', 'customer_attributes'],
    forget: async ({ records, moments }, { workspaceId, customers }) => {
      const rows = await records.inWorkspace(workspaceId, (tx) => forgetRows(tx, customers));
      const facts = await eraseCustomers(moments, ['customer_facts'], workspaceId, customers);
      return rows + (facts.get('customer_facts') ?? 0);
    },
  },
];
