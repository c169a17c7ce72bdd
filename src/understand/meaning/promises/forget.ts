import type { Forgetter } from '../../../server/forgetting.ts';
import { deleteQuoted } from './store.ts';

export const forgets: readonly Forgetter[] = [
  {
    what: 'decisions on quoted promises',
    tables: ['quoted_promises'],
    forget: ({ records }, { workspaceId, customers, moments }) =>
      records.inWorkspace(workspaceId, (tx) => deleteQuoted(tx, moments, customers)),
  },
];
