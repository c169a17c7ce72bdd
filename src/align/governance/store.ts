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

/**
 * Where clocks were seen to stand a moment ago: every request asks. Moved on this server it counts at once; moved on another
 * server, when its moment is over.
 */
const rememberMs = 1000;
const clocks = new WeakMap<Records, Map<string, { clock: string | null; until: number }>>();

/** Now in this workspace: the date its settings move it to (a demo company), else the machine's time. */
export async function workspaceNow(records: Records, workspaceId: string): Promise<Date> {
  const seen = clocks.get(records) ?? new Map<string, { clock: string | null; until: number }>();
  clocks.set(records, seen);
  let known = seen.get(workspaceId);
  if (known === undefined || known.until <= performance.now()) {
    const { rows } = await records.outside((tx) =>
      sql<{
        clock: string | null;
      }>`SELECT settings->>'clock' AS clock FROM workspaces WHERE id = ${workspaceId}::uuid`.execute(tx),
    );
    known = { clock: rows[0]?.clock ?? null, until: performance.now() + rememberMs };
    // Into the map of the question's beginning: one that was thrown away meanwhile keeps nothing.
    seen.set(workspaceId, known);
  }
  return known.clock === null ? new Date() : new Date(known.clock);
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
  clocks.delete(records);
}

interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly roles: Role[];
  readonly function_name: string | null;
}

const membershipOf = (row: MemberRow): Membership => ({
  id: row.id,
  name: row.name,
  roles: row.roles,
  ...(row.function_name === null ? {} : { functionName: row.function_name }),
});

/** The companies a person belongs to, oldest first. */
export async function membershipsOf(records: Records, userId: string): Promise<Membership[]> {
  const { rows } = await records.outside(async (tx) => {
    await sql`SELECT set_config('sirius.user', ${userId}, true)`.execute(tx);
    return sql<MemberRow>`
      SELECT w.id, w.name, m.roles, m.function_name
      FROM members m JOIN workspaces w ON w.id = m.workspace_id
      WHERE m.user_id = ${userId}
      ORDER BY w.created_at, w.id`.execute(tx);
  });
  return rows.map(membershipOf);
}

/** Makes a person a member, or changes what they are. */
export async function putMember(
  records: Records,
  workspaceId: string,
  userId: string,
  member: { roles: readonly Role[]; functionName?: string | undefined },
): Promise<void> {
  await records.inWorkspace(workspaceId, (tx) =>
    sql`
      INSERT INTO members (workspace_id, user_id, roles, function_name)
      VALUES (${workspaceId}::uuid, ${userId}, ${[...member.roles]}, ${member.functionName ?? null})
      ON CONFLICT (workspace_id, user_id)
      DO UPDATE SET roles = excluded.roles, function_name = excluded.function_name`.execute(tx),
  );
}

/** Every company of this installation; for whoever runs it. */
export async function allWorkspaces(records: Records): Promise<Workspace[]> {
  const { rows } = await records.outside((tx) =>
    sql<Workspace>`SELECT id, name FROM workspaces ORDER BY created_at, id`.execute(tx),
  );
  return rows;
}

/** Gives the company another name; false when one of this name exists. */
export async function renameWorkspace(records: Records, workspaceId: string, name: string): Promise<boolean> {
  const { rows } = await records.outside((tx) =>
    sql`
      UPDATE workspaces SET name = ${name}
      WHERE id = ${workspaceId}::uuid
        AND NOT EXISTS (SELECT 1 FROM workspaces o WHERE o.name = ${name} AND o.id <> ${workspaceId}::uuid)
      RETURNING id`.execute(tx),
  );
  return rows.length > 0;
}
