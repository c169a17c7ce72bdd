import { sql } from 'kysely';
import { putMember } from '../../align/governance/index.ts';
import type { Role } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Records } from '../../stores/records/records.ts';
import { hashOf } from './keys.ts';
import type { SignIn } from './sign-in.ts';

interface InvitationRow {
  readonly workspace_id: string;
  readonly email: string;
  readonly roles: Role[];
  readonly function_name: string | null;
}

// Used, expired, unknown: the same answer.
const noInvitation = refuse('no-invitation', 'This invitation is not valid (any more).', {
  kind: 'not-found',
  next: 'Ask for a new one.',
});

/**
 * Makes the invited person a member. The mark "accepted" is set first and once, so that one link never makes two
 * people; who is known already keeps their password and must sign in with it.
 */
export async function accept(
  records: Records,
  signIn: SignIn,
  given: { token: string; name: string; password: string },
): Promise<{ userId: string; workspaceId: string; email: string } | Refusal> {
  const hash = hashOf(given.token);
  const { rows } = await records.outside(async (tx) => {
    await sql`SELECT set_config('sirius.key_hash', ${hash}, true)`.execute(tx);
    return sql<InvitationRow>`
      SELECT workspace_id, email, roles, function_name FROM invitations
      WHERE hash = ${hash} AND accepted_at IS NULL AND expires_at > now()`.execute(tx);
  });
  const [row] = rows;
  if (row === undefined) return noInvitation;
  const { workspace_id: workspaceId, email } = row;
  if ((await signIn.personByEmail(email)) !== null && !(await signIn.start(email, given.password)).ok) {
    return refuse('wrong-password', 'You have an account here: give its password.', { kind: 'forbidden' });
  }
  const won = await records.inWorkspace(workspaceId, (tx) =>
    sql`
      UPDATE invitations SET accepted_at = now()
      WHERE hash = ${hash} AND accepted_at IS NULL RETURNING id`.execute(tx),
  );
  if (won.rows.length === 0) return noInvitation;
  const person = (await signIn.personByEmail(email)) ?? (await signIn.create({ ...given, email }));
  await putMember(records, workspaceId, person.id, {
    roles: row.roles,
    functionName: row.function_name ?? undefined,
  });
  return { userId: person.id, workspaceId, email };
}
