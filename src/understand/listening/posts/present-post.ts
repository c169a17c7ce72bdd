import type { Held } from './contract.ts';
import type { Count } from './count-store.ts';
import { judgeState, missingOf } from './judge-state.ts';
import { postKinds } from './kinds.contract.ts';
import type { HeldRow } from './quarantine-store.ts';
import type { Day, Post, Sheet } from './sheet.contract.ts';
import type { PostRow } from './store.ts';

export const sheetOf = (row: PostRow): Sheet => ({
  owner: row.owner,
  purpose: row.purpose,
  legalBasis: row.legal_basis,
  coverage: row.coverage,
  languages: row.languages,
  retentionDays: row.retention_days,
  actionability: row.actionability,
  holes: row.holes,
  expectedHours: row.expected_hours,
});

const known = new Set<string>(postKinds.map(({ kind }) => kind));

/** Made by Sirius itself (a survey, a part's own): not set up by hand, so neither paused nor deleted by hand. */
export const isOwnPost = ({ kind }: { kind: string }) => !known.has(kind);

const counted = new Set(['accepted', 'duplicate', 'refused', 'quarantined']);
const sum = (counts: readonly Count[], isMeant: (what: string) => boolean) =>
  counts.reduce((total, { what, n }) => (isMeant(what) ? total + n : total), 0);

/** What came in an export is no item; the day it was imported is known. */
function lastImported(counts: readonly Count[]): Date | null {
  const [last] = counts
    .flatMap(({ what, day, n }) => (what === 'accepted' && n > 0 ? [day] : []))
    .sort()
    .reverse();
  return last === undefined ? null : new Date(`${last}T00:00:00Z`);
}

/** A post for people and programs. `counts` are those of this post over the last 30 days. */
export function presentPost(row: PostRow, counts: readonly Count[], quarantined: number, now: Date): Post {
  const sheet = sheetOf(row);
  const lastItemAt = row.last_item_at ?? lastImported(counts);
  return {
    ...sheet,
    id: row.id,
    name: row.name,
    kind: row.kind,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    isOwn: isOwnPost(row),
    settings: row.settings,
    address: row.address === null ? null : `/hooks/${row.address}`,
    pausedAt: row.paused_at?.toISOString() ?? null,
    pausedBy: row.paused_by,
    error: row.error,
    lastItemAt: lastItemAt?.toISOString() ?? null,
    state: judgeState(
      {
        pausedAt: row.paused_at,
        error: row.error,
        quarantined,
        lastItemAt,
        createdAt: row.created_at,
        expectedHours: row.expected_hours,
      },
      now,
    ),
    accepted: sum(counts, (what) => what === 'accepted'),
    duplicate: sum(counts, (what) => what === 'duplicate'),
    refused: sum(counts, (what) => what === 'refused'),
    setAside: sum(counts, (what) => !counted.has(what)),
    quarantined,
    missing: missingOf(sheet),
  };
}

/** The last days up to today (UTC), each with what came; days without anything stand there too. */
export function daysOf(counts: readonly Count[], now: Date, days: number): Day[] {
  return Array.from({ length: days }, (_, i) => {
    const day = new Date(now.getTime() - (days - 1 - i) * 86_400_000).toISOString().slice(0, 10);
    const mine = counts.filter((count) => count.day === day);
    return {
      day,
      accepted: sum(mine, (what) => what === 'accepted'),
      duplicate: sum(mine, (what) => what === 'duplicate'),
      refused: sum(mine, (what) => what === 'refused'),
      quarantined: sum(mine, (what) => what === 'quarantined'),
      setAside: sum(mine, (what) => !counted.has(what)),
    };
  });
}

const mostShown = 20_000;

export const presentHeld = (row: HeldRow): Held => ({
  id: row.id,
  at: row.at.toISOString(),
  form: row.form,
  raw: row.raw.slice(0, mostShown).toWellFormed(),
  place: row.place,
  reason: row.reason,
  state: row.state,
  doneBy: row.done_by,
  doneAt: row.done_at?.toISOString() ?? null,
});
