import { commands } from './commands.ts';
import { policy } from './policy.ts';
import { routes } from './routes.ts';

/** Surveys: what is asked, how it behaves while it is answered, and whether it is any good. */
export const surveys = { routes, commands, policy };

export { missingIn } from './checks/check-translations.ts';
export { isPin } from './pin.ts';
export { holdsUntranslated, refuseBroken } from './save-definition.ts';
export { groupAsked, insertSurvey, openVersion, surveyById, titlesOf, versionOf } from './store.ts';
