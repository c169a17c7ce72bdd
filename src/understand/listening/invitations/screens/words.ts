import type { Words } from '../../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';

export const words: Words = { en, es, said: { es: saidInSpanish } };
