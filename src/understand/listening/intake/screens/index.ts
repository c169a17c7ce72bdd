import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/import',
    needs: ['read', 'import'],
    nav: { star: 'understand', label: 'intake.nav', order: 5, key: 'i' },
    actions: [{ label: 'intake.drop.action', to: '/import' }],
    load: () => import('./import-screen.tsx'),
  },
  { path: '/import/$import', load: () => import('./running-screen.tsx') },
  {
    path: '/quarantine',
    needs: ['read', 'quarantine'],
    actions: [{ label: 'intake.quarantine.nav', to: '/quarantine' }],
    load: () => import('./quarantine-screen.tsx'),
  },
  { path: '/quarantine/$import', load: () => import('./rows-screen.tsx') },
];
