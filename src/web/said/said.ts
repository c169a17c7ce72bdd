import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type PhraseBook, sayIn } from './say-in.ts';

/** Name under which the phrase books lie among the words. */
export const saidSpace = 'said';

/** A sentence of the server in the language on screen: `const said = useSaid(); said(problem.say)`. */
export function useSaid(): (sentence: string) => string {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (sentence) => {
      const book = i18n.getResourceBundle(language, saidSpace) as PhraseBook | undefined;
      return book === undefined ? sentence : sayIn(book, sentence);
    },
    [i18n, language],
  );
}
