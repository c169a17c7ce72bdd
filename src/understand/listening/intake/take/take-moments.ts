import { kindColumn } from '../exports/export-mapping.ts';
import { Losses } from '../reading.ts';
import { type EntrySql, entrySql } from '../transform/entry-sql.ts';
import type { EntryPlan } from '../transform/plan.ts';
import type { StagedFile } from '../transform/tables.ts';
import { countRows, countTotals, type RowCounts, type Totals } from './count-rows.ts';
import { createOwnTables } from './own-tables.ts';
import { settlePeople } from './people.ts';
import { listBad, noteRows, storeEntry } from './store-entry.ts';
import { type Survey, survey } from './survey.ts';
import type { Work } from './work.ts';

export interface Taken {
  readonly rows: readonly RowCounts[];
  /** What was noticed, by source. */
  readonly losses: ReadonlyMap<number, Losses>;
  readonly totals: Totals;
}

const said = (entry: EntryPlan) =>
  'literal' in entry.step ? entry.step.literal : `steps of column ${entry.step.ref.column}`;

/** What one entry's survey has to tell people, in sentences. */
function tell(losses: Losses, entry: EntryPlan, found: Survey): void {
  const { left, nothing, missed, nobody, gap, repeated } = found.found;
  const at = (row: number) => `row ${row}`;
  const step = said(entry);
  // Of an export's rows each is an event, a voice or told: what one kind leaves out, another takes.
  const oneOfKinds = entry.only.some(({ ref }) => ref.column === kindColumn);
  if (left.rows > 0 && !oneOfKinds)
    losses.add(`${step}: rows the mapping leaves out`, at(left.first), left.rows);
  if (nothing.rows > 0) losses.add(`${step}: ${found.why}`, at(nothing.first), nothing.rows);
  if (missed.rows > 0) {
    const tables = entry.hops.map((hop) => hop.to.table).join(', ');
    losses.add(`${step}: no matching row in ${tables}; kept without it`, at(missed.first), missed.rows);
  }
  if (nobody.rows > 0) {
    losses.add(`${step}: no customer; the episode stands for it`, at(nobody.first), nobody.rows);
  }
  if (gap.rows > 0) {
    losses.add(
      `${step}: times the clocks skipped, moved forward by the skipped hour`,
      at(gap.first),
      gap.rows,
    );
  }
  if (repeated.rows > 0) {
    losses.add(
      `${step}: times that occurred twice that night, read as the first`,
      at(repeated.first),
      repeated.rows,
    );
  }
}

/**
 * Turns staged rows into moments: looks at every row, puts into quarantine what cannot be taken, stores what is new.
 * May be called again after a crash with a new attempt and load; what the first one left behind does not count.
 */
export async function takeMoments(
  work: Work,
  files: readonly StagedFile[],
  /** Called once the import's own tables stand; a replay lists its rows there. */
  onTables: () => Promise<void> = async () => undefined,
): Promise<Taken> {
  const { plan } = work;
  await createOwnTables(work);
  await onTables();
  const losses = new Map(files.map((file) => [file.source, new Losses()]));
  const people = await settlePeople(work);
  if (people.disputed > 0) {
    losses
      .get(files[0]?.source ?? 0)
      ?.add('Episodes with several customers; the earliest row decides', people.example, people.disputed);
  }
  const prepared: { entry: EntryPlan; sql: EntrySql; found: Survey[] }[] = [];
  for (const entry of plan.entries) {
    work.check();
    const sql = entrySql(plan, entry, people.table);
    const rows = plan.tables.get(entry.table)?.files.reduce((sum, file) => sum + file.rows, 0) ?? 0;
    const found = await survey(work, sql, rows);
    for (const file of found) {
      const told = losses.get(file.source);
      if (told !== undefined) tell(told, entry, file);
    }
    prepared.push({ entry, sql, found });
  }

  const surveyed = new Map(files.map((file) => [file.source, { taken: 0, left: 0 }]));
  const noted = new Set<number>();
  for (const table of plan.tables.values()) {
    const own = prepared.filter(({ entry }) => entry.table === table.name);
    const several = table.files.length > 1;
    const note =
      own.some(({ entry }) => entry.id !== null) ||
      work.replays !== null ||
      (own.length > 1 &&
        (several ||
          work.before.moments > 0 ||
          own.some(({ found }) => found.some((file) => file.found.left.rows > 0))));
    for (const { entry, sql, found } of own) {
      work.check();
      for (const file of found) {
        const sum = surveyed.get(file.source);
        if (sum === undefined) continue;
        sum.taken += file.taken;
        sum.left += file.found.left.rows;
        if (note) noted.add(file.source);
        // Without notes and with several entries nothing is known already: what is taken is what is stored.
        else if (own.length > 1) sum.taken = 0;
      }
      if (note) await noteRows(work, sql);
      if (found.some((file) => file.bad > 0)) await listBad(work, entry, sql);
      if (found.some((file) => file.taken > 0)) {
        const repeats = found.some((file) => file.repeats === null)
          ? null
          : found.some((file) => file.repeats === true);
        await storeEntry(work, entry, sql, several, repeats);
      }
    }
  }
  const counted = await countRows(work, surveyed, noted);
  const rows = counted.map((file) => ({ ...file, duplicate: Math.max(0, file.duplicate) }));
  return { rows, losses, totals: await countTotals(work) };
}
