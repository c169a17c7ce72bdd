import { routes } from './routes.ts';

/** A survey as a respondent would see it, while it is being written. */
export const surveyPreview = { routes };
