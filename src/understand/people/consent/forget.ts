import type { Forgetter } from '../../../server/forgetting.ts';
import { fingerprintOf } from '../erasure/index.ts';
import { forgetConsents } from './store.ts';

export const forgets: readonly Forgetter[] = [
  {
    what: 'consents and requests',
    tables: ['consents', 'preference_links', 'privacy_requests'],
    forget: ({ records }, { workspaceId, customers }) =>
      records.inWorkspace(workspaceId, async (tx) => {
        let gone = 0;
        for (const customer of customers) {
          gone += await forgetConsents(
            tx,
            workspaceId,
            customer,
            await fingerprintOf(tx, workspaceId, customer),
          );
        }
        return gone;
      }),
  },
];
