import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

const personTo = (customer: string): string => `/people/customers/${encodeURIComponent(customer)}`;

export const screens: readonly Screen[] = [
  {
    path: '/people',
    nav: { star: 'understand', label: 'people.nav', order: 27 },
    needs: ['read', 'person'],
    load: () => import('./people-screen.tsx'),
  },
  {
    path: '/people/import',
    needs: ['write', 'customer'],
    load: () => import('./import-screen.tsx'),
  },
  {
    path: '/people/customers/$customer',
    needs: ['read', 'person'],
    jumps: [{ label: 'people.jump', to: personTo }],
    load: () => import('./person-screen.tsx'),
  },
];
