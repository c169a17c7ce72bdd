import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

/** Invitations stand beside surveys; contact rules are reached from them, and by the palette. */
export const screens: readonly Screen[] = [
  {
    path: '/invitations',
    needs: ['read', 'distribution'],
    nav: { star: 'understand', label: 'invitations.nav', order: 12 },
    actions: [
      { label: 'invitations.new', to: '/invitations/new' },
      { label: 'invitations.rules', to: '/invitations/rules' },
    ],
    load: () => import('./distributions-screen.tsx'),
  },
  { path: '/invitations/new', needs: ['write', 'distribution'], load: () => import('./new-screen.tsx') },
  { path: '/invitations/rules', needs: ['read', 'distribution'], load: () => import('./rules-screen.tsx') },
  {
    path: '/invitations/$distribution',
    needs: ['read', 'distribution'],
    load: () => import('./distribution-screen.tsx'),
  },
  {
    path: '/surveys/$survey/addresses',
    needs: ['read', 'survey'],
    load: () => import('./addresses-screen.tsx'),
  },
];
