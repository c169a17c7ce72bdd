import { isRefusal, refuse } from '../../../kernel/refusal.ts';
import { type Endpoint, type Services, serve } from '../../../server/serve.ts';
import { note } from '../../../stores/records/audit.ts';
import * as contract from './contract.ts';
import { countRule, recount } from './count-segments.ts';
import { historyOf, markCore, putRule, retire, segmentsIn } from './store.ts';

const unknown = refuse('no-such-segment', 'There is no segment of this number.', { kind: 'not-found' });

async function segmentOf({ records }: Pick<Services, 'records'>, workspace: string, id: string) {
  const all = await records.inWorkspace(workspace, segmentsIn);
  return all.find((segment) => segment.id === id) ?? unknown;
}

export const routes: readonly Endpoint[] = [
  serve(contract.listSegments, async ({ records }, { caller }) => ({
    segments: await records.inWorkspace(caller.workspaceId, segmentsIn),
  })),

  serve(contract.previewSegment, (services, { caller, body }) =>
    countRule(services, caller.workspaceId, body.rule),
  ),

  serve(contract.putSegment, async (services, { caller, body, now }) => {
    const { workspaceId } = caller;
    const { name, rule, why = '', core } = body;
    await countRule(services, workspaceId, rule);
    const id = await services.records.inWorkspace(workspaceId, async (tx) => {
      const written = await putRule(tx, workspaceId, { name, rule, why }, caller.name, now);
      if (core !== undefined) await markCore(tx, written, core);
      await note(tx, caller, { verb: 'write', noun: 'segment', subject: name, detail: { rule } });
      return written;
    });
    const written = await segmentOf(services, workspaceId, id);
    if (isRefusal(written)) return written;
    await recount(services, workspaceId, written, now);
    return segmentOf(services, workspaceId, id);
  }),

  serve(contract.changeSegment, async (services, { caller, params, body }) => {
    const { workspaceId } = caller;
    const before = await segmentOf(services, workspaceId, params.segment);
    if (isRefusal(before)) return before;
    await services.records.inWorkspace(workspaceId, async (tx) => {
      if (body.retired !== undefined) await retire(tx, params.segment, body.retired);
      if (body.core !== undefined) await markCore(tx, params.segment, body.core);
      await note(tx, caller, { verb: 'write', noun: 'segment', subject: before.name, detail: body });
    });
    return segmentOf(services, workspaceId, params.segment);
  }),

  serve(contract.showSegment, async (services, { caller, params }) => {
    const segment = await segmentOf(services, caller.workspaceId, params.segment);
    if (isRefusal(segment)) return segment;
    const history = await services.records.inWorkspace(caller.workspaceId, (tx) => historyOf(tx, segment.id));
    return { ...segment, ...history };
  }),
];
