import type { Screen } from '../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/orphans',
    nav: { star: 'align', label: 'contributions.nav', order: 20 },
    load: () => import('./orphans-screen.tsx'),
  },
  { path: '/trace/$id', load: () => import('./trace-screen.tsx') },
];
