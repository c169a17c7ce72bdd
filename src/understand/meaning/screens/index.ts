import type { Screen } from '../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/voices',
    nav: { star: 'understand', label: 'meaning.nav', order: 20, key: 'v' },
    needs: ['read', 'verbatim'],
    load: () => import('./voices-screen.tsx'),
  },
  { path: '/voices/stories', needs: ['read', 'verbatim'], load: () => import('./stories-screen.tsx') },
  {
    path: '/themes',
    nav: { star: 'understand', label: 'meaning.themes.nav', order: 25, key: 't' },
    needs: ['read', 'meaning'],
    load: () => import('./themes-screen.tsx'),
  },
  { path: '/themes/words', needs: ['write', 'theme'], load: () => import('./words-screen.tsx') },
  { path: '/themes/desk', needs: ['write', 'label'], load: () => import('./desk-screen.tsx') },
  { path: '/themes/sentiment', needs: ['write', 'sentiment'], load: () => import('./sentiment-screen.tsx') },
  { path: '/themes/likeness', needs: ['read', 'representation'], load: () => import('./tier-screen.tsx') },
  { path: '/themes/taxonomy', needs: ['write', 'theme'], load: () => import('./taxonomy-screen.tsx') },
  { path: '/themes/$theme', needs: ['read', 'verbatim'], load: () => import('./theme-screen.tsx') },
];
