import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { membershipsOf } from '../../align/governance/index.ts';
import type { Caller } from '../../kernel/policy.ts';
import { type Refusal, refuse } from '../../kernel/refusal.ts';
import type { Records } from '../../stores/records/records.ts';
import { callerByKey } from './keys.ts';
import { localCaller } from './local.ts';
import type { Person, SignIn } from './sign-in.ts';

/** Nobody in particular: what public operations are asked by. */
export const anonymous: Caller = { userId: 'anonymous', name: 'Anonymous', workspaceId: '', roles: [] };

const signedOut = refuse('signed-out', 'Sign in first.', { kind: 'signed-out', next: 'Open /sign-in.' });
const unknownKey = refuse('unknown-key', 'This key is not known here.', {
  kind: 'signed-out',
  next: 'Ask an administrator for a new key.',
});
// The same answer for a company that is another's and for one that does not exist.
const notMember = refuse('not-a-member', 'You are no member of this company.', {
  kind: 'forbidden',
  next: 'Ask an administrator of the company to invite you.',
});

const header = (value: string | string[] | undefined): string | undefined => {
  const text = Array.isArray(value) ? value[0] : value;
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

function same(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}

async function memberCaller(
  records: Records,
  person: Person,
  wanted: string | undefined,
): Promise<Caller | Refusal> {
  const memberships = await membershipsOf(records, person.id);
  const membership = wanted === undefined ? memberships[0] : memberships.find((m) => m.id === wanted);
  if (membership === undefined) return notMember;
  const { id: workspaceId, roles, functionName } = membership;
  return {
    userId: person.id,
    name: person.name,
    workspaceId,
    roles,
    ...(functionName === undefined ? {} : { functionName }),
  };
}

export interface Identify {
  readonly records: Records;
  readonly signIn: SignIn;
  /** The token in owner.json, which only readers of the data directory know. */
  readonly ownerToken: string;
}

/**
 * Who asks: a program by its key, the local administrator by the owner's token, a person by their session cookie.
 * `x-sirius-workspace` chooses among a person's companies; it is never believed. `workspace` does the same for a
 * page that cannot set headers (a live stream).
 */
export async function identify(
  { records, signIn, ownerToken }: Identify,
  headers: IncomingHttpHeaders,
  workspace?: string,
): Promise<Caller | Refusal> {
  const wanted = workspace ?? header(headers['x-sirius-workspace']);
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (headers.authorization !== undefined) {
    if (bearer === undefined) return unknownKey;
    if (same(bearer, ownerToken)) return localCaller(records, wanted, header(headers['x-sirius-user']));
    const caller = await callerByKey(records, bearer);
    if (caller === null) return unknownKey;
    return wanted === undefined || wanted === caller.workspaceId ? caller : notMember;
  }
  if (headers.cookie === undefined) return signedOut;
  const person = await signIn.personOf(new Headers({ cookie: headers.cookie }));
  return person === null ? signedOut : memberCaller(records, person, wanted);
}
