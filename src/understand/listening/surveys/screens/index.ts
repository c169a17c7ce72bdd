import { finder, type Screen, type Words } from '../../../../web/screen.ts';
import { listSurveys } from '../contract.ts';
import { builderWords } from './builder-words.ts';
import { listWords } from './list-words.ts';
import { logicWords } from './logic-words.ts';
import { questionWords } from './question-words.ts';
import { resultWords } from './result-words.ts';
import { saidInSpanish } from './said-es.ts';
import { booksOf } from './word-pairs.ts';

export const screens: readonly Screen[] = [
  {
    path: '/surveys',
    nav: { star: 'understand', label: 'surveys.nav', order: 11, key: 'y' },
    needs: ['read', 'survey'],
    actions: [{ label: 'surveys.new', to: '/surveys/new' }],
    finds: finder(listSurveys, ({ surveys }) =>
      surveys.map(({ id, title }) => ({
        label: title.en ?? Object.values(title)[0] ?? id,
        to: `/surveys/${id}`,
      })),
    ),
    load: () => import('./surveys-screen.tsx'),
  },
  { path: '/surveys/new', needs: ['write', 'survey'], load: () => import('./new-survey-screen.tsx') },
  { path: '/surveys/$survey', needs: ['read', 'survey'], load: () => import('./builder-screen.tsx') },
  { path: '/surveys/$survey/publish', needs: ['read', 'survey'], load: () => import('./publish-screen.tsx') },
  { path: '/surveys/$survey/results', needs: ['read', 'survey'], load: () => import('./results-screen.tsx') },
];

export const words: Words = {
  ...booksOf(listWords, builderWords, questionWords, logicWords, resultWords),
  said: { es: saidInSpanish },
};
