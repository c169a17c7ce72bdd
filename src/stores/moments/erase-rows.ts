import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { localName } from './migrate.ts';
import type { MomentsPort } from './port.ts';

const limits = { seconds: 600 };

/** A value as ClickHouse text; only for ids and hashes, which hold nothing to escape. */
function plain(value: string): string {
  if (!/^[0-9a-f-]+$/.test(value)) throw new Error('Only ids and hashes are written into a statement');
  return `'${value}'`;
}

/** Tables from which rows are erased. */
const erasable = [
  'moments',
  'timeline',
  'episodes',
  'answers',
  'clauses',
  'aliases',
  'customer_facts',
  'wording_bands',
  'quarantine',
] as const;

interface Change {
  readonly table: (typeof erasable)[number];
  readonly change: string;
}

/**
 * Rewrites the parts of tables that hold such rows; the old parts go with `dropOldParts`, or a little later by themselves.
 *
 * A change is kept by the engine in its list of changes: it may hold ids and salted hashes, never what is erased.
 */
async function rewrite(port: MomentsPort, changes: readonly Change[]): Promise<void> {
  for (const { table, change } of changes) {
    const local = localName(port, table);
    // What was rewritten would else stay on the disk for minutes.
    await port.runEverywhere(`ALTER TABLE ${local} MODIFY SETTING old_parts_lifetime = 1`);
    await port.runEverywhere(`ALTER TABLE ${local} ${change} SETTINGS mutations_sync = 2`);
  }
}

/** Removes from the disk what was rewritten: afterwards the bytes of erased rows are gone. Once, after everything was erased. */
export async function dropOldParts(port: MomentsPort): Promise<void> {
  await pause(1500);
  for (const table of erasable) {
    const local = localName(port, table);
    // Dropping a partition, also one that is not there, makes the engine remove old parts now rather than at leisure.
    await port.runEverywhere(`ALTER TABLE ${local} DROP PARTITION ID 'none'`);
    await port.runEverywhere(`ALTER TABLE ${local} RESET SETTING old_parts_lifetime`);
  }
}

/** Erases the rows of some customers from tables with the columns workspace and customer; gives how many each held. */
export async function eraseCustomers(
  port: MomentsPort,
  tables: readonly (typeof erasable)[number][],
  workspace: string,
  customers: readonly string[],
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const table of tables) {
    const [found] = (await port.rows(
      `SELECT count() AS rows FROM ${table} WHERE workspace = {workspace:UUID} AND customer IN {customers:Array(String)}`,
      { workspace, customers: [...customers] },
      limits,
    )) as { rows: number }[];
    counts.set(table, found?.rows ?? 0);
  }
  const salt = randomBytes(16).toString('hex');
  const hashes = customers.map((customer) =>
    plain(createHash('sha256').update(salt).update(customer).digest('hex')),
  );
  await rewrite(
    port,
    tables
      .filter((table) => (counts.get(table) ?? 0) > 0)
      .map((table) => ({
        table,
        change: `DELETE WHERE workspace = ${plain(workspace)}
          AND lower(hex(SHA256(concat(${plain(salt)}, customer)))) IN (${hashes.join(', ')})`,
      })),
  );
  return counts;
}

/** A statement holds at most so many ids: the engine reads no text longer than 256 kB. */
const idsAtOnce = 1500;

export function* portionsOf<T>(all: readonly T[], most = idsAtOnce): Generator<T[]> {
  for (let from = 0; from < all.length; from += most) yield all.slice(from, from + most);
}

/** Erases the bands of wordings (hashes of hashes of words); gives how many wordings had some. */
export async function eraseWordings(
  port: MomentsPort,
  workspace: string,
  wordings: readonly string[],
): Promise<number> {
  const changes: Change[] = [];
  let erased = 0;
  for (const portion of portionsOf(wordings)) {
    const [found] = (await port.rows(
      `SELECT uniqExact(wording) AS wordings FROM wording_bands
       WHERE workspace = {workspace:UUID} AND wording IN {wordings:Array(UInt64)}`,
      { workspace, wordings: portion },
      limits,
    )) as { wordings: number }[];
    if (found === undefined || found.wordings === 0) continue;
    erased += found.wordings;
    const list = portion.map((wording) => plain(wording)).join(', ');
    changes.push({
      table: 'wording_bands',
      change: `DELETE WHERE workspace = ${plain(workspace)} AND wording IN (${list})`,
    });
  }
  await rewrite(port, changes);
  return erased;
}

/** Rows of the quarantine, as they are told apart. */
export interface QuarantinedPlace {
  readonly import: string;
  readonly file: number;
  readonly row: number;
}

/** Empties what quarantined rows hold; that there was a row, and the sentence given, stay. */
export async function eraseQuarantined(
  port: MomentsPort,
  workspace: string,
  places: readonly QuarantinedPlace[],
  sentence: string,
): Promise<void> {
  const said = Buffer.from(sentence).toString('hex');
  const changes = [...portionsOf(places)].map((portion) => {
    const tuples = portion.map(
      (place) => `(toUUID(${plain(place.import)}), ${Math.trunc(place.file)}, ${Math.trunc(place.row)})`,
    );
    const where = `workspace = ${plain(workspace)} AND (import, file, row) IN (${tuples.join(', ')})`;
    return {
      table: 'quarantine' as const,
      change: `UPDATE raw = '', reason = unhex(${plain(said)}) WHERE ${where}`,
    };
  });
  await rewrite(port, changes);
}
