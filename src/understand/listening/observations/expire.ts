import type { Expiring } from '../../../server/expiring.ts';
import { countReceivedBefore, removeReceivedBefore } from './store.ts';

/** What employees wrote and photographed so long ago; what customers said in it goes by the rule for words. */
export const expires: readonly Expiring[] = [
  {
    kind: 'observations',
    leastDays: 7,
    tables: ['observations', 'observation_photos'],
    count: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, (tx) => countReceivedBefore(tx, before)),
    letGo: ({ records }, { workspaceId, before }) =>
      records.inWorkspace(workspaceId, (tx) => removeReceivedBefore(tx, workspaceId, before)),
  },
];
