import type { Screen } from '../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/company',
    nav: { star: 'align', label: 'governance.nav', order: 90 },
    load: () => import('./company-screen.tsx'),
  },
  { path: '/account', load: () => import('./account-screen.tsx') },
];
