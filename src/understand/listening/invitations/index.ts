import { commands } from './commands.ts';
import { expires } from './expire.ts';
import { forgets } from './forget.ts';
import { onStart } from './keep-sending.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';
import { pages } from './stop-page.ts';

/** Who is asked, by which rules, and what became of it. */
export const invitations = { routes, commands, policy, pages, onStart, forgets, expires };

export { takeReport } from './take-report.ts';
