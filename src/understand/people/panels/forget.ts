import type { Forgetter } from '../../../server/forgetting.ts';
import { forgetMembers } from './store.ts';

export const forgets: readonly Forgetter[] = [
  {
    what: 'places in panels',
    tables: ['panel_members'],
    forget: ({ records }, { workspaceId, customers }) =>
      records.inWorkspace(workspaceId, (tx) => forgetMembers(tx, customers)),
  },
];
