import { commands } from './commands.ts';
import { routes } from './routes.ts';

/** What was answered to surveys, counted. */
export const surveyResults = { routes, commands };

export { leastAnswers } from './summarise-answers.ts';
