import { type Endpoint, serve } from '../../server/serve.ts';
import { noteLook, showHome } from './contract.ts';
import { seeHome } from './see-home.ts';
import { noteLookOf } from './store.ts';

export const routes: readonly Endpoint[] = [
  serve(showHome, (services, { caller, now }) => seeHome(services, caller, now)),
  serve(noteLook, async (services, { caller, now }) => {
    await services.records.inWorkspace(caller.workspaceId, (tx) => noteLookOf(tx, caller.userId, now));
    return { at: now.toISOString() };
  }),
];
