import type { Words } from '../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';
import { comparedWords } from './words/compared.ts';
import { mapWords } from './words/map.ts';
import { peopleWords } from './words/people.ts';

/** Every text of the journeys' screens. */
export const words: Words = {
  en: { ...mapWords.en, ...peopleWords.en, ...comparedWords.en },
  es: { ...mapWords.es, ...peopleWords.es, ...comparedWords.es },
  said: { es: saidInSpanish },
};
