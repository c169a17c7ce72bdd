import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { saidSpace } from './said/said.ts';
import type { Words } from './screen.ts';

export const languages = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Español' },
] as const;
export type LanguageCode = (typeof languages)[number]['code'];

const remembered = 'sirius.language';
const isKnown = (code: string | null | undefined): code is LanguageCode =>
  languages.some((language) => language.code === code);

/** The person's own choice, else the first language of the browser that we speak, else English. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): LanguageCode {
  if (isKnown(stored)) return stored;
  return browser.map((tag) => tag.split('-')[0]).find(isKnown) ?? 'en';
}

const merged = (parts: readonly Words[], code: LanguageCode): Record<string, string> =>
  Object.assign({}, ...parts.map((words) => words[code]));

/** Makes `t('part.key')` speak. Keys are flat: a dot is part of the key. Plurals end in _one and _other. */
export async function startWords(parts: readonly Words[]): Promise<void> {
  const resources = Object.fromEntries(
    languages.map(({ code }) => [
      code,
      {
        translation: merged(parts, code),
        ...(code === 'en'
          ? {}
          : { [saidSpace]: Object.assign({}, ...parts.map(({ said }) => said?.[code])) }),
      },
    ]),
  );
  await i18next.use(initReactI18next).init({
    resources,
    lng: preferredLanguage(localStorage.getItem(remembered), navigator.languages),
    fallbackLng: 'en',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language;
}

/** Switches for this browser and remembers it. */
export async function speak(code: LanguageCode): Promise<void> {
  localStorage.setItem(remembered, code);
  await i18next.changeLanguage(code);
  document.documentElement.lang = code;
}
