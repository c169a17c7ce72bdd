import { useTranslation } from 'react-i18next';

/** A text in the reader's language, else in whatever language it was written in first. */
export function useTitleOf(): (texts: Readonly<Record<string, string>>) => string {
  const { i18n } = useTranslation();
  return (texts) =>
    texts[i18n.language] ?? texts[i18n.language.split('-')[0] ?? ''] ?? Object.values(texts)[0] ?? '';
}
