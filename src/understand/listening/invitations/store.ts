import { sql } from 'kysely';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { InvitationDisposition } from './contract.ts';
import { type DistributionSettings, distributionSettingsShape } from './distribution.contract.ts';
import type { Listed } from './read-list.ts';
import { type ContactRules, contactRulesShape, type Suppression } from './rules.contract.ts';

export type State = 'draft' | 'running' | 'paused' | 'ended';
export interface DistributionRow {
  readonly id: string;
  readonly survey: string;
  readonly state: State;
  readonly settings: DistributionSettings;
  readonly seed: number;
  readonly revision: number;
  readonly madeAt: Date;
  readonly madeBy: string;
  readonly startedAt: Date | null;
  readonly people: number;
}

const columns = sql`
  d.id, d.survey, d.state, d.settings, d.seed, d.revision, d.made_at AS "madeAt", d.made_by AS "madeBy",
  d.started_at AS "startedAt",
  (SELECT count(*)::integer FROM distribution_people p WHERE p.distribution = d.id) AS people`;
const read = (row: DistributionRow): DistributionRow => ({
  ...row,
  seed: Number(row.seed),
  settings: distributionSettingsShape.parse(row.settings),
});

export async function allDistributions(tx: Tx, asked: { survey?: string | undefined; state?: State }) {
  const { rows } = await sql<DistributionRow>`
    SELECT ${columns} FROM distributions d
    WHERE (${asked.survey ?? null}::uuid IS NULL OR d.survey = ${asked.survey ?? null}::uuid)
      AND (${asked.state ?? null}::text IS NULL OR d.state = ${asked.state ?? null})
    ORDER BY d.changed_at DESC, d.id`.execute(tx);
  return rows.map(read);
}

export async function distributionById(
  tx: Tx,
  id: string,
  forChange = false,
): Promise<DistributionRow | null> {
  const { rows } = await sql<DistributionRow>`
    SELECT ${columns} FROM distributions d WHERE d.id = ${id}::uuid ${forChange ? sql`FOR UPDATE OF d` : sql``}`.execute(
    tx,
  );
  return rows[0] === undefined ? null : read(rows[0]);
}

export async function insertDistribution(
  tx: Tx,
  workspace: string,
  made: { id: string; survey: string; settings: DistributionSettings; seed: number; at: Date; by: string },
): Promise<void> {
  await sql`
    INSERT INTO distributions (workspace_id, id, survey, state, settings, seed, made_at, made_by, changed_at)
    VALUES (${workspace}::uuid, ${made.id}::uuid, ${made.survey}::uuid, 'draft', ${JSON.stringify(made.settings)}::jsonb,
      ${made.seed}, ${made.at}, ${made.by}, ${made.at})`.execute(tx);
}

export async function writeDistribution(
  tx: Tx,
  id: string,
  changed: { settings?: DistributionSettings; state?: State; startedAt?: Date; at: Date },
): Promise<void> {
  await sql`
    UPDATE distributions SET revision = revision + 1, changed_at = ${changed.at},
      settings = coalesce(${changed.settings === undefined ? null : JSON.stringify(changed.settings)}::jsonb, settings),
      state = coalesce(${changed.state ?? null}, state), started_at = coalesce(started_at, ${changed.startedAt ?? null}::timestamptz)
    WHERE id = ${id}::uuid`.execute(tx);
}

