import { createHash, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { createTries } from '../../../../server/limits.ts';
import type { Services } from '../../../../server/serve.ts';
import type { Records } from '../../../../stores/records/records.ts';
import { redactorOf } from '../../../meaning/redaction/index.ts';
import { isPin } from '../index.ts';
import type { Link, Proven } from './kept.ts';
import type { Ports } from './ports.ts';
import { readSurveys } from './store.ts';

const hour = 60 * 60_000;
const mostCodeTries = 5;

/** Wrong PINs per address in a quarter of an hour; right ones do not count. Afterwards not even the right one is looked at. */
const wrongPins = new WeakMap<
  Records,
  { count: ReturnType<typeof createTries>; until: Map<string, number> }
>();
const mostWrongPins = 30;
/** PINs that were found right: scrypt is meant to be slow, a class of 200 is not meant to wait for it. */
const rightPins = new WeakMap<Records, Set<string>>();

export const wrongPin = refuse('wrong-pin', 'This is not the PIN of the survey.', { kind: 'forbidden' });
const tooManyPins = refuse('too-many', 'Too many wrong PINs in a short time.', {
  kind: 'forbidden',
  next: 'Wait a quarter of an hour.',
});
export const wrongCode = refuse('wrong-code', 'This code is not the one that was sent, or it is too old.', {
  kind: 'forbidden',
  next: 'Ask for a new one.',
});

async function provePin(records: Records, link: Link, pin: string): Promise<Refusal | null> {
  const state = wrongPins.get(records) ?? {
    count: createTries(mostWrongPins, hour / 4),
    until: new Map<string, number>(),
  };
  wrongPins.set(records, state);
  if ((state.until.get(link.id) ?? 0) > Date.now()) return tooManyPins;
  const kept = await records.inWorkspace(
    link.workspace,
    async (tx) => (await readSurveys(tx, [link.survey])).get(link.survey)?.pin ?? null,
  );
  if (kept === null) return wrongPin;
  const right = rightPins.get(records) ?? new Set<string>();
  rightPins.set(records, right);
  const seen = createHash('sha256').update(`${kept} ${pin}`).digest('hex');
  if (right.has(seen)) return null;
  if (await isPin(pin, kept)) {
    if (right.size > 1000) right.clear();
    right.add(seen);
    return null;
  }
  const over = state.count(link.id);
  if (over === null) return wrongPin;
  state.until.set(link.id, Date.now() + over.seconds * 1000);
  return tooManyPins;
}

/** Sessions whose PIN was right but which ask for an address too: known for an hour. */
const provenPins = new WeakMap<Records, Map<string, number>>();

export function rememberPin(records: Records, session: string): void {
  const known = provenPins.get(records) ?? new Map<string, number>();
  provenPins.set(records, known);
  if (known.size >= 10_000) known.delete(known.keys().next().value ?? '');
  known.set(session, Date.now() + hour);
}

/** Whether a session that has not begun gave the right PIN already. */
export const pinKnown = (records: Records, session: string): boolean =>
  (provenPins.get(records)?.get(session) ?? 0) > Date.now();

const addressKey = (email: string) => email.trim().toLowerCase();

async function proveEmail(
  services: Services,
  link: Link,
  email: string,
  code: string,
): Promise<Refusal | null> {
  const { records } = services;
  const { fingerprint } = await redactorOf(records, link.workspace);
  const now = await services.now(link.workspace);
  const address = fingerprint(`survey address ${addressKey(email)}`);
  const wanted = fingerprint(`survey code ${addressKey(email)} ${code.trim()}`);
  return records.inWorkspace(link.workspace, async (tx) => {
    // Counted before it is compared, so that tries at the same time count one by one.
    const { rows } = await sql<{ code: string }>`
      UPDATE survey_proofs SET tries = tries + 1
      WHERE address = ${address} AND tries < ${mostCodeTries} AND sent_at > ${new Date(now.getTime() - hour)}
      RETURNING code`.execute(tx);
    return rows[0]?.code === wanted ? null : wrongCode;
  });
}

/** The proofs that came with a move, each looked at; a wrong one is refused, a missing one is for the rules to miss. */
export async function prove(
  services: Services,
  ports: Ports,
  link: Link,
  given: {
    pin?: string | undefined;
    email?: string | undefined;
    code?: string | undefined;
    captcha?: string | undefined;
  },
): Promise<Proven | Refusal> {
  if (given.pin !== undefined) {
    const wrong = await provePin(services.records, link, given.pin);
    if (wrong !== null) return wrong;
  }
  const { email, code } = given;
  if (email !== undefined && code !== undefined) {
    const wrong = await proveEmail(services, link, email, code);
    if (wrong !== null) return wrong;
  }
  return {
    pin: given.pin !== undefined,
    email: email !== undefined && code !== undefined ? addressKey(email) : null,
    captcha: given.captcha !== undefined && (await ports.isPerson(services, link.workspace, given.captcha)),
  };
}

/**
 * Sends a code to an address: at most one an hour for an address in a company, however many ask and by whichever survey.
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
      WHERE p.sent_at <= ${new Date(now.getTime() - hour)}
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
