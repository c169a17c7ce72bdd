import type { Screen } from '../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/scores',
    nav: { star: 'understand', label: 'scores.nav', order: 40, key: 's' },
    actions: [{ label: 'scores.compare.do', to: '/scores/compare' }],
    load: () => import('./scores-screen.tsx'),
  },
  { path: '/scores/compare', load: () => import('./compare-screen.tsx') },
  { path: '/scores/metrics/$metric', load: () => import('./score-screen.tsx') },
];
