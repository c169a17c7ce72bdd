import type { Screen, Words } from '../../../../../web/screen.ts';
import { booksOf } from '../../screens/word-pairs.ts';
import { saidInSpanish } from './said-es.ts';
import { exchangeWords } from './words.ts';

/** Reached from the list of surveys, from each survey, and by the palette. */
export const screens: readonly Screen[] = [
  {
    path: '/surveys/import',
    needs: ['read', 'survey'],
    actions: [{ label: 'surveys.import', to: '/surveys/import' }],
    load: () => import('./import-screen.tsx'),
  },
  {
    path: '/surveys/$survey/exchange',
    needs: ['read', 'survey'],
    load: () => import('./exchange-screen.tsx'),
  },
];

export const words: Words = { ...booksOf(exchangeWords), said: { es: saidInSpanish } };
