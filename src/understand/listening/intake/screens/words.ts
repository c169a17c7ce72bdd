import type { Words } from '../../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';
import { english } from './words-en.ts';
import { spanish } from './words-es.ts';

export const words: Words = {
  en: english,
  es: spanish,
  said: { es: saidInSpanish },
};
