import { type Forgetter, namesOf, without } from '../../server/forgetting.ts';
import { forgetInFindings } from './store.ts';

export const forgets: readonly Forgetter[] = [
  {
    // A finding holds no words, only pointers at customers; the figures of the next look are without them.
    what: 'findings that pointed at them',
    tables: ['findings', 'findings_runs'],
    forget: ({ records }, who) =>
      forgetInFindings(records, who.workspaceId, (document) => without(document, namesOf(who))),
  },
];
