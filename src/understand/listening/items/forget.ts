import type { Forgetter } from '../../../server/forgetting.ts';
import { emptyItems, itemsToForget, leaveOfItem } from './store.ts';

export const forgets: readonly Forgetter[] = [
  {
    what: 'items that arrived one by one',
    tables: ['items', 'outbox'],
    forget: ({ records }, { workspaceId, customers, rows }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        const gone = new Set(customers);
        const numbers = [...new Set(rows.map(({ row }) => row))];
        let changed = 0;
        for (const { n, moments } of await itemsToForget(tx, numbers)) {
          if (!moments.some((moment) => moment !== null && gone.has(moment.customer))) continue;
          changed++;
          // Places stay: what is left is known by where it stood.
          const left = moments.map((moment) =>
            moment === null || gone.has(moment.customer) ? null : moment,
          );
          await leaveOfItem(tx, n, left);
        }
        return changed;
      }),
  },
];

export const wordsLetGo: readonly Forgetter[] = [
  {
    what: 'words of items',
    tables: ['items'],
    forget: ({ records }, { workspaceId, rows }) =>
      records.inWorkspace(workspaceId, (tx) => emptyItems(tx, rows)),
  },
];
