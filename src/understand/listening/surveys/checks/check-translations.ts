import type { LanguageCheck, Remark } from '../checks.contract.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import { textsOf } from '../every-part.ts';
import type { Checked } from './remark.ts';

/** Texts that a language lacks though another one has them. */
export function missingIn(definition: SurveyDefinition, language: string): LanguageCheck['missing'] {
  return textsOf(definition)
    .filter(({ texts }) => {
      const written = Object.values(texts).some((text) => text.trim() !== '');
      return written && (texts[language] ?? '').trim() === '';
    })
    .map(({ where, field }) => ({ where, field }));
}

/** Missing translations, one remark a language; texts in languages that the survey does not offer. */
export function checkTranslations({ definition }: Checked): Remark[] {
  const remarks: Remark[] = [];
  const [first = ''] = definition.languages;
  for (const language of definition.languages) {
    const { length } = missingIn(definition, language);
    if (length === 0) continue;
    remarks.push({
      code: 'missing-translation',
      severity: language === first ? 'error' : 'warning',
      where: { kind: 'survey', code: 'survey', language },
      say: {
        en: `${length} ${length === 1 ? 'text has' : 'texts have'} no words in ${language}${language === first ? ', the language the survey was written in' : `; the page does not offer that language until they have`}.`,
        es: `${length} ${length === 1 ? 'texto no tiene' : 'textos no tienen'} palabras en ${language}${language === first ? ', el idioma en que se escribió la encuesta' : `; la página no ofrece ese idioma hasta que las tengan`}.`,
      },
    });
  }
  const offered = new Set(definition.languages);
  const others = new Set(
    textsOf(definition).flatMap(({ texts }) => Object.keys(texts).filter((tag) => !offered.has(tag))),
  );
  for (const language of others) {
    remarks.push({
      code: 'language-not-offered',
      severity: 'advice',
      where: { kind: 'survey', code: 'survey', language },
      say: {
        en: `There are texts in ${language}, but the survey does not offer that language.`,
        es: `Hay textos en ${language}, pero la encuesta no ofrece ese idioma.`,
      },
    });
  }
  const untitled = textsOf(definition).filter(
    ({ where, field, texts }) =>
      where.kind === 'question' &&
      field === 'text' &&
      Object.values(texts).every((text) => text.trim() === ''),
  );
  for (const { where } of untitled) {
    remarks.push({
      code: 'no-wording',
      severity: 'error',
      where,
      say: {
        en: `Question ${where.code} has no wording.`,
        es: `La pregunta ${where.code} no tiene enunciado.`,
      },
    });
  }
  return remarks;
}
