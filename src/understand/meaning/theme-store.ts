import { sql } from 'kysely';
import type { Tx } from '../../stores/records/records.ts';
import { lineUpThemes } from './themes/line-up-themes.ts';

/** A theme as the records keep it. */
export interface ThemeRecord {
  readonly id: string;
  readonly kind: 'taught' | 'discovered';
  readonly name: string;
  /** The name it was found or taught with; a renamed theme keeps it. */
  readonly firstName: string;
  readonly definition: string;
  readonly parent: string | null;
  readonly words: readonly string[];
  readonly pinned: boolean;
  readonly state: 'active' | 'merged' | 'forbidden' | 'retired';
  readonly mergedInto: string | null;
  readonly createdAt: string;
}

interface Row {
  id: string;
  kind: ThemeRecord['kind'];
  name: string;
  first_name: string;
  definition: string;
  parent: string | null;
  words: string[];
  pinned: boolean;
  state: ThemeRecord['state'];
  merged_into: string | null;
  created_at: Date;
}

/** Every theme there ever was, by id. */
export async function themesIn(tx: Tx): Promise<ThemeRecord[]> {
  const { rows } = await sql<Row>`
    SELECT id, kind, name, first_name, definition, parent, words, pinned, state, merged_into, created_at
    FROM themes ORDER BY id`.execute(tx);
  return rows.map(({ first_name, merged_into, created_at, ...row }) => ({
    ...row,
    firstName: first_name,
    mergedInto: merged_into,
    createdAt: created_at.toISOString(),
  }));
}

/** Writes themes as they are now and lines all of them up again. Locks: two writers come one after the other. */
export async function keepThemes(
  tx: Tx,
  workspace: string,
  themes: readonly Omit<ThemeRecord, 'createdAt'>[],
) {
  await sql`SELECT pg_advisory_xact_lock(hashtext('themes'), hashtext(${workspace}))`.execute(tx);
  for (const theme of themes) {
    await sql`
      INSERT INTO themes (workspace_id, id, kind, name, first_name, definition, parent, words, pinned, state, merged_into)
      VALUES (${workspace}::uuid, ${theme.id}, ${theme.kind}, ${theme.name}, ${theme.firstName}, ${theme.definition},
        ${theme.parent}, ${[...theme.words]}::text[], ${theme.pinned}, ${theme.state}, ${theme.mergedInto})
      ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, first_name = excluded.first_name,
        definition = excluded.definition, parent = excluded.parent, words = excluded.words, pinned = excluded.pinned,
        state = excluded.state, merged_into = excluded.merged_into`.execute(tx);
  }
  await lineUpIn(tx);
}

async function lineUpIn(tx: Tx): Promise<void> {
  const lines = lineUpThemes(await themesIn(tx));
  const changed = JSON.stringify([...lines].map(([id, { ids, names }]) => ({ id, line: ids, names })));
  await sql`
    UPDATE themes t SET line = n.line, names = n.names
    FROM (SELECT e ->> 'id' AS id,
        ARRAY(SELECT jsonb_array_elements_text(e -> 'line')) AS line,
        ARRAY(SELECT jsonb_array_elements_text(e -> 'names')) AS names
      FROM jsonb_array_elements(${changed}::jsonb) AS e) AS n
    WHERE t.id = n.id AND (t.line <> n.line OR t.names <> n.names)`.execute(tx);
}

interface Taught {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly parent: string | null;
}

/** The taught themes become those of a taxonomy; a name that people gave since stays, and so do merges. */
export async function keepTaughtThemes(tx: Tx, workspace: string, taught: readonly Taught[]): Promise<void> {
  const known = new Map((await themesIn(tx)).map((theme) => [theme.id, theme]));
  const now = new Set(taught.map(({ id }) => id));
  const gone = [...known.values()].filter(({ id, kind }) => kind === 'taught' && !now.has(id));
  await keepThemes(tx, workspace, [
    ...gone.map((theme) => ({ ...theme, state: 'retired' as const })),
    ...taught.map((theme) => {
      const before = known.get(theme.id);
      const renamed = before !== undefined && before.name !== before.firstName;
      const state = before === undefined || before.state === 'retired' ? ('active' as const) : before.state;
      return {
        ...theme,
        kind: 'taught' as const,
        firstName: theme.name,
        name: renamed && before.firstName === theme.name ? before.name : theme.name,
        words: before?.words ?? [],
        pinned: before?.pinned ?? false,
        state,
        mergedInto: before?.mergedInto ?? null,
      };
    }),
  ]);
}

interface Found {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly words: readonly string[];
}

