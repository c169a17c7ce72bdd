import { createHash, randomBytes } from 'node:crypto';
import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { linkOf, putLink } from './store.ts';

/** 192 random bits: nobody comes upon another's page. */
const secretBytes = 24;
const livesDays = 400;
const day = 86_400_000;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** A link to a customer's own page, for the foot of what is sent to them. Only its hash is kept. */
export async function makePreferenceLink(
  tx: Tx,
  workspace: string,
  customer: string,
  at: Date,
): Promise<{ path: string; endsAt: Date }> {
  const token = randomBytes(secretBytes).toString('base64url');
  const endsAt = new Date(at.getTime() + livesDays * day);
  await putLink(tx, workspace, { hash: hashOf(token), customer, at, endsAt });
  return { path: `/preferences/${token}`, endsAt };
}

/** Whose page it is; null for a link that is none, or no more. */
export async function whoseLink(services: Services, token: string) {
  if (!/^[A-Za-z0-9_-]{32}$/.test(token)) return null;
  const found = await linkOf(services.records, hashOf(token));
  if (found === null) return null;
  return found.endsAt > (await services.now(found.workspace)) ? found : null;
}
