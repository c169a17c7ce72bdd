import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/people/panels',
    needs: ['read', 'segment'],
    actions: [{ label: 'panels.title', to: '/people/panels' }],
    load: () => import('./panels-screen.tsx'),
  },
  {
    path: '/people/panels/$panel',
    needs: ['read', 'person'],
    load: () => import('./panel-screen.tsx'),
  },
];
