import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/consent',
    needs: ['read', 'consent'],
    actions: [{ label: 'consent.title', to: '/consent' }],
    load: () => import('./consent-screen.tsx'),
  },
];
