import type { Forgetter } from '../../../server/forgetting.ts';
import { forgetCalls } from './store.ts';

export const forgets: readonly Forgetter[] = [
  {
    what: 'calls of the language model',
    tables: ['language_model_calls'],
    forget: ({ records }, { workspaceId, moments, texts }) =>
      records.inWorkspace(workspaceId, (tx) =>
        // A text of a word or two stands in anybody's prompt.
        forgetCalls(tx, { moments, texts: texts.filter((text) => text.trim().split(/\s+/).length > 3) }),
      ),
  },
];
