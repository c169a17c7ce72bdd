import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/people/links',
    needs: ['read', 'identity'],
    actions: [{ label: 'identity.title', to: '/people/links' }],
    load: () => import('./links-screen.tsx'),
  },
];
