import { counter, finder, type Screen } from '../../../web/screen.ts';
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
    finds: finder(listFindings, ({ findings }) =>
      findings.map(({ id, sentence }) => ({ label: sentence, to: `/findings/${id}` })),
    ),
    load: () => import('./findings-screen.tsx'),
  },
  { path: '/findings/$finding', load: () => import('./finding-screen.tsx') },
];
