import { isRefusal } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { presentContribution, runChecks, sayDay } from '../contributions/index.ts';
import type { Checks } from './contract.ts';
import { moveDecision } from './move-decision.ts';
import { changeDecision, type DecisionRow, decisionById, remember, startingBy } from './store.ts';

const calendar = 'the calendar';

const entry = (row: DecisionRow, at: Date, move: 'start' | 'check', to: 'in-effect' | 'checked') => ({
  subject: row.id,
  at,
  whoId: calendar,
  who: 'The calendar',
  move,
  from: row.state,
  to,
  why: null,
});

/** Brings approved decisions into effect whose start has come. */
async function startDue(services: Services, workspaceId: string, now: Date): Promise<Checks['started']> {
  const started = await services.records.inWorkspace(workspaceId, async (tx) => {
    const rows = await startingBy(tx, now);
    for (const row of rows) {
      await changeDecision(tx, row.id, { state: 'in-effect' });
      await remember(tx, entry(row, row.inEffectFrom ?? now, 'start', 'in-effect'));
    }
    return rows.map(({ id, title, inEffectFrom }) => ({
      decision: id,
      title,
      inEffectFrom: (inEffectFrom ?? now).toISOString(),
    }));
  });
  for (const { decision } of started) {
    await services.events.emit({ name: 'decision-in-effect', workspace: workspaceId, data: { decision } });
  }
  return started;
}

/**
 * What the calendar does by itself: starts what is to start, and writes the verdicts that are due at `at`. Safe to
 * call at any time and from several servers; nothing is written twice.
 */
export async function keepCalendar(
  services: Services,
  workspaceId: string,
  now: Date,
  at = now,
): Promise<Checks> {
  const started = await startDue(services, workspaceId, now);
  const titles = new Map<string, string>();
  const titleOf = async (id: string) => {
    const row = await services.records.inWorkspace(workspaceId, (tx) => decisionById(tx, id));
    titles.set(id, row?.title ?? '');
  };
  const { written, waiting } = await runChecks(
    services,
    workspaceId,
    { at, now },
    async (tx, { contribution }) => {
      const row = await decisionById(tx, contribution.sourceId, true);
      if (row === null) return;
      titles.set(row.id, row.title);
      const moved = moveDecision(
        {
          state: row.state,
          authorId: row.authorId,
          complete: true,
          startsOn: null,
          checkOn: contribution.checkOn,
          submittedAt: row.submittedAt,
          inEffectFrom: row.inEffectFrom,
          lastMove: null,
        },
        'check',
        { now: at, by: calendar },
      );
      if (isRefusal(moved))
        throw new Error(`A verdict was due on a decision that is ${row.state}: ${moved.say}`);
      await changeDecision(tx, row.id, { state: 'checked' });
      await remember(tx, entry(row, now, 'check', 'checked'));
    },
  );
  for (const { contribution } of waiting) await titleOf(contribution.sourceId);
  return {
    at: at.toISOString(),
    written: written.map(({ contribution, verdict }) => ({
      decision: contribution.sourceId,
      title: titles.get(contribution.sourceId) ?? '',
      verdict,
      sentence: presentContribution(contribution, now).sentence,
    })),
    waiting: waiting.map(({ contribution, dataUntil }) => {
      const checkOn = (contribution.checkOn ?? at).toISOString().slice(0, 10);
      const known =
        dataUntil === null ? 'nothing is known of customers yet' : `records reach ${sayDay(dataUntil)}`;
      return {
        decision: contribution.sourceId,
        title: titles.get(contribution.sourceId) ?? '',
        checkOn,
        dataUntil: dataUntil?.toISOString() ?? null,
        say: `Due since ${sayDay(checkOn)}; it waits for data, for ${known}.`,
      };
    }),
    started,
  };
}
