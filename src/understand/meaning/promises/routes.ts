import { isRefusal } from '../../../kernel/refusal.ts';
import { serve } from '../../../server/serve.ts';
import * as contract from './contract.ts';
import { judgeQuoted, takeBackQuoted } from './judge-quoted.ts';
import { seeQuoted } from './see-quoted.ts';
import { quotedDecisions, shown } from './store.ts';

const usualList = 50;

export const routes = [
  serve(contract.listQuoted, (services, { caller, query }) =>
    seeQuoted(services, caller.workspaceId, query.limit),
  ),
  serve(contract.decideQuoted, async (services, { caller, body }) => {
    const kept = await judgeQuoted(services, caller, body);
    return isRefusal(kept) ? kept : shown(kept);
  }),
  serve(contract.undoQuoted, async (services, { caller, params }) =>
    shown(await takeBackQuoted(services, caller, params.decision)),
  ),
  serve(contract.listQuotedDecisions, async (services, { caller, query }) => {
    const limit = query.limit ?? usualList;
    return (await quotedDecisions(services.records, caller.workspaceId, { limit })).map(shown);
  }),
];
