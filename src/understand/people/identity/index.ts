import { commands } from './commands.ts';
import { forgets } from './forget.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

export { type KnownIdentity, knownIdentities, putIdentitiesOf } from './link-people.ts';
export { normaliseIdentity } from './normalise-identity.ts';
export {
  countedAs,
  customersWith,
  holdersOf,
  identifiersOf,
  identitiesOf,
  linksOf,
  reachOf,
} from './store.ts';

/** Who is whom: identities, evidence-backed links, and every merge and split of them. */
export const identity = { routes, commands, policy, forgets };
