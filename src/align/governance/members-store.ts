import { sql } from 'kysely';
import { newId } from '../../kernel/ids.ts';
import type { Role } from '../../kernel/policy.ts';
import type { Records, Tx } from '../../stores/records/records.ts';

export interface MemberRow {
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: Role[];
  readonly function_name: string | null;
}

export interface InvitationRow {
  readonly id: string;
  readonly email: string;
  readonly roles: Role[];
  readonly function_name: string | null;
  readonly expires_at: Date;
}

const functionNamed = (name: string | null) => (name === null ? {} : { functionName: name });

export const presentMember = (row: MemberRow) => ({
  userId: row.user_id,
  name: row.name,
  email: row.email,
  roles: row.roles,
  ...functionNamed(row.function_name),
});

export const presentInvitation = (row: InvitationRow) => ({
  id: row.id,
  email: row.email,
  roles: row.roles,
  ...functionNamed(row.function_name),
  expiresAt: row.expires_at.toISOString(),
});

const memberColumns = sql`m.user_id, coalesce(u.name, m.user_id) AS name, coalesce(u.email, '') AS email,
  m.roles, m.function_name`;

export async function membersOf(records: Records, workspaceId: string) {
  return records.inWorkspace(workspaceId, async (tx) => {
    const members = await sql<MemberRow>`
      SELECT ${memberColumns} FROM members m LEFT JOIN users u ON u.id::text = m.user_id
      ORDER BY name, m.user_id`.execute(tx);
    const invitations = await sql<InvitationRow>`
      SELECT id, email, roles, function_name, expires_at FROM invitations
      WHERE accepted_at IS NULL AND expires_at > now() ORDER BY email, id`.execute(tx);
    return {
      members: members.rows.map(presentMember),
      invitations: invitations.rows.map(presentInvitation),
    };
  });
}

/** One member, locked until the transaction ends; null for foreign and unknown alike. */
export async function memberForChange(tx: Tx, userId: string): Promise<MemberRow | null> {
  // Every change of members waits for the one before, so that two cannot each remove the other administrator.
  await sql`SELECT 1 FROM members ORDER BY user_id FOR UPDATE`.execute(tx);
  const { rows } = await sql<MemberRow>`
    SELECT ${memberColumns} FROM members m LEFT JOIN users u ON u.id::text = m.user_id
    WHERE m.user_id = ${userId}`.execute(tx);
  return rows[0] ?? null;
}

/** How many administrators the company would have without this person. */
export async function administratorsBeside(tx: Tx, userId: string): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    SELECT count(*) AS n FROM members
    WHERE 'administrator' = ANY (roles) AND user_id <> ${userId}`.execute(tx);
  return Number(rows[0]?.n ?? 0);
}

export async function writeMember(
  tx: Tx,
  userId: string,
  roles: readonly Role[],
  functionName: string | null,
): Promise<void> {
  await sql`
    UPDATE members SET roles = ${[...roles]}, function_name = ${functionName}
    WHERE user_id = ${userId}`.execute(tx);
}

export async function deleteMember(tx: Tx, userId: string): Promise<void> {
  await sql`DELETE FROM members WHERE user_id = ${userId}`.execute(tx);
}

/** A new invitation; an earlier one of the same person that is still open ends with it. */
export async function addInvitation(
  tx: Tx,
  given: {
    workspaceId: string;
    email: string;
    roles: readonly Role[];
    functionName: string | null;
    hash: string;
    invitedBy: string;
    days: number;
  },
): Promise<InvitationRow> {
  const email = given.email.toLowerCase();
  await sql`DELETE FROM invitations WHERE email = ${email} AND accepted_at IS NULL`.execute(tx);
  const { rows } = await sql<InvitationRow>`
    INSERT INTO invitations (id, workspace_id, email, roles, function_name, hash, invited_by, expires_at)
    VALUES (${newId()}, ${given.workspaceId}::uuid, ${email}, ${[...given.roles]}, ${given.functionName},
            ${given.hash}, ${given.invitedBy}, now() + make_interval(days => ${given.days}))
    RETURNING id, email, roles, function_name, expires_at`.execute(tx);
  return rows[0] as InvitationRow;
}

/** Takes an open invitation back; false when this company has none of this id. */
export async function deleteInvitation(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM invitations WHERE id::text = ${id} AND accepted_at IS NULL RETURNING id`.execute(tx);
  return rows.length > 0;
}
