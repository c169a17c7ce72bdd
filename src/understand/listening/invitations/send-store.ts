import { sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';
import type { Suppression } from './rules.contract.ts';

/** An invitation whose next message is due, as it stands when it is claimed. */
export interface Due {
  readonly id: string;
  readonly distribution: string;
  readonly person: string;
  readonly occasion: string;
  readonly step: string | null;
  readonly channel: 'email' | 'sms' | 'messenger';
  readonly address: string | null;
  readonly addressKey: string | null;
  readonly language: string | null;
  readonly link: string | null;
  readonly stopSealed: string;
  /** How many messages went out: the number of the next. */
  readonly sent: number;
  readonly answered: boolean;
}

/** Surveys for which somebody's turn has come. */
export async function surveysDue(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ survey: string }>`
    SELECT DISTINCT d.survey FROM distributions d WHERE d.state = 'running' AND EXISTS (
      SELECT 1 FROM survey_invitations i
      WHERE i.workspace_id = d.workspace_id AND i.distribution = d.id AND i.next_at <= ${now})`.execute(tx);
  return rows.map(({ survey }) => survey);
}

/** Ids and people whose turn it is to be asked one of these surveys, the longest waiting first. */
export async function dueNow(
  tx: Tx,
  now: Date,
  surveys: readonly string[],
  limit: number,
): Promise<{ id: string; person: string }[]> {
  const { rows } = await sql<{ id: string; person: string }>`
    SELECT i.id, i.person FROM survey_invitations i
    JOIN distributions d ON d.workspace_id = i.workspace_id AND d.id = i.distribution
    WHERE i.next_at <= ${now} AND d.state = 'running' AND d.survey = ANY (${[...surveys]}::uuid[])
    ORDER BY i.next_at, i.id LIMIT ${limit}`.execute(tx);
  return rows;
}

