import type { Screen, Words } from '../../../../web/screen.ts';
import { saidInSpanish } from './said-es.ts';
import { en } from './words-en.ts';
import { es } from './words-es.ts';

export const screens: readonly Screen[] = [
  {
    path: '/posts',
    needs: ['read', 'post'],
    nav: { star: 'understand', label: 'posts.nav', order: 8 },
    load: () => import('./sheet-screen.tsx'),
  },
  {
    path: '/posts/new',
    needs: ['write', 'post'],
    actions: [{ label: 'posts.action.new', to: '/posts/new' }],
    load: () => import('./new-post-screen.tsx'),
  },
  { path: '/posts/$post', needs: ['read', 'post'], load: () => import('./post-screen.tsx') },
];

export const words: Words = { en, es, said: { es: saidInSpanish } };
