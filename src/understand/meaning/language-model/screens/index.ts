import type { Screen } from '../../../../web/screen.ts';

export { words } from './words.ts';

/** No word in the sidebar: one comes here from the company's settings, or by the palette. */
export const screens: readonly Screen[] = [
  {
    path: '/language-model',
    needs: ['read', 'language model'],
    actions: [{ label: 'model.action', to: '/language-model' }],
    load: () => import('./language-model-screen.tsx'),
  },
];
