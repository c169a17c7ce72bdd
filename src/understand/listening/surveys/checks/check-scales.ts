import type { Remark } from '../checks.contract.ts';
import { questionsOf } from '../definition.contract.ts';
import { isPersonal, type Question } from '../question.contract.ts';
import { type Checked, remark } from './remark.ts';

/** Unlabelled ends, no way to say "I don't know", personal questions one must answer, scales unlike the last version's. */
export function checkScales(checked: Checked): Remark[] {
  const before = new Map(
    questionsOf(checked.earlier?.flow ?? []).map(({ question }) => [question.code, question]),
  );
  return questionsOf(checked.definition.flow).flatMap(({ question }) => {
    const where = { kind: 'question', code: question.code } as const;
    const remarks: Remark[] = [];
    if (unlabelled(question)) {
      remarks.push(
        remark(checked, 'unlabelled-ends', 'warning', where, {
          en: (name) => `${name} does not say in words what its lowest and highest point mean.`,
          es: (name) => `${name} no dice con palabras qué significan su punto más bajo y el más alto.`,
        }),
      );
    }
    if (lacksDontKnow(question)) {
      remarks.push(
        remark(checked, 'no-dont-know', 'advice', where, {
          en: (name) =>
            `${name} must be answered but offers no "don't know" or "not applicable": people will guess.`,
          es: (name) =>
            `${name} es obligatoria y no ofrece «no lo sé» ni «no procede»: la gente contestará por contestar.`,
        }),
      );
    }
    if (question.required === true && isPersonal(question) && !offers(question, 'prefer-not-to-say')) {
      remarks.push(
        remark(checked, 'no-prefer-not', 'warning', where, {
          en: (name) => `${name} asks for personal data, must be answered and offers no "prefer not to say".`,
          es: (name) => `${name} pide datos personales, es obligatoria y no ofrece «prefiero no decirlo».`,
        }),
      );
    }
    if (checked.definition.respondents === 'anonymous' && isPersonal(question)) {
      remarks.push(
        remark(checked, 'personal-in-anonymous', 'warning', where, {
          en: (name) => `${name} asks who somebody is, in a survey that promises to be anonymous.`,
          es: (name) => `${name} pregunta quién es la persona, en una encuesta que promete ser anónima.`,
        }),
      );
    }
    const earlier = before.get(question.code);
    const [was, is] = [earlier && scaleOf(earlier), scaleOf(question)];
    if (was !== undefined && was !== null && is !== null && was !== is) {
      remarks.push(
        remark(checked, 'scale-differs', 'warning', where, {
          en: (name) =>
            `${name} had the scale ${was} in the published version and now has ${is}: its trend will break.`,
          es: (name) =>
            `${name} tenía la escala ${was} en la versión publicada y ahora tiene ${is}: su tendencia se rompe.`,
        }),
      );
    }
    return remarks;
  });
}

const isFilled = (texts: Readonly<Record<string, string>> | undefined) =>
  texts !== undefined && Object.values(texts).some((text) => text.trim() !== '');

function unlabelled(question: Question): boolean {
  if (!('ends' in question)) return 'low' in question || question.type === 'slider';
  const { ends } = question;
  if (isFilled(ends?.low) && isFilled(ends?.high)) return false;
  if (!('low' in question)) return true;
  const named = new Set(
    (question.points ?? []).filter(({ text }) => isFilled(text)).map(({ value }) => value),
  );
  return !(named.has(question.low) && named.has(question.high));
}

/** Ratings of something a person may not have met; "would you recommend" can always be answered. */
function lacksDontKnow(question: Question): boolean {
  const rates = ['csat', 'ces', 'rating', 'matrix-scale', 'matrix', 'slider'].includes(question.type);
  return (
    rates &&
    question.required === true &&
    !offers(question, 'dont-know') &&
    !offers(question, 'not-applicable')
  );
}

function offers(question: Question, kind: string): boolean {
  const lists = 'columns' in question ? question.columns : 'choices' in question ? question.choices : [];
  return (
    question.nonAnswers?.some(({ means }) => means === kind) === true ||
    lists.some(({ means }) => means === kind)
  );
}

/** A scale as words: 0–10; null for what has none. */
export function scaleOf(question: Question): string | null {
  if ('low' in question) return `${question.low}–${question.high}`;
  return question.type === 'slider' ? `${question.least}–${question.most}` : null;
}