/** The discovered themes become those of a run; what people named, pinned, merged or forbade stays. */
export async function keepFoundThemes(
  tx: Tx,
  workspace: string,
  found: readonly Found[],
  retired: readonly string[],
): Promise<void> {
  const known = new Map((await themesIn(tx)).map((theme) => [theme.id, theme]));
  // A theme of which nothing was said in the voices looked at is not gone.
  const noMore = new Set(retired);
  const gone = [...known.values()].filter(
    ({ id, kind, pinned, state }) => kind === 'discovered' && !pinned && state === 'active' && noMore.has(id),
  );
  await keepThemes(tx, workspace, [
    ...gone.map((theme) => ({ ...theme, state: 'retired' as const })),
    ...found.map((theme) => {
      const before = known.get(theme.id);
      const renamed = before !== undefined && before.name !== before.firstName;
      return {
        id: theme.id,
        kind: 'discovered' as const,
        name: renamed ? before.name : theme.name,
        firstName: theme.name,
        definition: before?.definition ?? '',
        parent: theme.parent,
        words: theme.words,
        pinned: before?.pinned ?? false,
        state: before === undefined || before.state === 'retired' ? ('active' as const) : before.state,
        mergedInto: before?.mergedInto ?? null,
      };
    }),
  ]);
}

/** Themes that are found but not shown yet: voices are still being read with them. */
export async function comingThemesIn(tx: Tx): Promise<Found[]> {
  const { rows } = await sql<{ themes: KeptFound[] }>`
    SELECT document -> 'themes' AS themes FROM discoveries WHERE NOT shown ORDER BY run DESC LIMIT 1`.execute(
    tx,
  );
  return (rows[0]?.themes ?? []).map(foundOf);
}

/** Themes as discoveries keep them. */
interface KeptFound {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly phrases: readonly string[];
  readonly words: readonly string[];
}
const mostWords = 12;

/** A theme found, as it is shown: its phrases before its words. */
export const foundOf = ({ id, name, parent, phrases, words }: KeptFound): Found => ({
  id,
  name,
  parent,
  words: [...new Set([...phrases, ...words])].slice(0, mostWords),
});

/** The languages of the themes found last, with the number of those that hold voices themselves. */
export async function languagesFoundIn(tx: Tx): Promise<{ language: string; themes: number }[]> {
  const { rows } = await sql<{ language: string; themes: number }>`
    WITH found AS (SELECT t FROM jsonb_array_elements((SELECT document -> 'themes' FROM discoveries
      WHERE jsonb_array_length(document -> 'themes') > 0 ORDER BY run DESC LIMIT 1)) AS t)
    SELECT t ->> 'language' AS language, count(*)::int AS themes FROM found
    WHERE t ->> 'id' NOT IN (SELECT t ->> 'parent' FROM found WHERE t ->> 'parent' IS NOT NULL)
    GROUP BY 1 ORDER BY 2 DESC, 1`.execute(tx);
  return rows;
}

/** What themes are called, with those that are coming; names that people gave stay. */
export const namesWith = (
  themes: readonly Pick<ThemeRecord, 'id' | 'name'>[],
  coming: readonly Found[],
): (readonly [id: string, name: string])[] => [
  ...new Map([
    ...coming.map(({ id, name }) => [id, name] as const),
    ...themes.map(({ id, name }) => [id, name] as const),
  ]),
];

/** The themes of a discovery that was kept without showing them are named, and those that are no more retired. */
export async function showDiscovery(tx: Tx, workspace: string, run: number): Promise<void> {
  const { rows } = await sql<{ themes: KeptFound[]; retired: { id: string }[] }>`
    SELECT document -> 'themes' AS themes, document -> 'retired' AS retired FROM discoveries
    WHERE NOT shown AND run = ${run}::bigint`.execute(tx);
  const [found] = rows;
  if (found === undefined) return;
  await keepFoundThemes(
    tx,
    workspace,
    found.themes.map(foundOf),
    found.retired.map(({ id }) => id),
  );
  await sql`UPDATE discoveries SET shown = true WHERE run <= ${run}::bigint`.execute(tx);
}

/** The newest discovery: its run and model; null = none was kept. */
export async function discoveryIn(tx: Tx): Promise<{ run: number; model: string } | null> {
  const { rows } = await sql<{ run: string; model: Buffer }>`
    SELECT run, model FROM discoveries ORDER BY run DESC LIMIT 1`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : { run: Number(row.run), model: row.model.toString('utf8') };
}

/**
 * Only the newest model is read again: older runs keep their document, not their model. `shown` = false: its themes are
 * named when voices were read with them (`showDiscovery`).
 */
export async function keepDiscovery(
  tx: Tx,
  workspace: string,
  by: string,
  document: unknown,
  model: string,
  shown = true,
): Promise<void> {
  await sql`
    INSERT INTO discoveries (workspace_id, by_name, document, model, shown)
    VALUES (${workspace}::uuid, ${by}, ${JSON.stringify(document)}::jsonb, ${Buffer.from(model, 'utf8')}, ${shown})`.execute(
    tx,
  );
  await sql`
    UPDATE discoveries SET model = ''::bytea
    WHERE length(model) > 0 AND run < (SELECT max(run) FROM discoveries)`.execute(tx);
}

export async function latestDiscoveryRun(tx: Tx): Promise<number> {
  const { rows } = await sql<{ run: string }>`SELECT coalesce(max(run), 0) AS run FROM discoveries`.execute(
    tx,
  );
  return Number(rows[0]?.run ?? 0);
}
