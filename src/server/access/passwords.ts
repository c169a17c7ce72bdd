import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { membershipsOf } from '../../align/governance/index.ts';
import type { Caller } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { note } from '../../stores/records/audit.ts';
import type { Records } from '../../stores/records/records.ts';
import { hashOf } from './keys.ts';
import type { SignIn } from './sign-in.ts';

const hours = 24;

/** What the sign-in library looks for when somebody comes with a link; only a hash of it is kept. */
const identifierOf = (token: string) => hashOf(`reset-password:${token}`);

const noMember = refuse('no-member', 'This company has no such member.', { kind: 'not-found' });

/**
 * A link with which a member chooses a new password, once, within a day. The administrator hands it over and never
 * learns the password. An earlier link of the same person ends with it. One who belongs to another company as well is
 * not this administrator's alone to let in; whoever runs the machine may.
 */
export async function passwordLink(
  records: Records,
  caller: Caller,
  userId: string,
): Promise<{ name: string; email: string; link: string; hours: number } | Refusal> {
  const { rows } = await records.inWorkspace(caller.workspaceId, (tx) =>
    sql<{ name: string; email: string }>`
      SELECT u.name, u.email FROM members m JOIN users u ON u.id::text = m.user_id
      WHERE m.user_id = ${userId}`.execute(tx),
  );
  const [person] = rows;
  if (person === undefined) return noMember;
  if (caller.userId !== 'local' && (await membershipsOf(records, userId)).length > 1) {
    return refuse('of-two-companies', `${person.name} belongs to another company here as well.`, {
      kind: 'forbidden',
      next: 'They change their password themselves, or whoever runs the server runs `sirius members password`.',
    });
  }
  const token = randomBytes(32).toString('base64url');
  await records.outside(async (tx) => {
    await sql`DELETE FROM verifications WHERE value = ${userId}`.execute(tx);
    await sql`
      INSERT INTO verifications (identifier, value, "expiresAt")
      VALUES (${identifierOf(token)}, ${userId}, now() + make_interval(hours => ${hours}))`.execute(tx);
  });
  await records.inWorkspace(caller.workspaceId, (tx) =>
    note(tx, caller, { verb: 'link', noun: 'password', subject: userId }),
  );
  return { ...person, link: `/password?token=${token}`, hours };
}

/** Sets the password of whoever holds the link, ends all their sessions, and signs them in. */
export async function choosePassword(
  signIn: SignIn,
  { token, password }: { token: string; password: string },
): Promise<Response | Refusal> {
  const person = await signIn.personOfLink(token);
  if (person === null || !(await signIn.choosePassword(token, password))) {
    return refuse('no-link', 'This link is not valid (any more).', {
      kind: 'not-found',
      next: 'Ask an administrator of your company for a new one.',
    });
  }
  return signIn.start(person.email, password);
}
