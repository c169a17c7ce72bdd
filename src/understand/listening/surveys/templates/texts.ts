import type { WrittenSurvey } from '../definition.contract.ts';
import type { Question } from '../question.contract.ts';

/** A survey to start from. */
export interface Template {
  readonly name: string;
  /** When to use it, in one sentence. */
  readonly about: { readonly en: string; readonly es: string };
  readonly survey: WrittenSurvey;
}

/** A text in the two languages that templates come in. */
export const t = (en: string, es: string) => ({ en, es });

export const dontKnow = { means: 'dont-know' as const, text: t("I don't know", 'No lo sé') };
export const notApplicable = {
  means: 'not-applicable' as const,
  text: t('Does not apply to me', 'No procede'),
};
export const preferNot = {
  means: 'prefer-not-to-say' as const,
  text: t('I prefer not to say', 'Prefiero no decirlo'),
};

export const thanks = {
  code: 'thanks',
  kind: 'thanks' as const,
  title: t('Thank you.', 'Gracias.'),
  text: t(
    'Your answers are read by the people who can change something.',
    'Sus respuestas las leen las personas que pueden cambiar algo.',
  ),
};

/** The usual frame: both languages, one block, a page for each list of questions. */
export function written(
  title: { en: string; es: string },
  pages: readonly (readonly Question[])[],
  more: Partial<WrittenSurvey> = {},
): WrittenSurvey {
  return {
    format: 1,
    title,
    languages: ['en', 'es'],
    respondents: 'known',
    flow: [
      {
        kind: 'block',
        code: 'main',
        pages: pages.map((questions, i) => ({ code: `page${i + 1}`, questions: [...questions] })),
      },
    ],
    ends: [thanks],
    ...more,
  };
}

/** An open question for the reason, after a score. */
export const why = (text: { en: string; es: string }): Question => ({
  code: 'why',
  type: 'text',
  long: true,
  text,
  help: t(
    'Please leave out names, numbers and addresses.',
    'No escriba nombres, números ni direcciones, por favor.',
  ),
});

/** Whether the company may come back to the person about this answer. */
export const contactAgain: Question = {
  code: 'contact',
  type: 'consent',
  purpose: 'contact about this answer',
  text: t(
    'May we contact you about your answer?',
    '¿Podemos ponernos en contacto con usted por esta respuesta?',
  ),
  label: t('Yes, you may contact me', 'Sí, pueden ponerse en contacto conmigo'),
};
