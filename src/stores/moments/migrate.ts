import { migration as moments0001 } from './migrations/0001-moments.ts';
import { migration as moments0002 } from './migrations/0002-quarantine.ts';
import { migration as moments0003 } from './migrations/0003-clauses.ts';
import { migration as moments0004 } from './migrations/0004-text-key.ts';
import { migration as moments0005 } from './migrations/0005-stories.ts';
import { migration as moments0006 } from './migrations/0006-about.ts';
import { migration as moments0007 } from './migrations/0007-people.ts';
import type { MomentsPort } from './port.ts';

/** A table as data, so that one definition serves the single engine and the sharded cluster alike. */
export interface Table {
  readonly name: string;
  readonly columns: string;
  readonly order: string;
  readonly partition?: string;
  readonly settings?: string;
  /** The column whose hash says which shard a row lives on. */
  readonly shardBy: string;
}

/** Forward only. A later change is a new migration with `statements` that run on every node. */
export interface Migration {
  readonly name: string;
  readonly tables?: readonly Table[];
  readonly statements?: readonly string[];
  /** Columns that older tables lack. */
  readonly added?: readonly { readonly table: string; readonly column: string }[];
}

export const momentsMigrations: readonly Migration[] = [
  moments0001,
  moments0002,
  moments0003,
  moments0004,
  moments0005,
  moments0006,
  moments0007,
];

/** On a cluster the rows live in `NAME_local` on each shard, and `NAME` is the door to all of them. */
export function localName(port: MomentsPort, table: string): string {
  return port.form === 'cluster' ? `${table}_local` : table;
}

function create(port: MomentsPort & { cluster?: string | null }, table: Table): string[] {
  const local = localName(port, table.name);
  const parts = table.partition === undefined ? '' : `PARTITION BY ${table.partition}`;
  const settings = table.settings === undefined ? '' : `SETTINGS ${table.settings}`;
  const statements = [
    `CREATE TABLE IF NOT EXISTS ${local} (${table.columns}\n) ENGINE = MergeTree ${parts} ORDER BY (${table.order}) ${settings}`,
  ];
  if (port.form === 'cluster') {
    statements.push(
      `CREATE TABLE IF NOT EXISTS ${table.name} AS ${local} ENGINE = Distributed('${port.cluster}', currentDatabase(), ${local}, cityHash64(${table.shardBy}))`,
    );
  }
  return statements;
}

/** Brings the moments store to the newest form. Each statement may be repeated, so a killed run is simply run again. */
export async function migrateMoments(port: MomentsPort): Promise<string[]> {
  await port.runEverywhere(
    'CREATE TABLE IF NOT EXISTS migrations (name String, at DateTime64(3) DEFAULT now64()) ENGINE = MergeTree ORDER BY name',
  );
  const done = new Set(
    ((await port.rows('SELECT name FROM migrations')) as { name: string }[]).map((row) => row.name),
  );
  const applied: string[] = [];
  for (const migration of momentsMigrations) {
    if (done.has(migration.name)) continue;
    for (const table of migration.tables ?? []) {
      for (const statement of create(port, table)) await port.runEverywhere(statement);
    }
    for (const { table, column } of migration.added ?? []) {
      for (const name of new Set([localName(port, table), table]))
        await port.runEverywhere(`ALTER TABLE ${name} ADD COLUMN IF NOT EXISTS ${column}`);
    }
    for (const statement of migration.statements ?? []) await port.runEverywhere(statement);
    await port.run('INSERT INTO migrations (name) SELECT {name:String}', { name: migration.name });
    applied.push(migration.name);
  }
  return applied;
}