/** Replaces a distribution's list; who is known already gets the newer address. */
export async function writeList(
  tx: Tx,
  workspace: string,
  id: string,
  people: readonly Listed[],
  at: Date,
): Promise<void> {
  await sql`DELETE FROM distribution_people WHERE distribution = ${id}::uuid`.execute(tx);
  for (let from = 0; from < people.length; from += 5000) {
    const some = JSON.stringify(people.slice(from, from + 5000));
    await sql`
      INSERT INTO survey_contacts AS c (workspace_id, person, email, phone, language, attributes, added_at)
      SELECT ${workspace}::uuid, person, email, phone, language, attributes, ${at}
      FROM jsonb_to_recordset(${some}::jsonb) AS g (person text, email text, phone text, language text, attributes jsonb)
      ON CONFLICT (workspace_id, person) DO UPDATE SET email = coalesce(excluded.email, c.email),
        phone = coalesce(excluded.phone, c.phone), language = coalesce(excluded.language, c.language),
        attributes = c.attributes || excluded.attributes`.execute(tx);
    await sql`
      INSERT INTO distribution_people (workspace_id, distribution, person)
      SELECT ${workspace}::uuid, ${id}::uuid, person FROM jsonb_to_recordset(${some}::jsonb) AS g (person text)`.execute(
      tx,
    );
  }
}

/** Everybody of a distribution's list. */
export async function listOf(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ person: string }>`
    SELECT person FROM distribution_people WHERE distribution = ${id}::uuid ORDER BY person`.execute(tx);
  return rows.map(({ person }) => person);
}

/** How these people can be reached, as far as a list ever said so. */
export async function contactsOf(tx: Tx, people: readonly string[]): Promise<Map<string, Listed>> {
  const { rows } = await sql<Listed>`
    SELECT person, email, phone, language, attributes FROM survey_contacts WHERE person = ANY (${[...people]}::text[])`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.person, row]));
}

export async function rulesOf(
  tx: Tx,
): Promise<{ rules: ContactRules; changedAt: Date | null; changedBy: string | null }> {
  const { rows } = await sql<{ settings: unknown; at: Date; by: string }>`
    SELECT settings, changed_at AS at, changed_by AS by FROM contact_rules`.execute(tx);
  const [row] = rows;
  return {
    rules: contactRulesShape.parse(row?.settings ?? {}),
    changedAt: row?.at ?? null,
    changedBy: row?.by ?? null,
  };
}

export async function writeRules(
  tx: Tx,
  workspace: string,
  rules: ContactRules,
  at: Date,
  by: string,
): Promise<void> {
  await sql`
    INSERT INTO contact_rules (workspace_id, settings, changed_at, changed_by)
    VALUES (${workspace}::uuid, ${JSON.stringify(rules)}::jsonb, ${at}, ${by})
    ON CONFLICT (workspace_id) DO UPDATE SET settings = excluded.settings, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by`.execute(tx);
}

type StopReason = 'do-not-contact' | 'opted-out' | 'bounced';

/** Stops of these addresses, by their fingerprints. */
export async function stopsOf(tx: Tx, addresses: readonly string[]): Promise<Map<string, StopReason[]>> {
  const { rows } = await sql<{ address: string; reason: StopReason }>`
    SELECT address, reason FROM contact_stops WHERE address = ANY (${[...addresses]}::text[])`.execute(tx);
  const stops = new Map<string, StopReason[]>();
  for (const { address, reason } of rows) stops.set(address, [...(stops.get(address) ?? []), reason]);
  return stops;
}

export async function countStops(tx: Tx): Promise<{ reason: StopReason; addresses: number }[]> {
  const { rows } = await sql<{ reason: StopReason; addresses: number }>`
    SELECT reason, count(*)::integer AS addresses FROM contact_stops GROUP BY reason ORDER BY reason`.execute(
    tx,
  );
  return rows;
}

export async function insertStop(
  tx: Tx,
  workspace: string,
  stop: { address: string; reason: StopReason; how: string; at: Date },
): Promise<void> {
  await sql`
    INSERT INTO contact_stops (workspace_id, address, reason, how, at)
    VALUES (${workspace}::uuid, ${stop.address}, ${stop.reason}, ${stop.how}, ${stop.at}) ON CONFLICT DO NOTHING`.execute(
    tx,
  );
  // No reminder goes to an address that was stopped; whoever is planned is held back when their turn comes, with the rule.
  await sql`
    UPDATE survey_invitations SET next_at = NULL WHERE address_key = ${stop.address} AND sent > 0`.execute(
    tx,
  );
}

