import { useTranslation } from 'react-i18next';
import type { Said } from '../checks.contract.ts';
import type { Texts } from '../logic.contract.ts';

/** A text of a survey in one language; where it is not written there, in the first language it is. */
export function textIn(texts: Texts | undefined, language: string): string {
  if (texts === undefined) return '';
  const parent = language.split('-')[0] ?? language;
  return texts[language] ?? texts[parent] ?? Object.values(texts).find((text) => text !== '') ?? '';
}

/** A sentence of the checks in the language on screen. */
export function useSaidPair(): (said: Said) => string {
  const { i18n } = useTranslation();
  return (said) => (i18n.language.startsWith('es') ? said.es : said.en);
}

/** What a survey is called for the person who works on it. */
export function useTitle(): (texts: Texts) => string {
  const { i18n } = useTranslation();
  return (texts) => textIn(texts, i18n.language);
}
