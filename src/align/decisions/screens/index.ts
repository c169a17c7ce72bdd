import { counter, finder, type Screen } from '../../../web/screen.ts';
import { listDecisions } from '../contract.ts';

export { words } from './words.ts';

export const screens: readonly Screen[] = [
  {
    path: '/decisions',
    nav: {
      star: 'align',
      label: 'decisions.nav',
      order: 10,
      key: 'd',
      counter: counter(listDecisions, (decisions) => ({
        key: 'decisions.openCount',
        count: decisions.filter(
          ({ state, contribution }) => state === 'submitted' || contribution.state === 'due',
        ).length,
      })),
    },
    actions: [{ label: 'decisions.new', to: '/decisions/new' }],
    finds: finder(listDecisions, (decisions) =>
      decisions.map(({ id, title }) => ({ label: title, to: `/decisions/${id}` })),
    ),
    load: () => import('./list-screen.tsx'),
  },
  { path: '/decisions/new', load: () => import('./new-screen.tsx') },
  { path: '/decisions/$id', load: () => import('./decision-screen.tsx') },
];
