import type { Screen, Words } from '../../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';
import { en, es } from './words.ts';

export const words: Words = { en, es, said: { es: saidInSpanish } };

/** No word in the sidebar: one comes here from the company's settings, from invitations, or by the palette. */
export const screens: readonly Screen[] = [
  {
    path: '/mail',
    needs: ['read', 'mail'],
    actions: [{ label: 'mail.action', to: '/mail' }],
    load: () => import('./mail-screen.tsx'),
  },
];
