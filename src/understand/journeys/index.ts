import { commands } from './commands.ts';
import { forgets } from './forget.ts';
import { listens, onStart } from './keep-judging.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

export { forgetAliases, setAliases } from './alias-store.ts';
export { derive, deriveCustomers, deriveLinks, rederive } from './derive.ts';
export { knownFields, readFilter } from './known-fields.ts';

export const part = { routes, commands, policy, listens, onStart, forgets };
