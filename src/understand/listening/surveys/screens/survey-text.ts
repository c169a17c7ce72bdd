import { useTranslation } from 'react-i18next';
import type { Said } from '../checks.contract.ts';
import type { Texts } from '../logic.contract.ts';

/** A text of a survey in one language; where it is not written there, in the survey's first language, else in any. */
export function textIn(texts: Texts | undefined, language: string, first = ''): string {
  if (texts === undefined) return '';
  const parent = language.split('-')[0] ?? language;
  const written = [texts[language], texts[parent], texts[first], ...Object.values(texts)];
  return written.find((text) => text !== undefined && text !== '') ?? '';
}

/** A sentence of the checks in the language on screen. */
export function useSaidPair(): (said: Said) => string {
  const { i18n } = useTranslation();
  return (said) => (i18n.language.startsWith('es') ? said.es : said.en);
}

/** What a survey is called for the person who works on it. */
export function useTitle(): (texts: Texts, languages?: readonly string[]) => string {
  const { i18n } = useTranslation();
  return (texts, [first] = []) => textIn(texts, i18n.language, first);
}
