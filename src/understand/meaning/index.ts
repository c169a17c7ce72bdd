import type { Services } from '../../server/serve.ts';
import { aboutRoutes } from './about-routes.ts';
import { commands } from './commands.ts';
import { deskCommands } from './desk-commands.ts';
import { onStart as keepHeeding } from './embedders/keep-heeding.ts';
import { forgets, wordsLetGo } from './forgetting/forgets.ts';
import { labelRoutes } from './label-routes.ts';
import { onStart as keepLabelling } from './labelling/keep-labelling.ts';
import { opinionRoutes } from './opinion-routes.ts';
import { policy } from './policy.ts';
import { onStart as goOnTrying } from './representation/keep-trial.ts';
import { representationCommands } from './representation-commands.ts';
import { representationRoutes } from './representation-routes.ts';
import { routes } from './routes.ts';
import { sentimentCommands } from './sentiment-commands.ts';
import { sentimentRoutes } from './sentiment-routes.ts';
import { forgetWordings } from './stories/forget-wordings.ts';
import { storyCommands } from './story-commands.ts';
import { storyRoutes } from './story-routes.ts';
import { taxonomyCommands } from './taxonomy-commands.ts';
import { teachingRoutes } from './teaching-routes.ts';
import { themeCommands } from './theme-commands.ts';
import { themeRoutes } from './theme-routes.ts';

export { companyOf } from './about/see-company.ts';
export { type ClauseInDoubt, clausesInDoubt, themesToChoose } from './clauses-in-doubt.ts';
export { restorer as wholeLabel } from './kept-labels.ts';
export { countOpinions, type KeptOpinion, keepOpinions } from './opinion-store.ts';
export { quotesOfTheme } from './quotes-of-theme.ts';
export { versionSaid } from './see-voices.ts';
export { voicesUnread } from './show-progress.ts';
export { type ThemeFact, themeFacts, versionSeen } from './theme-facts.ts';

export const part = {
  routes: [
    ...routes,
    ...representationRoutes,
    ...themeRoutes,
    ...teachingRoutes,
    ...sentimentRoutes,
    ...labelRoutes,
    ...aboutRoutes,
    ...opinionRoutes,
    ...storyRoutes,
  ],
  commands: [
    ...commands,
    ...representationCommands,
    ...themeCommands,
    ...taxonomyCommands,
    ...deskCommands,
    ...sentimentCommands,
    ...storyCommands,
  ],
  policy,
  onStart: async (services: Services) => {
    await keepLabelling(services);
    await goOnTrying(services);
    await keepHeeding(services);
  },
  forgets: [...forgets, forgetWordings],
  wordsLetGo,
};