export async function deleteStop(tx: Tx, address: string, reason: StopReason): Promise<boolean> {
  const { rows } = await sql`
    DELETE FROM contact_stops WHERE address = ${address} AND reason = ${reason} RETURNING 1`.execute(tx);
  return rows.length > 0;
}

/** First invitations that went to these people or addresses since a time, whatever the survey. */
export async function invitedSince(
  tx: Tx,
  asked: { people: readonly string[]; addresses: readonly string[]; since: Date; but?: string | undefined },
): Promise<{ person: string; addressKey: string | null; at: Date; channel: string }[]> {
  const { rows } = await sql<{ person: string; addressKey: string | null; at: Date; channel: string }>`
    SELECT person, address_key AS "addressKey", sent_at AS at, channel FROM survey_invitations
    WHERE sent > 0 AND sent_at > ${asked.since} AND id IS DISTINCT FROM ${asked.but ?? null}::uuid
      AND (person = ANY (${[...asked.people]}::text[]) OR address_key = ANY (${[...asked.addresses]}::text[]))`.execute(
    tx,
  );
  return rows;
}

/** An invitation to be kept. */
export interface NewInvitation {
  readonly id: string;
  readonly person: string;
  readonly occasion: string;
  readonly step: string | null;
  readonly address: string | null;
  readonly addressKey: string | null;
  readonly language: string | null;
  readonly probability: number;
  readonly stratum: string;
  readonly rule: Suppression | null;
  readonly stopHash: string;
  readonly stopSealed: string;
}

/** Keeps them; who was invited by this distribution for this occasion already stays as they are. Answers how many are new. */
export async function insertInvitations(
  tx: Tx,
  workspace: string,
  into: { distribution: string; channel: string; at: Date; nextAt: Date },
  invitations: readonly NewInvitation[],
): Promise<number> {
  let added = 0;
  for (let from = 0; from < invitations.length; from += 2000) {
    const { rows } = await sql`
      INSERT INTO survey_invitations (workspace_id, id, distribution, person, occasion, step, channel, address, address_key,
        language, probability, stratum, disposition, rule, stop_hash, stop_sealed, next_at, planned_at)
      SELECT ${workspace}::uuid, id, ${into.distribution}::uuid, person, occasion, step, ${into.channel}, address, "addressKey",
        language, probability, stratum, CASE WHEN rule IS NULL THEN 'planned' ELSE 'suppressed' END, rule, "stopHash",
        "stopSealed", CASE WHEN rule IS NULL THEN ${into.nextAt}::timestamptz END, ${into.at}
      FROM jsonb_to_recordset(${JSON.stringify(invitations.slice(from, from + 2000))}::jsonb) AS g (id uuid, person text,
        occasion text, step text, address text, "addressKey" text, language text, probability double precision, stratum text,
        rule text, "stopHash" text, "stopSealed" text)
      ON CONFLICT (workspace_id, distribution, person, occasion) DO NOTHING RETURNING 1`.execute(tx);
    added += rows.length;
  }
  return added;
}

/** Whom a distribution keeps already, and for what. */
export async function keptBy(tx: Tx, distribution: string): Promise<{ person: string; occasion: string }[]> {
  const { rows } = await sql<{ person: string; occasion: string }>`
    SELECT person, occasion FROM survey_invitations WHERE distribution = ${distribution}::uuid`.execute(tx);
  return rows;
}

/** What became of an invitation, by itself and by what was answered at its address. `i` invitation, `v` its address' standing. */
const became = sql`
  CASE WHEN i.sent = 0 THEN i.disposition
    WHEN v.link IS NULL AND i.link IS NOT NULL THEN 'completed'
    WHEN v.state IN ('completed', 'screened-out', 'over-quota', 'refused', 'partial') THEN v.state
    WHEN v.state = 'broken-off' THEN 'partial'
    WHEN i.disposition IN ('opted-out', 'bounced') THEN i.disposition
    WHEN v.state = 'started' THEN 'started'
    ELSE i.disposition END`;
