import { questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import type { Condition } from '../logic.contract.ts';
import type { Question } from '../question.contract.ts';
import { useBuilder } from './builder-context.ts';
import { textIn } from './survey-text.ts';

export interface Option {
  readonly value: string;
  readonly label: string;
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

const named = (
  things: readonly { readonly code: string; readonly text: Question['text'] }[],
  language: string,
): Option[] =>
  things.map(({ code, text }) => ({ value: code, label: short(textIn(text, language)) || code }));

const find = (survey: SurveyDefinition, code: string): Question | undefined =>
  questionsOf(survey.flow).find(({ question }) => question.code === code)?.question;

/** Rows, fields, or choices with amounts: what a value may be read from within a question. */
export function partsOfQuestion(survey: SurveyDefinition, code: string, language: string): Option[] {
  const question = find(survey, code);
  if (question === undefined) return [];
  if ('rows' in question) return named(question.rows, language);
  if ('fields' in question) return named(question.fields, language);
  return question.type === 'constant-sum' ? named(question.choices, language) : [];
}

/** What may be chosen in a question: its choices, or the columns of a matrix. */
export function choicesOfQuestion(survey: SurveyDefinition, code: string, language: string): Option[] {
  const question = find(survey, code);
  if (question === undefined) return [];
  if ('columns' in question) return named(question.columns, language);
  return 'choices' in question ? named(question.choices, language) : [];
}

/** Rows of a matrix whose cells are chosen; none elsewhere. */
export function rowsOfQuestion(survey: SurveyDefinition, code: string, language: string): Option[] {
  const question = find(survey, code);
  return question?.type === 'matrix' ? named(question.rows, language) : [];
}

/** Questions as options: every one, and those in which something is chosen. */
export function useSources(): { readonly questions: Option[]; readonly choosing: Option[] } {
  const { survey, language } = useBuilder();
  const all = questionsOf(survey.flow).map(({ question }) => question);
  return {
    questions: named(
      all.filter(({ type }) => type !== 'statement'),
      language,
    ),
    choosing: named(
      all.filter((question) => 'choices' in question || 'columns' in question),
      language,
    ),
  };
}

/** A condition to begin with: something about the first question that answers it most simply. */
export function anyCondition(survey: SurveyDefinition): Condition {
  const all = questionsOf(survey.flow).map(({ question }) => question);
  const first = all.find(({ type }) => type !== 'statement');
  if (first === undefined) {
    return {
      is: 'equal',
      left: { get: 'about', what: 'language' },
      right: { get: 'literal', value: survey.languages[0] ?? 'en' },
    };
  }
  const choice = 'columns' in first ? first.columns[0] : 'choices' in first ? first.choices[0] : undefined;
  if (choice !== undefined && !('columns' in first))
    return { is: 'selected', question: first.code, choice: choice.code };
  if ('low' in first && !('rows' in first)) {
    return {
      is: 'at-most',
      left: { get: 'answer', question: first.code },
      right: { get: 'literal', value: first.low },
    };
  }
  return { is: 'answered', value: { get: 'answer', question: first.code } };
}
