import { sql } from 'kysely';
import { keepVisiting } from '../../../../server/rounds.ts';
import type { Services } from '../../../../server/serve.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import { redactorOf } from '../../../meaning/redaction/index.ts';
import { close } from './judge-move.ts';
import { dayOf, finished, type Kept } from './kept.ts';
import { keepBack } from './make-item.ts';
import { planOf } from './plan-of.ts';
import * as store from './store.ts';
import { Places } from './take-places.ts';

/** After this long without a move somebody is taken to have broken off; until then they can go on. */
const daysUntilBrokenOff = 30;
const everyMs = 60_000;
const day = 24 * 60 * 60_000;

/** Places whose time is over are free again; the session stays and takes one anew when it goes on. */
function letGo(kept: Kept, now: Date, places: Places): Kept {
  if (kept.heldUntil === null || kept.heldUntil >= now) return kept;
  places.release(kept.places);
  return { ...kept, places: [], heldUntil: null };
}

async function sweepSurvey(
  { records }: Pick<Services, 'records'>,
  tx: Tx,
  workspace: string,
  sessions: readonly Kept[],
  now: Date,
): Promise<number> {
  const [first] = sessions;
  if (first === undefined) return 0;
  const places = new Places(await store.lockPlaces(tx, first.survey));
  const { redact } = await redactorOf(records, workspace);
  const changed: Kept[] = [];
  for (const kept of sessions) {
    if (finished(kept.state)) continue;
    const freed = letGo(kept, now, places);
    if (now.getTime() - kept.changedAt.getTime() < daysUntilBrokenOff * day) {
      if (freed !== kept) changed.push(freed);
      continue;
    }
    const plan = await planOf(records, tx, kept.survey, kept.version);
    const isAnonymous = kept.link === null;
    const answers = plan === null ? {} : keepBack(plan.definition, kept.answers, redact).answers;
    changed.push({
      ...close({ places }, freed, 'broken-off', { answers }),
      flagged: [],
      startedAt: isAnonymous ? dayOf(kept.startedAt) : kept.startedAt,
      changedAt: isAnonymous ? dayOf(kept.changedAt) : kept.changedAt,
    });
  }
  if (changed.length === 0) return 0;
  await store.writeSessions(tx, workspace, changed);
  await store.writePlaces(tx, workspace, first.survey, places.written());
  return changed.length;
}

/**
 * Gives back places held too long and ends sessions that nobody goes on with. Called again after a kill it finds the rest.
 * `now` is the company's clock.
 */
export async function sweepSessions(services: Services, workspace: string, now: Date): Promise<number> {
  const { records } = services;
  let swept = 0;
  for (;;) {
    const some = await records.inWorkspace(workspace, async (tx) => {
      const keys = await store.overdue(tx, now, new Date(now.getTime() - daysUntilBrokenOff * day));
      const sessions = await store.readSessions(tx, keys);
      let count = 0;
      for (const survey of [...new Set(sessions.map((kept) => kept.survey))].sort()) {
        const its = sessions.filter((kept) => kept.survey === survey);
        count += await sweepSurvey(services, tx, workspace, its, now);
      }
      await sql`DELETE FROM survey_proofs WHERE sent_at < ${new Date(now.getTime() - 60 * 60_000)}`.execute(
        tx,
      );
      return count;
    });
    swept += some;
    if (some === 0) return swept;
  }
}

/** In a server: looks once a minute at what is overdue. */
export async function onStart(services: Services): Promise<void> {
  const rounds = keepVisiting(services, {
    visit: async (workspace) => sweepSessions(services, workspace, await services.now(workspace)),
    everyMs,
    failed: 'unfinished surveys could not be ended; tried again soon',
  });
  void rounds.all();
}
