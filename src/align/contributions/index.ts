import { commands } from './commands.ts';
import { forgets } from './forget.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

export { type AnsweredFinding, findingOf, findingsNow } from './ask-findings.ts';
export { wholeClaim } from './judge-contribution.ts';
export { spanOf } from './measure-customers.ts';
export { prepareClaim } from './prepare-claim.ts';
export { presentContribution } from './present-contribution.ts';
export { runChecks } from './run-checks.ts';
export { sayDay } from './say-claim.ts';
export { orphansOf } from './see-lock.ts';
export {
  type ContributionRow,
  contributionsOf,
  fixClaim,
  registerClaim,
  releaseClaim,
  saveClaim,
} from './store.ts';

/** The lock between the two stars: contributions, verdicts, orphans and the line of sight. */
export const contributions = { routes, commands, policy, forgets };
