import { counter, type Screen } from '../../../web/screen.ts';
import { listFindings } from '../contract.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/findings',
    nav: {
      star: 'understand',
      label: 'findings.nav',
      order: 50,
      key: 'f',
      counter: counter(listFindings, ({ findings }) =>
        findings.length === 0 ? undefined : { key: 'findings.nav.count', count: findings.length },
      ),
    },
    load: () => import('./findings-screen.tsx'),
  },
  { path: '/findings/$finding', load: () => import('./finding-screen.tsx') },
];
