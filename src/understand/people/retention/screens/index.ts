import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

/** No word in the sidebar: one comes here from personal data, or by the palette. */
export const screens: readonly Screen[] = [
  {
    path: '/personal-data/retention',
    needs: ['read', 'retention'],
    actions: [{ label: 'retention.title', to: '/personal-data/retention' }],
    load: () => import('./retention-screen.tsx'),
  },
];
