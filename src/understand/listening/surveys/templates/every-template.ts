import { type SurveyDefinition, surveyDefinitionShape } from '../definition.contract.ts';
import { peopleTemplates } from './people.ts';
import { scoreTemplates } from './scores.ts';

/** Every survey to start from, in the order in which they are offered. */
export const templates: readonly {
  readonly name: string;
  readonly about: { readonly en: string; readonly es: string };
  readonly definition: SurveyDefinition;
}[] = [...scoreTemplates, ...peopleTemplates].map(({ name, about, survey }) => ({
  name,
  about,
  definition: surveyDefinitionShape.parse(survey),
}));
