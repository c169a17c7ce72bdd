import { commands } from './commands.ts';
import { expires } from './expire.ts';
import { forgets } from './forget.ts';
import { mailCommands } from './mail/commands.ts';
import { onStart } from './mail/keep-fetching.ts';
import { mailRoutes } from './mail/routes.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';
import { hookCommands } from './webhooks/commands.ts';
import { receiveCall } from './webhooks/receive-call.ts';
import { hookRoutes } from './webhooks/routes.ts';

export { ensureOwnPost } from './store.ts';

/** Listening posts: what is heard, from whom, on which legal basis, with which holes; and the doors they come in by. */
export const posts = {
  routes: [...routes, ...hookRoutes, ...mailRoutes],
  commands: [...commands, ...hookCommands, ...mailCommands],
  policy,
  forgets,
  expires,
  onStart,
  hooks: [{ path: '/hooks/:address', receive: receiveCall }],
};

export { hearExport, refuseWhilePaused } from './hear-exports.ts';
export {
  bringMails,
  mailboxesOf,
  mailboxFor,
  ownIn,
  prepareMailbox,
} from './mail/bring-mails.ts';
export type { TakenMails } from './mail/take-mails.ts';
export { heldBy } from './quarantine-store.ts';