/** How many messages were claimed in the last minute of real time, with the company's turn to claim held until the end. */
export async function claimedInMinute(tx: Tx): Promise<number> {
  await sql`SELECT 1 FROM mail_settings FOR UPDATE`.execute(tx);
  const { rows } = await sql<{ n: number }>`
    SELECT count(*)::integer AS n FROM survey_sendings WHERE claimed_at > now() - interval '1 minute'`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

/** One of them, held; null when another server has it, it is no longer due, or its distribution was stopped. */
export async function holdDue(tx: Tx, id: string, now: Date): Promise<Due | null> {
  const { rows } = await sql<Due>`
    SELECT i.id, i.distribution, i.person, i.occasion, i.step, i.channel, i.address, i.address_key AS "addressKey", i.language,
      i.link, i.stop_sealed AS "stopSealed", i.sent,
      i.link IS NOT NULL AND coalesce((
        SELECT v.used OR coalesce(v.state NOT IN ('started', 'partial', 'broken-off'), false)
        FROM survey_link_standings v WHERE v.workspace_id = i.workspace_id AND v.link = i.link), true) AS answered
    FROM survey_invitations i JOIN distributions d ON d.workspace_id = i.workspace_id AND d.id = i.distribution
    WHERE i.id = ${id}::uuid AND i.next_at <= ${now} AND d.state = 'running'
    FOR UPDATE OF i SKIP LOCKED`.execute(tx);
  return rows[0] ?? null;
}

/** It is not written to them: planned ones say by which rule, later ones get no reminder. */
export async function holdBack(tx: Tx, id: string, rule: Suppression): Promise<void> {
  await sql`
    UPDATE survey_invitations SET next_at = NULL, rule = ${rule},
      disposition = CASE WHEN sent = 0 THEN 'suppressed' ELSE disposition END
    WHERE id = ${id}::uuid`.execute(tx);
}

/**
 * Takes message number `ordinal` for this server, before it is sent: the row's key lets nobody take it twice. Answers the
 * try, from 1; null when it was taken already.
 */
export async function claim(
  tx: Tx,
  workspace: string,
  message: { invitation: string; ordinal: number; messageId: string; link: string },
): Promise<number | null> {
  const { rows } = await sql<{ tries: number }>`
    INSERT INTO survey_sendings AS s (workspace_id, invitation, ordinal, state, claimed_at, message_id)
    VALUES (${workspace}::uuid, ${message.invitation}::uuid, ${message.ordinal}, 'sending', now(), ${message.messageId})
    ON CONFLICT (workspace_id, invitation, ordinal) DO UPDATE
      SET state = 'sending', tries = s.tries + 1, claimed_at = now(), message_id = excluded.message_id
      WHERE s.state = 'waiting'
    RETURNING tries`.execute(tx);
  if (rows[0] === undefined) return null;
  await sql`
    UPDATE survey_invitations SET next_at = NULL, link = ${message.link}::uuid WHERE id = ${message.invitation}::uuid`.execute(
    tx,
  );
  return rows[0].tries;
}

interface Told {
  readonly invitation: string;
  readonly ordinal: number;
  readonly at: Date;
  readonly nextAt: Date | null;
}

/** It left, or nobody knows whether it did: either way it is not sent again. */
export async function noteSent(
  tx: Tx,
  told: Told & { uncertain: boolean; why: string | null },
): Promise<void> {
  const { rows } = await sql`
    UPDATE survey_sendings SET state = ${told.uncertain ? 'uncertain' : 'sent'}, error = ${told.why}
    WHERE invitation = ${told.invitation}::uuid AND ordinal = ${told.ordinal} AND state = 'sending' RETURNING 1`.execute(
    tx,
  );
  if (rows.length === 0) return;
  await sql`
    UPDATE survey_invitations SET sent = greatest(sent, ${told.ordinal + 1}), sent_at = coalesce(sent_at, ${told.at}),
      uncertain = uncertain OR ${told.uncertain}, next_at = ${told.nextAt}::timestamptz,
      disposition = CASE WHEN disposition = 'planned' THEN 'sent' ELSE disposition END
    WHERE id = ${told.invitation}::uuid`.execute(tx);
}

/** Not now: tried again at `nextAt`. */
export async function noteWaiting(tx: Tx, told: Told & { why: string }): Promise<void> {
  const { rows } = await sql`
    UPDATE survey_sendings SET state = 'waiting', error = ${told.why}
    WHERE invitation = ${told.invitation}::uuid AND ordinal = ${told.ordinal} AND state = 'sending' RETURNING 1`.execute(
    tx,
  );
  if (rows.length === 0) return;
  await sql`UPDATE survey_invitations SET next_at = ${told.nextAt}::timestamptz WHERE id = ${told.invitation}::uuid`.execute(
    tx,
  );
}

/** Never: the mail server refused it. */
export async function noteRefused(tx: Tx, told: Omit<Told, 'nextAt'> & { why: string }): Promise<void> {
  await sql`
    UPDATE survey_sendings SET state = 'refused', error = ${told.why}
    WHERE invitation = ${told.invitation}::uuid AND ordinal = ${told.ordinal}`.execute(tx);
  await sql`
    UPDATE survey_invitations SET sent = greatest(sent, ${told.ordinal + 1}), sent_at = coalesce(sent_at, ${told.at}),
      disposition = 'bounced', next_at = NULL
    WHERE id = ${told.invitation}::uuid`.execute(tx);
}

/** Messages that were claimed so long ago (real time) that whoever claimed them is gone. */
export async function abandoned(
  tx: Tx,
  minutes: number,
): Promise<{ invitation: string; ordinal: number; distribution: string }[]> {
  const { rows } = await sql<{ invitation: string; ordinal: number; distribution: string }>`
    SELECT s.invitation, s.ordinal, i.distribution FROM survey_sendings s
    JOIN survey_invitations i ON i.workspace_id = s.workspace_id AND i.id = s.invitation
    WHERE s.state = 'sending' AND s.claimed_at < now() - make_interval(mins => ${minutes})
    FOR UPDATE OF s SKIP LOCKED`.execute(tx);
  return rows;
}

/** The invitation whose message has this Message-Id. */
export async function byMessageId(
  tx: Tx,
  messageId: string,
): Promise<{ id: string; addressKey: string | null } | null> {
  const { rows } = await sql<{ id: string; addressKey: string | null }>`
    SELECT i.id, i.address_key AS "addressKey" FROM survey_sendings s
    JOIN survey_invitations i ON i.workspace_id = s.workspace_id AND i.id = s.invitation
    WHERE s.message_id = ${messageId}`.execute(tx);
  return rows[0] ?? null;
}

export async function setDisposition(
  tx: Tx,
  id: string,
  to: 'bounced' | 'delivered' | 'opted-out',
): Promise<void> {
  await sql`
    UPDATE survey_invitations SET disposition = ${to}, next_at = CASE WHEN ${to} = 'delivered' THEN next_at END
    WHERE id = ${id}::uuid AND disposition <> 'opted-out'`.execute(tx);
}

/** Address and language of an invitation, for the page where it is unsubscribed. */
export async function addresseeOf(
  tx: Tx,
  id: string,
): Promise<{ person: string; addressKey: string | null; language: string | null } | null> {
  const { rows } = await sql<{ person: string; addressKey: string | null; language: string | null }>`
    SELECT person, address_key AS "addressKey", language FROM survey_invitations WHERE id = ${id}::uuid`.execute(
    tx,
  );
  return rows[0] ?? null;
}
