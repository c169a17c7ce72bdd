import type { Screen, Words } from '../../../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';

export const screens: readonly Screen[] = [];

export const words: Words = { en: {}, es: {}, said: { es: saidInSpanish } };
