import type { Services } from '../../../server/serve.ts';
import { type Reach, resumeErasures } from './carry-out.ts';
import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routesWith } from './routes.ts';

export { paused, type Reach } from './carry-out.ts';
export { gather } from './gather.ts';
export { fingerprintOf, keptOutIn, keptOutOf } from './known-again.ts';
export { someAreKeptOut } from './store.ts';

/** Erasing customers: asks every part that keeps something of them to forget it. */
export const erasureOf = (reach: Reach) => ({
  routes: routesWith(reach),
  commands,
  policy,
  onStart: (services: Services) => resumeErasures(services, reach),
});
