import type { Screen, Words } from '../../../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';
import { en, es } from './words.ts';

export const words: Words = { en, es, said: { es: saidInSpanish } };

/** No word in the sidebar: one comes here from the company's settings, from a survey's rules, or by the palette. */
export const screens: readonly Screen[] = [
  {
    path: '/captcha',
    needs: ['read', 'captcha'],
    actions: [{ label: 'captcha.action', to: '/captcha' }],
    load: () => import('./captcha-screen.tsx'),
  },
];
