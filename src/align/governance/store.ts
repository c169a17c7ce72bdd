import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Role } from '../../kernel/policy.ts';
import type { Records } from '../../stores/records/records.ts';
import { type WorkspaceSettings, workspaceSettingsShape } from './contract.ts';

/** A company in this installation. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
}

/** Which roles a person has in one workspace. */
export interface Membership extends Workspace {
  readonly roles: readonly Role[];
  readonly functionName?: string;
}

/** The workspace of this name, made when there is none; two callers at once get the same one. */
export async function workspaceNamed(records: Records, name: string): Promise<Workspace> {
  return records.outside(async (tx) => {
    await sql`INSERT INTO workspaces (id, name) VALUES (${newId()}, ${name}) ON CONFLICT (name) DO NOTHING`.execute(
      tx,
    );
    const { rows } = await sql<Workspace>`SELECT id, name FROM workspaces WHERE name = ${name}`.execute(tx);
    return rows[0] as Workspace;
  });
}

/** Now in this workspace: the date its settings move it to (a demo company), else the machine's time. */
export async function workspaceNow(records: Records, workspaceId: string): Promise<Date> {
  const { rows } = await records.outside((tx) =>
    sql<{
      clock: string | null;
    }>`SELECT settings->>'clock' AS clock FROM workspaces WHERE id = ${workspaceId}::uuid`.execute(tx),
  );
  const clock = rows[0]?.clock ?? null;
  return clock === null ? new Date() : new Date(clock);
}

/** The workspace's name and settings, defaults filled in; null when there is no such workspace. */
export async function readSettings(
  records: Records,
  workspaceId: string,
): Promise<{ name: string; settings: WorkspaceSettings } | null> {
  const { rows } = await records.outside((tx) =>
    sql<{
      name: string;
      settings: unknown;
    }>`SELECT name, settings FROM workspaces WHERE id = ${workspaceId}::uuid`.execute(tx),
  );
  const [row] = rows;
  return row === undefined ? null : { name: row.name, settings: workspaceSettingsShape.parse(row.settings) };
}

/** Writes the settings as a whole; `clock` null takes a demo company back to the machine's time. */
export async function writeSettings(
  records: Records,
  workspaceId: string,
  settings: WorkspaceSettings,
): Promise<void> {
  await records.outside((tx) =>
    sql`UPDATE workspaces SET settings = ${JSON.stringify(settings)}::jsonb WHERE id = ${workspaceId}::uuid`.execute(
      tx,
    ),
  );
}
