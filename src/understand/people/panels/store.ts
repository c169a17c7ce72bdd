import { sql } from 'kysely';
import { newId } from '../../../kernel/ids.ts';
import type { Stakeholder } from '../../../kernel/stakeholder.ts';
import type { Tx } from '../../../stores/records/records.ts';
import type { Member, Panel } from './contract.ts';

export interface PanelRow extends Omit<Panel, 'attrition' | 'lastJoinedAt'> {
  readonly lastJoinedAt: Date | null;
  /** Members at some time in the last year, and how many of them left in it. */
  readonly wereThere: number;
  readonly leftLately: number;
}

const lately = (now: Date) => sql`${now}::timestamptz - interval '365 days'`;

/** Every panel by name, as it stands now. */
export async function panelsIn(tx: Tx, now: Date): Promise<PanelRow[]> {
  const { rows } = await sql<PanelRow>`
    SELECT p.id, p.name, p.purpose, p.stakeholder, p.segment, p.target, p.is_open AS "isOpen",
      count(DISTINCT m.customer) FILTER (WHERE m.left_at IS NULL)::int AS members,
      count(*) FILTER (WHERE m.left_at IS NOT NULL)::int AS left,
      max(m.joined_at) AS "lastJoinedAt",
      count(*) FILTER (WHERE m.left_at IS NULL OR m.left_at > ${lately(now)})::int AS "wereThere",
      count(*) FILTER (WHERE m.left_at > ${lately(now)})::int AS "leftLately"
    FROM panels p LEFT JOIN panel_members m ON m.panel = p.id GROUP BY p.id ORDER BY p.name`.execute(tx);
  return rows;
}

/** How every panel is called. */
export async function panelNames(tx: Tx): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`SELECT id, name FROM panels ORDER BY name`.execute(
    tx,
  );
  return rows;
}

export async function ensurePanel(
  tx: Tx,
  workspace: string,
  made: { readonly name: string; readonly stakeholder: Stakeholder; readonly by: string; readonly at: Date },
): Promise<string> {
  await sql`INSERT INTO panels (id, workspace_id, name, stakeholder, created_by, created_at)
    VALUES (${newId()}::uuid, ${workspace}::uuid, ${made.name}, ${made.stakeholder}, ${made.by}, ${made.at})
    ON CONFLICT (workspace_id, name) DO NOTHING`.execute(tx);
  const { rows } = await sql<{ id: string }>`SELECT id FROM panels WHERE name = ${made.name}`.execute(tx);
  return (rows[0] as { id: string }).id;
}

/** One change of a panel's members at a time, until the transaction ends. */
export async function holdPanel(tx: Tx, id: string): Promise<void> {
  await sql`SELECT 1 FROM panels WHERE id = ${id}::uuid FOR UPDATE`.execute(tx);
}

export async function writePanel(
  tx: Tx,
  id: string,
  next: Pick<Panel, 'purpose' | 'segment' | 'target' | 'isOpen'>,
): Promise<void> {
  await sql`UPDATE panels SET purpose = ${next.purpose}, segment = ${next.segment}, target = ${next.target},
    is_open = ${next.isOpen} WHERE id = ${id}::uuid`.execute(tx);
}

/** Those who are no members join; gives how many did. */
export async function joinPanel(
  tx: Tx,
  workspace: string,
  panel: string,
  people: readonly string[],
  {
    how,
    probability,
    at,
  }: { readonly how: Member['how']; readonly probability: number | null; readonly at: Date },
): Promise<number> {
  const { rows } =
    await sql`INSERT INTO panel_members (workspace_id, panel, customer, joined_at, how, probability)
    SELECT ${workspace}::uuid, ${panel}::uuid, t.customer, ${at}, ${how}, ${probability}::float8
    FROM unnest(${[...new Set(people)]}::text[]) AS t (customer)
    WHERE NOT EXISTS (SELECT 1 FROM panel_members m WHERE m.panel = ${panel}::uuid AND m.customer = t.customer
      AND m.left_at IS NULL)
    ON CONFLICT DO NOTHING RETURNING 1`.execute(tx);
  return rows.length;
}

/** Members leave; gives how many did. */
export async function leavePanel(
  tx: Tx,
  panel: string,
  people: readonly string[],
  { why, at }: { readonly why: string; readonly at: Date },
): Promise<number> {
  const { rows } = await sql`UPDATE panel_members SET left_at = ${at}, why_left = ${why}
    WHERE left_at IS NULL AND customer = ANY(${[...people]}::text[]) AND panel = ${panel}::uuid RETURNING 1`.execute(
    tx,
  );
  return rows.length;
}

/** Everybody who is in a panel now, by name. */
export async function nowIn(tx: Tx, panel: string): Promise<string[]> {
  const { rows } = await sql<{ customer: string }>`SELECT DISTINCT customer FROM panel_members
    WHERE panel = ${panel}::uuid AND left_at IS NULL ORDER BY customer`.execute(tx);
  return rows.map(({ customer }) => customer);
}

/** Everybody who ever was in it. */
export async function everIn(tx: Tx, panel: string): Promise<string[]> {
  const { rows } = await sql<{ customer: string }>`
    SELECT DISTINCT customer FROM panel_members WHERE panel = ${panel}::uuid ORDER BY customer`.execute(tx);
  return rows.map(({ customer }) => customer);
}

export async function membersPage(
  tx: Tx,
  panel: string,
  page: { readonly limit: number; readonly offset: number },
) {
  const { rows } = await sql<
    Omit<Member, 'joinedAt' | 'leftAt'> & { joined: Date; gone: Date | null; total: number }
  >`
    SELECT customer, how, probability, joined_at AS joined, left_at AS gone, why_left AS "whyLeft",
      count(*) OVER ()::int AS total FROM panel_members WHERE panel = ${panel}::uuid
    ORDER BY joined_at DESC, customer LIMIT ${page.limit} OFFSET ${page.offset}`.execute(tx);
  return {
    total: rows[0]?.total ?? 0,
    members: rows.map(
      ({ joined, gone, total: _, ...row }): Member => ({
        ...row,
        joinedAt: joined.toISOString(),
        leftAt: gone?.toISOString() ?? null,
      }),
    ),
  };
}

/** The panels that one person is in, by whichever of these identifiers. */
export async function panelsWith(tx: Tx, customers: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ panel: string }>`SELECT DISTINCT panel FROM panel_members
    WHERE customer = ANY(${[...customers]}::text[]) AND left_at IS NULL`.execute(tx);
  return new Set(rows.map(({ panel }) => panel));
}

export async function forgetMembers(tx: Tx, customers: readonly string[]): Promise<number> {
  const { rows } = await sql`
    DELETE FROM panel_members WHERE customer = ANY(${[...customers]}::text[]) RETURNING 1`.execute(tx);
  return rows.length;
}
