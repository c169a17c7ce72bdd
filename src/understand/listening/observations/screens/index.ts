import type { Screen, Words } from '../../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';

export const screens: readonly Screen[] = [
  {
    path: '/observations',
    needs: ['read', 'observation'],
    nav: { star: 'understand', label: 'observations.nav', order: 8.5 },
    load: () => import('./list-screen.tsx'),
  },
  {
    path: '/observe',
    needs: ['write', 'observation'],
    opensAlone: true,
    actions: [
      { label: 'observations.action.observe', to: '/observe' },
      { label: 'observations.action.note', to: '/observe?kind=note' },
    ],
    load: () => import('./observe-screen.tsx'),
  },
  {
    path: '/observations/$observation',
    needs: ['read', 'observation'],
    load: () => import('./observation-screen.tsx'),
  },
];

export const words: Words = { en, es, said: { es: saidInSpanish } };
