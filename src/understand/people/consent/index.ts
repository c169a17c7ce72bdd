import type { Forgetter } from '../../../server/forgetting.ts';
import { forgets } from './forget.ts';
import { type PanelsOfPage, pagesWith } from './pages.ts';
import { policy } from './policy.ts';
import { routesWith } from './routes.ts';

export { leftAlone, mayUse } from './may.ts';
export type { PanelsOfPage } from './pages.ts';
export { makePreferenceLink } from './preference-link.ts';
export { writeConsent } from './store.ts';
export { sayConsent } from './withdraw.ts';

/**
 * What customers agreed to, purpose by purpose, and their own page. `forgetters` are those of all parts: refusing a purpose
 * lets go of what was kept for it.
 */
export const consentOf = (forgetters: readonly Forgetter[], panels: PanelsOfPage) => ({
  routes: routesWith(forgetters),
  pages: pagesWith(forgetters, panels),
  policy,
  forgets,
});
