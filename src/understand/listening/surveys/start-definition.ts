import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { type SurveyDefinition, surveyDefinitionShape } from './definition.contract.ts';
import { templates } from './templates/every-template.ts';

/** What a new survey begins with: a template's, somebody's own definition, or a page that says thank you. */
export function startDefinition(wish: {
  template?: string | undefined;
  definition?: SurveyDefinition | undefined;
  title?: string | undefined;
}): SurveyDefinition | Refusal {
  if (wish.template !== undefined && wish.definition !== undefined) {
    return refuse('two-beginnings', 'A survey starts from a template or from a definition, not from both.');
  }
  const template = templates.find(({ name }) => name === wish.template);
  if (wish.template !== undefined && template === undefined) {
    return refuse('no-template', `There is no survey template "${wish.template}".`, {
      kind: 'not-found',
      next: 'See the names with `sirius surveys templates`.',
    });
  }
  return titled(template?.definition ?? wish.definition ?? empty, wish.title);
}

/** The same under another title, in every language it is offered in. */
export function titled(definition: SurveyDefinition, title: string | undefined): SurveyDefinition {
  if (title === undefined) return definition;
  return {
    ...definition,
    title: Object.fromEntries(definition.languages.map((language) => [language, title])),
  };
}

const empty = surveyDefinitionShape.parse({
  format: 1,
  title: { en: 'New survey', es: 'Encuesta nueva' },
  languages: ['en'],
  respondents: 'known',
  flow: [{ kind: 'block', code: 'block1', pages: [{ code: 'page1', questions: [] }] }],
  ends: [{ code: 'thanks', kind: 'thanks', title: { en: 'Thank you.' } }],
});
