import type { Services } from '../../../server/serve.ts';
import { accessLog } from './access-log.ts';
import { commands } from './commands.ts';
import { nobodyLetsGo } from './expire-words.ts';
import { onStart } from './keep-looking.ts';
import type { Keeping } from './let-go.ts';
import { policy } from './policy.ts';
import { routesWith } from './routes.ts';

/** How long each kind of data is kept; what is older is let go every day. `of`: what all parts keep, and how each lets go. */
export const retentionOf = (of: Keeping) => {
  const lost = nobodyLetsGo(of.forgetters);
  if (lost.length > 0) throw new Error(`No part lets go of ${lost.join(', ')}`);
  const keeping = { ...of, expiring: [...of.expiring, accessLog] };
  return {
    routes: routesWith(keeping),
    commands,
    policy,
    onStart: (services: Services) => onStart(services, keeping),
  };
};
