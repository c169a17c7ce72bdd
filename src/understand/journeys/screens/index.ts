import type { Screen } from '../../../web/screen.ts';
import { customerTo, episodeTo } from './addresses.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/journeys',
    nav: { star: 'understand', label: 'journeys.nav', order: 30, key: 'j' },
    actions: [
      { label: 'journeys.compare.do', to: '/journeys/compare' },
      { label: 'journeys.promises.do', to: '/journeys/promises' },
    ],
    load: () => import('./map-screen.tsx'),
  },
  { path: '/journeys/paths', load: () => import('./paths-screen.tsx') },
  { path: '/journeys/promises', load: () => import('./promises-screen.tsx') },
  { path: '/journeys/compare', load: () => import('./compare-screen.tsx') },
  { path: '/journeys/people', load: () => import('./people-screen.tsx') },
  {
    path: '/journeys/episodes/$episode',
    needs: ['read', 'person'],
    jumps: [{ label: 'journeys.jump.episode', to: (id) => episodeTo(id) }],
    load: () => import('./episode-screen.tsx'),
  },
  {
    path: '/journeys/customers/$customer',
    needs: ['read', 'person'],
    jumps: [{ label: 'journeys.jump.customer', to: customerTo }],
    load: () => import('./customer-screen.tsx'),
  },
];
