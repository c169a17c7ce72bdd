import type { Remark } from '../checks.contract.ts';
import { questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import { secondsFor } from '../runtime/index.ts';
import { type Checked, remark } from './remark.ts';

/** Seconds for everything there is to read and answer in a language: the longest way. */
export function secondsOf(definition: SurveyDefinition, language = definition.languages[0] ?? 'en'): number {
  const all = questionsOf(definition.flow).map(({ question }) => secondsFor(question, language));
  return Math.round(all.reduce((sum, one) => sum + one, 0));
}

/**
 * Respondents call 10 minutes ideal and 20 the most (Revilla and Ochoa 2017, doi 10.2501/IJMR-2017-039, of an online
 * panel, who are paid). Customers asked after a contact are not: we advise from 5 minutes and warn from 10.
 */
const advised = 5 * 60;
const ideal = 10 * 60;
const openTexts = 3;
const matrixRows = 8;
const listed = 15;

/** Too long, too much to write, too much at once. */
export function checkLength(checked: Checked): Remark[] {
  const { definition } = checked;
  const remarks: Remark[] = [];
  const seconds = secondsOf(definition);
  const survey = { kind: 'survey', code: 'survey' } as const;
  const minutes = Math.round(seconds / 60);
  if (seconds > advised) {
    remarks.push({
      code: 'too-long',
      severity: seconds > ideal ? 'warning' : 'advice',
      where: survey,
      say: {
        en: `On its longest way the survey takes about ${minutes} minutes; the longer it is, the more people leave it.`,
        es: `Por su camino más largo, la encuesta lleva unos ${minutes} minutos; cuanto más larga, más gente la abandona.`,
      },
    });
  }
  const questions = questionsOf(definition.flow).map(({ question }) => question);
  const open = questions.filter(({ type }) => type === 'text').length;
  if (open > openTexts) {
    remarks.push({
      code: 'many-open-texts',
      severity: 'advice',
      where: survey,
      say: {
        en: `The survey has ${open} questions to write on; one or two are answered with more care.`,
        es: `La encuesta tiene ${open} preguntas para escribir; una o dos se contestan con más cuidado.`,
      },
    });
  }
  for (const question of questions) {
    const where = { kind: 'question', code: question.code } as const;
    if ('rows' in question && question.rows.length > matrixRows) {
      remarks.push(
        remark(checked, 'long-matrix', 'advice', where, {
          en: (name) =>
            `${name} has ${question.rows.length} rows; long grids are answered in straight lines.`,
          es: (name) =>
            `${name} tiene ${question.rows.length} filas; las tablas largas se contestan en línea recta.`,
        }),
      );
    }
    if ((question.type === 'single' || question.type === 'multiple') && question.choices.length > listed) {
      remarks.push(
        remark(checked, 'long-list', 'advice', where, {
          en: (name) =>
            `${name} lists ${question.choices.length} choices; group them, or offer a drop-down list.`,
          es: (name) =>
            `${name} muestra ${question.choices.length} opciones; agrúpelas u ofrezca una lista desplegable.`,
        }),
      );
    }
  }
  return remarks;
}