const withStanding = sql`survey_invitations i
  LEFT JOIN survey_link_standings v ON v.workspace_id = i.workspace_id AND v.link = i.link`;

/** Dispositions of some distributions: how many invitations have each, apart by the rule that held them back. */
export async function countInvitations(
  tx: Tx,
  ids: readonly string[],
): Promise<
  { distribution: string; disposition: InvitationDisposition; rule: Suppression | null; n: number }[]
> {
  const { rows } = await sql<{
    distribution: string;
    disposition: InvitationDisposition;
    rule: Suppression | null;
    n: number;
  }>`
    SELECT i.distribution, ${became} AS disposition, CASE WHEN i.disposition = 'suppressed' THEN i.rule END AS rule,
      count(*)::integer AS n
    FROM ${withStanding} WHERE i.distribution = ANY (${[...ids]}::uuid[]) GROUP BY 1, 2, 3`.execute(tx);
  return rows;
}

export async function countMessages(tx: Tx, id: string) {
  const { rows } = await sql<{
    sent: number;
    reminders: number;
    uncertain: number;
    waiting: number;
    nextAt: Date | null;
  }>`
    SELECT count(*) FILTER (WHERE s.state = 'sent')::integer AS sent,
      count(*) FILTER (WHERE s.state = 'sent' AND s.ordinal > 0)::integer AS reminders,
      count(*) FILTER (WHERE s.state = 'uncertain')::integer AS uncertain,
      count(*) FILTER (WHERE s.state IN ('waiting', 'sending'))::integer AS waiting,
      min(i.next_at) AS "nextAt"
    FROM survey_invitations i LEFT JOIN survey_sendings s ON s.workspace_id = i.workspace_id AND s.invitation = i.id
    WHERE i.distribution = ${id}::uuid`.execute(tx);
  return rows[0] ?? { sent: 0, reminders: 0, uncertain: 0, waiting: 0, nextAt: null };
}

export interface InvitationRow {
  readonly id: string;
  readonly person: string;
  readonly occasion: string;
  readonly language: string | null;
  readonly disposition: InvitationDisposition;
  readonly rule: Suppression | null;
  readonly probability: number;
  readonly messages: number;
  readonly uncertain: boolean;
  readonly sentAt: Date | null;
  readonly nextAt: Date | null;
}

export async function invitationsOf(
  tx: Tx,
  asked: { distribution: string; disposition?: string | undefined; limit: number; offset: number },
): Promise<{ total: number; rows: InvitationRow[] }> {
  const those = sql`
    SELECT i.id, i.person, i.occasion, i.language, ${became} AS disposition, i.rule, i.probability, i.sent AS messages,
      i.uncertain, i.sent_at AS "sentAt", i.next_at AS "nextAt", i.planned_at
    FROM ${withStanding} WHERE i.distribution = ${asked.distribution}::uuid`;
  const only = sql`WHERE ${asked.disposition ?? null}::text IS NULL OR disposition = ${asked.disposition ?? null}`;
  const counted = await sql<{ n: number }>`SELECT count(*)::integer AS n FROM (${those}) t ${only}`.execute(
    tx,
  );
  const { rows } = await sql<InvitationRow & { planned_at: Date }>`
    SELECT * FROM (${those}) t ${only} ORDER BY planned_at DESC, id LIMIT ${asked.limit} OFFSET ${asked.offset}`.execute(
    tx,
  );
  return { total: counted.rows[0]?.n ?? 0, rows: rows.map(({ planned_at: _, ...row }) => row) };
}

/** Whose invitation an unsubscribe address is; null when it is nobody's. */
export async function findByStop(
  records: Records,
  hash: string,
): Promise<{ workspace: string; id: string } | null> {
  return records.outside(async (tx) => {
    await sql`SELECT set_config('sirius.stop_hash', ${hash}, true)`.execute(tx);
    const { rows } = await sql<{ workspace: string; id: string }>`
      SELECT workspace_id AS workspace, id FROM survey_invitations WHERE stop_hash = ${hash}`.execute(tx);
    return rows[0] ?? null;
  });
}
