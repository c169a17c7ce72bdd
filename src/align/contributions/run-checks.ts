import { newId } from '../../kernel/ids.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import type { Tx } from '../../stores/records/records.ts';
import { voicesUnread } from '../../understand/meaning/index.ts';
import type { Verdict } from './contract.ts';
import { wholeClaim } from './judge-contribution.ts';
import { askingFor, asksMeaning, ripening, spanOf } from './measure-customers.ts';
import { readEvidence } from './read-evidence.ts';
import { sayVerdict } from './say-verdict.ts';
import { type ContributionRow, dueContributions, keepVerdict, startsOn } from './store.ts';
import { timeReading } from './time-reading.ts';
import { writeVerdict } from './write-verdict.ts';

export interface Written {
  readonly contribution: ContributionRow;
  readonly verdict: Verdict;
}
export interface Waiting {
  readonly contribution: ContributionRow;
  readonly dataUntil: Date | null;
}

/** Reads the evidence of one due contribution and writes its verdict; null = its data are not there yet. */
export async function readVerdict(
  services: Services,
  workspaceId: string,
  contribution: ContributionRow,
  now: Date,
): Promise<Verdict | Waiting> {
  const claim = wholeClaim(contribution.claim);
  const { inEffectFrom, checkOn } = contribution;
  if (claim === null || inEffectFrom === null || checkOn === null)
    throw new Error('A due contribution is registered');
  const span = await spanOf(services, workspaceId, now, claim.measure);
  const timed = timeReading({
    inEffectFrom,
    checkOn,
    now,
    span,
    ripening: await ripening(services, workspaceId, claim.measure),
  });
  if ('wait' in timed) return { contribution, dataUntil: span?.until ?? null };
  // A voice that nobody read speaks of no theme: its share would fall by itself.
  if (asksMeaning(claim) && (await voicesUnread(services, workspaceId)) > 0)
    return { contribution, dataUntil: span?.until ?? null };
  const known = span ?? { since: inEffectFrom, until: inEffectFrom };
  const actedOn = await services.records.inWorkspace(workspaceId, (tx) =>
    startsOn(tx, claim.measure, contribution.sourceId),
  );
  const read = await readEvidence(askingFor(services, workspaceId), claim, timed.read, known, actedOn);
  const written = { id: newId(), writtenAt: now.toISOString() };
  if (!isRefusal(read)) return { ...writeVerdict(claim, read.evidence), readings: read.readings, ...written };
  const gone = {
    outcome: 'untestable',
    reason: 'measure-gone',
    effect: { value: null, low: null, high: null, level: 0.95, n: 0, method: read.say },
    rung: 'before-after',
    had: 0,
    needed: null,
  } as const;
  return {
    ...gone,
    drift: null,
    earlierWindows: 0,
    notes: [],
    readings: [],
    say: sayVerdict(claim, gone),
    ...written,
  };
}

/**
 * Writes every verdict that is due at `at`, each once, each in one transaction with what `then` records about its
 * work. Called again it goes on where it was interrupted.
 */
export async function runChecks(
  services: Services,
  workspaceId: string,
  clock: { readonly at: Date; readonly now: Date },
  then: (tx: Tx, written: Written) => Promise<void>,
): Promise<{ written: Written[]; waiting: Waiting[] }> {
  const { records } = services;
  const due = await records.inWorkspace(workspaceId, (tx) => dueContributions(tx, clock.at));
  const written: Written[] = [];
  const waiting: Waiting[] = [];
  for (const contribution of due) {
    const verdict = await readVerdict(services, workspaceId, contribution, clock.now);
    if ('contribution' in verdict) {
      waiting.push(verdict);
      continue;
    }
    const kept = await records.inWorkspace(workspaceId, async (tx) => {
      if (!(await keepVerdict(tx, contribution.id, verdict))) return false;
      await then(tx, { contribution, verdict });
      return true;
    });
    if (!kept) continue;
    written.push({ contribution, verdict });
    await services.events.emit({
      name: 'verdict-written',
      workspace: workspaceId,
      data: { source: contribution.sourceId, outcome: verdict.outcome },
    });
  }
  return { written, waiting };
}
