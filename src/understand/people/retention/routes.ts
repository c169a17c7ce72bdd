import { refuse } from '../../../kernel/refusal.ts';
import { type Endpoint, serve } from '../../../server/serve.ts';
import { note } from '../../../stores/records/audit.ts';
import * as contract from './contract.ts';
import { type Keeping, leastOf, letGo, seeRules } from './let-go.ts';
import { entriesIn, writeRule } from './store.ts';

export const routesWith = (keeping: Keeping): Endpoint[] => [
  serve(contract.listRetention, (services, { caller, now }) =>
    seeRules(services, keeping, caller.workspaceId, now),
  ),

  serve(contract.setRetention, async (services, { caller, params, body, now }) => {
    const { workspaceId } = caller;
    const { kind } = params;
    const least = leastOf(keeping, kind);
    if (body.days !== null && body.days < least) {
      return refuse('too-short', `This kind of data is kept for at least ${least} days.`, {
        next: `Give ${least} days or more.`,
      });
    }
    await services.records.inWorkspace(workspaceId, async (tx) => {
      await writeRule(tx, workspaceId, { kind, ...body, by: caller.name, at: now });
      await note(tx, caller, { verb: 'change', noun: 'retention', subject: kind, detail: body });
    });
    return seeRules(services, keeping, workspaceId, now);
  }),

  serve(contract.runRetention, async (services, { caller }) => {
    const { workspaceId } = caller;
    await services.records.inWorkspace(workspaceId, (tx) =>
      note(tx, caller, { verb: 'run', noun: 'retention', subject: 'every kind' }),
    );
    return { entries: await letGo(services, keeping, workspaceId, caller.name) };
  }),

  serve(contract.listRetained, ({ records }, { caller, query }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => ({ entries: await entriesIn(tx, query.limit) })),
  ),
];
