import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { redactorOf } from '../../../meaning/redaction/index.ts';
import type { Link, Proven } from './kept.ts';
import type { Ports } from './ports.ts';
import { provePin } from './prove-pin.ts';

const hour = 60 * 60_000;
const mostCodeTries = 5;
/** Whoever used a code reads that mail: for another survey they need not wait for the whole hour. */
const afterUse = hour / 6;

export const wrongCode = refuse('wrong-code', 'This code is not the one that was sent, or it is too old.', {
  kind: 'forbidden',
  next: 'Ask for a new one.',
});

const addressKey = (email: string) => email.trim().toLowerCase();

/** Marks a code that was used: whose, is a fingerprint of the id that only the browser has, so it leads to no answer. */
const used = 'used ';

/** The first session that comes with the right code is the only one it is good for, however often that one sends it. */
async function proveEmail(
  services: Services,
  link: Link,
  { email, code, session }: { email: string; code: string; session: string },
): Promise<Refusal | null> {
  const { records } = services;
  const { fingerprint } = await redactorOf(records, link.workspace);
  const now = await services.now(link.workspace);
  const address = fingerprint(`survey address ${addressKey(email)}`);
  const wanted = fingerprint(`survey code ${addressKey(email)} ${code.trim()}`);
  const mine = used + fingerprint(`survey code ${addressKey(email)} ${code.trim()} ${link.id} ${session}`);
  return records.inWorkspace(link.workspace, async (tx) => {
    // Counted before it is compared, so that tries at the same time count one by one.
    const { rows } = await sql<{ code: string }>`
      UPDATE survey_proofs
      SET tries = tries + 1, code = CASE WHEN code = ${wanted} THEN ${mine} ELSE code END
      WHERE address = ${address} AND tries < ${mostCodeTries} AND sent_at > ${new Date(now.getTime() - hour)}
      RETURNING code`.execute(tx);
    return rows[0]?.code === mine ? null : wrongCode;
  });
}

/**
 * PIN and address that came with a move, each looked at; a wrong one is refused, a missing one is for the rules to miss. That
 * no program answers is looked at only once the rules ask for it (see enter.ts).
 */
export async function prove(
  services: Services,
  link: Link,
  given: {
    pin?: string | undefined;
    email?: string | undefined;
    code?: string | undefined;
    /** The id of the session that is to begin, as the browser made it. */
    session: string;
  },
): Promise<Proven | Refusal> {
  if (given.pin !== undefined) {
    const wrong = await provePin(services.records, link, given.pin);
    if (wrong !== null) return wrong;
  }
  const { email, code, session } = given;
  if (email !== undefined && code !== undefined) {
    const wrong = await proveEmail(services, link, { email, code, session });
    if (wrong !== null) return wrong;
  }
  return {
    pin: given.pin !== undefined,
    email: email !== undefined && code !== undefined ? addressKey(email) : null,
    captcha: false,
  };
}

/**
 * Sends a code to an address: at most one an hour for an address in a company, however many ask and by whichever survey; one
 * that was used makes room for the next after ten minutes.
 * What comes back says nothing of whether one was sent; nothing the asker wrote is in the mail.
 */
export async function sendCode(
  services: Services,
  ports: Ports,
  link: Link,
  asked: { email: string; language: string; survey: string },
): Promise<Refusal | null> {
  const { records } = services;
  const { fingerprint } = await redactorOf(records, link.workspace);
  const now = await services.now(link.workspace);
  const email = addressKey(asked.email);
  const address = fingerprint(`survey address ${email}`);
  const code = String(randomInt(0, 100_000_000)).padStart(8, '0');
  const hash = fingerprint(`survey code ${email} ${code}`);
  const isFirst = await records.inWorkspace(link.workspace, async (tx) => {
    const { rows } = await sql`
      INSERT INTO survey_proofs AS p (workspace_id, address, code, sent_at)
      VALUES (${link.workspace}::uuid, ${address}, ${hash}, ${now})
      ON CONFLICT (workspace_id, address) DO UPDATE SET code = excluded.code, tries = 0, sent_at = excluded.sent_at
      WHERE p.sent_at <= CASE WHEN starts_with(p.code, ${used})
        THEN ${new Date(now.getTime() - afterUse)}::timestamptz ELSE ${new Date(now.getTime() - hour)}::timestamptz END
      RETURNING 1`.execute(tx);
    return rows.length > 0;
  });
  if (!isFirst) return null;
  const { language, survey } = asked;
  const refused = await ports.sendCode(services, link.workspace, { to: email, code, language, survey });
  if (!isRefusal(refused)) return null;
  // Nothing went out: the next try may.
  await records.inWorkspace(link.workspace, (tx) =>
    sql`DELETE FROM survey_proofs WHERE address = ${address}`.execute(tx),
  );
  return refused;
}
