import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  { path: '/voices/promises', needs: ['write', 'promise'], load: () => import('./promises-screen.tsx') },
];
