import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

/** No word in the sidebar: one comes here from personal data, from a customer's page, or by the palette. */
export const screens: readonly Screen[] = [
  {
    path: '/personal-data/erasures',
    needs: ['read', 'erasure'],
    actions: [{ label: 'erasure.action', to: '/personal-data/erasures' }],
    load: () => import('./erasure-screen.tsx'),
  },
];
