import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

export { derive, rederive } from './derive.ts';

export const part = { routes, commands, policy };
