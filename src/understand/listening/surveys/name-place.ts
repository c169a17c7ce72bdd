import type { Place, Said } from './checks.contract.ts';
import { pagesOf, partsOf, questionsOf, type SurveyDefinition } from './definition.contract.ts';
import type { Texts } from './logic.contract.ts';
import { listsOf } from './runtime/index.ts';

/** How things of a survey are called in sentences: by their words, cut short, in the sentence's own language. */
export interface Names {
  question(code: string): Said;
  choice(question: string, code: string): Said;
  place(where: Place): Said;
}

const longest = 60;
/** A text as a name: without line breaks, cut at 60 characters. */
const short = (text: string) => {
  const line = text.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= longest ? line : `${letters.slice(0, longest - 1).join('')}…`;
};

/** The kinds of things, as nouns with their article. */
const kinds: Record<Place['kind'], Said> = {
  survey: { en: 'the survey', es: 'la encuesta' },
  question: { en: 'question', es: 'la pregunta' },
  choice: { en: 'choice', es: 'la opción' },
  page: { en: 'page', es: 'la página' },
  block: { en: 'block', es: 'el bloque' },
  branch: { en: 'branch', es: 'la rama' },
  shuffle: { en: 'random part', es: 'la parte aleatoria' },
  finish: { en: 'ending', es: 'el final' },
  end: { en: 'end page', es: 'la página final' },
  quota: { en: 'quota', es: 'la cuota' },
  calculated: { en: 'calculated value', es: 'el valor calculado' },
  hidden: { en: 'hidden field', es: 'el campo oculto' },
};

export function namesOf(definition: SurveyDefinition): Names {
  const [first = 'en'] = definition.languages;
  const called = (texts: Texts | undefined, code: string): Said => {
    const said = (language: string) => {
      const found = texts?.[language] ?? texts?.[first] ?? Object.values(texts ?? {})[0] ?? '';
      return short(found) === '' ? code : `“${short(found)}”`;
    };
    return { en: said('en'), es: said('es') };
  };
  const questions = new Map(questionsOf(definition.flow).map(({ question }) => [question.code, question]));
  const titles = new Map<string, Texts | undefined>([
    ...partsOf(definition.flow).flatMap((part) =>
      part.kind === 'block' ? [[`block:${part.code}`, part.title] as const] : [],
    ),
    ...pagesOf(definition.flow).map(({ code, title }) => [`page:${code}`, title] as const),
    ...definition.ends.map(({ code, title }) => [`end:${code}`, title] as const),
    ...definition.calculated.map(({ code, title }) => [`calculated:${code}`, title] as const),
  ]);
  const names: Names = {
    question: (code) => called(questions.get(code)?.text, code),
    choice(of, code) {
      const question = questions.get(of);
      const choice =
        question &&
        listsOf(question)
          .flat()
          .find((one) => one.code === code);
      const other = question?.nonAnswers?.find(({ means }) => means === code);
      return called(choice?.text ?? other?.text, code);
    },
    place(where) {
      if (where.kind === 'survey') return kinds.survey;
      const name =
        where.kind === 'question'
          ? names.question(where.code)
          : where.kind === 'choice'
            ? names.choice(where.of ?? '', where.code)
            : called(titles.get(`${where.kind}:${where.code}`), where.code);
      return both((language) => `${kinds[where.kind][language]} ${name[language]}`);
    },
  };
  return names;
}

/** A sentence made once per language. */
export function both(make: (language: 'en' | 'es') => string): Said {
  return { en: make('en'), es: make('es') };
}

/** The first letter large, as at the beginning of a sentence. */
export function begun(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
