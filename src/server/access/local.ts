import { sql } from 'kysely';
import {
  allWorkspaces,
  membershipsOf,
  type Workspace,
  workspaceNamed,
} from '../../align/governance/index.ts';
import { type Caller, roles } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Records } from '../../stores/records/records.ts';

/** A person by e-mail, read from the sign-in tables; for whoever runs the machine. */
async function personBy(records: Records, email: string): Promise<{ id: string; name: string } | null> {
  const { rows } = await records.outside((tx) =>
    sql<{ id: string; name: string }>`
      SELECT id, name FROM users WHERE email = ${email.toLowerCase()}`.execute(tx),
  );
  return rows[0] ?? null;
}

/** The company that is meant when none is named: `default`, or the oldest there is, or a new `default`. */
async function meant(records: Records, named: string | undefined): Promise<Workspace> {
  const known = named === undefined ? await allWorkspaces(records) : [];
  return (
    known.find((workspace) => workspace.name === 'default') ??
    known[0] ??
    workspaceNamed(records, named ?? 'default')
  );
}

/**
 * Whoever may read the data directory is its local administrator and may do everything in every company; a company
 * that is named and missing is made. With `email` they act as that member, with that member's roles only.
 */
export async function localCaller(
  records: Records,
  named: string | undefined,
  email?: string,
): Promise<Caller | Refusal> {
  const workspace = await meant(records, named);
  const workspaceId = workspace.id;
  if (email === undefined) return { userId: 'local', name: 'Local administrator', workspaceId, roles };
  const person = await personBy(records, email);
  const memberships = person === null ? [] : await membershipsOf(records, person.id);
  const membership = memberships.find((m) => m.id === workspaceId);
  if (person === null || membership === undefined) {
    return refuse('no-member', `Nobody with the e-mail ${email} is a member of "${workspace.name}".`, {
      next: 'See `sirius members list`.',
    });
  }
  const { functionName } = membership;
  return {
    userId: person.id,
    name: person.name,
    workspaceId,
    roles: membership.roles,
    ...(functionName === undefined ? {} : { functionName }),
  };
}
