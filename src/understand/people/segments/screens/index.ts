import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/segments',
    needs: ['read', 'segment'],
    nav: { star: 'understand', label: 'segments.nav', order: 28 },
    load: () => import('./segments-screen.tsx'),
  },
];
