import { type Forgetter, namesOf, without } from '../../server/forgetting.ts';
import { forgetEvidence } from './store.ts';

export const forgets: readonly Forgetter[] = [
  {
    // Claims and verdicts are people's words and figures of many; evidence may point at one customer.
    what: 'evidence of contributions',
    tables: ['contributions'],
    forget: ({ records }, who) =>
      forgetEvidence(records, who.workspaceId, (evidence) => without(evidence, namesOf(who))),
  },
];
