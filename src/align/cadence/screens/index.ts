import type { Screen } from '../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/',
    nav: { star: 'home', label: 'cadence.nav', order: 0, key: 'h' },
    load: () => import('./home-screen.tsx'),
  },
];
