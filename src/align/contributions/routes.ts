import { refuse } from '../../kernel/refusal.ts';
import { type Endpoint, serve } from '../../server/serve.ts';
import { findingOf } from './ask-findings.ts';
import { importWork, judgeOperation, linkWork, listOrphans, listWork, traceOperation } from './contract.ts';
import { prepareClaim } from './prepare-claim.ts';
import { readWorkList } from './read-work-list.ts';
import { orphansOf, traceOf } from './see-lock.ts';
import { whyNotServed } from './serves-there.ts';
import { addWork, allWork, setServes } from './work-store.ts';

export const routes: readonly Endpoint[] = [
  serve(judgeOperation, async (services, { body, caller, now }) => {
    const finding =
      body.finding === undefined ? null : await findingOf(services, caller.workspaceId, body.finding);
    return prepareClaim(services, caller.workspaceId, body.claim, {
      now,
      language: body.language,
      findingSaid: finding?.sentence,
      source: body.decision,
    });
  }),

  serve(listOrphans, (services, { caller, now }) => orphansOf(services, caller.workspaceId, now)),

  serve(traceOperation, async (services, { params, caller, now }) => {
    const trace = await traceOf(services, caller.workspaceId, params.id, now);
    if (trace !== null) return trace;
    return refuse('not-found', `Nothing has the id ${params.id}.`, {
      kind: 'not-found',
      next: 'Give the id of a finding, a decision, a contribution, a verdict or a piece of work.',
    });
  }),

  serve(importWork, async (services, { body, caller, now }) => {
    const list = readWorkList(body.csv);
    const wanted = list.lines.map(({ line }) => line.serves);
    const reasons = await whyNotServed(services, caller.workspaceId, wanted);
    const lines = list.lines.filter((_, i) => reasons[i] === null);
    const refused = [
      ...list.refused,
      ...list.lines.flatMap(({ row }, i) => {
        const reason = reasons[i] ?? null;
        return reason === null ? [] : [{ row, reason }];
      }),
    ];
    refused.sort((a, b) => a.row - b.row);
    if (lines.length === 0 && refused.some(({ row }) => row === 1)) {
      return refuse('no-title', 'The list has no column "title".', {
        next: 'Name the columns in the first row: title, function, cost, currency.',
      });
    }
    const accepted = await services.records.inWorkspace(caller.workspaceId, async (tx) => {
      let count = 0;
      for (const { line } of lines) count += (await addWork(tx, line, now)) ? 1 : 0;
      return count;
    });
    return { read: lines.length + refused.length, accepted, duplicate: lines.length - accepted, refused };
  }),

  serve(listWork, (services, { caller }) => services.records.inWorkspace(caller.workspaceId, allWork)),

  serve(linkWork, async (services, { params, body, caller }) => {
    const [unserved = null] = await whyNotServed(services, caller.workspaceId, [body.serves]);
    if (unserved !== null) {
      return refuse('serves-nothing', unserved, { next: 'Give the id of a finding or a decision.' });
    }
    const item = await services.records.inWorkspace(caller.workspaceId, (tx) =>
      setServes(tx, params.id, body.serves),
    );
    return item ?? refuse('not-found', 'There is no such piece of work.', { kind: 'not-found' });
  }),
];
