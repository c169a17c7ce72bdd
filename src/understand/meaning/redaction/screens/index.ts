import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

/** No word in the sidebar: one comes here from the company's settings, or by the palette. */
export const screens: readonly Screen[] = [
  {
    path: '/personal-data',
    needs: ['read', 'redaction'],
    actions: [{ label: 'redaction.action', to: '/personal-data' }],
    load: () => import('./personal-data-screen.tsx'),
  },
];
