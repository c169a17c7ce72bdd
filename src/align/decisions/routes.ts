import { newId } from '../../kernel/ids.ts';
import { isRefusal, refuse } from '../../kernel/refusal.ts';
import { type Asked, type Endpoint, type Services, serve } from '../../server/serve.ts';
import { findingOf } from '../contributions/index.ts';
import { move, submit } from './carry-decision.ts';
import {
  approveDecision,
  blankDecision,
  commentDecision,
  editDecision,
  listDecisions,
  openVoices,
  rejectDecision,
  returnDecision,
  runChecksOperation,
  showDecision,
  submitDecision,
  withdrawDecision,
  writeDecision,
} from './contract.ts';
import { wordsOf } from './hear-voices.ts';
import { keepCalendar } from './keep-calendar.ts';
import { listedDecisions } from './list-decisions.ts';
import { type Hand, showDecisionTo } from './read-decision.ts';
import { addComment, decisionById, noteOpened, voicesOf } from './store.ts';
import { suggestClaim, suggestDates } from './suggest-claim.ts';
import { edit, write } from './write-decision.ts';

const handOf = (services: Services, { caller, now }: Pick<Asked, 'caller' | 'now'>): Hand => ({
  services,
  caller,
  now,
});

export const routes: readonly Endpoint[] = [
  serve(writeDecision, (services, asked) => write(handOf(services, asked), asked.body)),
  serve(editDecision, (services, asked) => edit(handOf(services, asked), asked.params.id, asked.body)),
  serve(submitDecision, (services, asked) => submit(handOf(services, asked), asked.params.id)),
  serve(approveDecision, (services, asked) =>
    move(handOf(services, asked), asked.params.id, 'approve', asked.body?.why),
  ),
  serve(returnDecision, (services, asked) =>
    move(handOf(services, asked), asked.params.id, 'return', asked.body.why),
  ),
  serve(rejectDecision, (services, asked) =>
    move(handOf(services, asked), asked.params.id, 'reject', asked.body.why),
  ),
  serve(withdrawDecision, (services, asked) =>
    move(handOf(services, asked), asked.params.id, 'withdraw', asked.body.why),
  ),
  serve(showDecision, (services, asked) => showDecisionTo(handOf(services, asked), asked.params.id)),

  serve(blankDecision, async (services, { query, caller, now }) => {
    if (query.finding === undefined)
      return { finding: null, function: caller.functionName ?? '', claim: suggestDates(now), measures: [] };
    const finding = await findingOf(services, caller.workspaceId, query.finding);
    if (finding === null) {
      return refuse('no-such-finding', 'This finding no longer stands out, or never did.', {
        kind: 'not-found',
        next: 'Choose one of today’s findings.',
      });
    }
    return {
      finding: { kind: 'finding' as const, id: finding.id, label: finding.sentence },
      function: finding.function,
      claim: { ...suggestDates(now), ...suggestClaim(finding) },
      measures: [...finding.measures],
    };
  }),

  serve(listDecisions, (services, { query, caller, now }) =>
    listedDecisions(services, caller.workspaceId, now, query),
  ),

  serve(openVoices, async (services, { params, caller, now }) => {
    const { workspaceId, userId } = caller;
    const row = await services.records.inWorkspace(workspaceId, (tx) => decisionById(tx, params.id));
    if (row === null) return refuse('not-found', `There is no decision ${params.id}.`, { kind: 'not-found' });
    if (row.submittedAt === null) {
      return refuse('not-submitted', 'Its voices are drawn when it is submitted.', { kind: 'conflict' });
    }
    const { submittedAt } = row;
    const chosen = await services.records.inWorkspace(workspaceId, (tx) => voicesOf(tx, row.id));
    const voices = await wordsOf(services, workspaceId, chosen);
    // Noted after the words were fetched: nobody has heard what could not be shown.
    await services.records.inWorkspace(workspaceId, (tx) => noteOpened(tx, row.id, submittedAt, userId, now));
    return { voices, note: noteOn(voices) };
  }),

  serve(commentDecision, async (services, asked) => {
    const { params, caller, now, body } = asked;
    const added = await services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const row = await decisionById(tx, params.id);
      if (row === null)
        return refuse('not-found', `There is no decision ${params.id}.`, { kind: 'not-found' });
      await addComment(tx, {
        id: newId(),
        decision: row.id,
        at: now,
        whoId: caller.userId,
        who: caller.name,
        text: body.text,
      });
      return null;
    });
    return isRefusal(added) ? added : showDecisionTo(handOf(services, asked), params.id);
  }),

  serve(runChecksOperation, (services, { body, caller, now }) =>
    keepCalendar(services, caller.workspaceId, now, body?.at === undefined ? now : new Date(body.at)),
  ),
];

function noteOn(voices: readonly { readonly dissenting: boolean }[]): string {
  if (voices.length === 0) return 'Nobody concerned has said anything in words.';
  const drawn = `Drawn at random from those concerned; nobody chose ${voices.length === 1 ? 'it' : 'them'}.`;
  if (voices.some(({ dissenting }) => dissenting)) return `${drawn} One of them says the opposite of most.`;
  return `${drawn} Nobody was found who says the opposite of most.`;
}
