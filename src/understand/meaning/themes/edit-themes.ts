import { sql } from 'kysely';
import type { z } from 'zod';
import { newId } from '../../../kernel/ids.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import { keepThemes, type ThemeRecord, themesIn } from '../theme-store.ts';
import type { ThemeEdit, themeEditedShape } from '../themes.contract.ts';

export type ThemeEdited = z.infer<typeof themeEditedShape>;
type Change = { readonly changed: readonly ThemeRecord[]; readonly say: string };

const sure = <T>(value: T | undefined, named: string): T => {
  if (value !== undefined) return value;
  throw new Refused(
    refuse('no-such-theme', `There is no theme "${named}".`, {
      kind: 'not-found',
      next: 'sirius themes list shows them.',
    }),
  );
};

/** A theme by its id, or by its name where only one active theme has it. */
export function themeNamed(themes: readonly ThemeRecord[], asked: string): ThemeRecord {
  const byId = themes.find(({ id }) => id === asked);
  if (byId !== undefined) return byId;
  const wanted = asked.trim().toLowerCase();
  const named = themes.filter(({ name, state }) => state === 'active' && name.toLowerCase() === wanted);
  if (named.length > 1) {
    throw new Refused(
      refuse('name-twice', `${named.length} themes are called "${asked}".`, {
        next: `Name one by its id: ${named.map(({ id }) => id).join(', ')}.`,
      }),
    );
  }
  return sure(named[0], asked);
}

function isUnder(themes: readonly ThemeRecord[], id: string, above: string): boolean {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  const seen = new Set<string>();
  for (let at = byId.get(id); at !== undefined && !seen.has(at.id); at = byId.get(at.parent ?? '')) {
    if (at.id === above) return true;
    seen.add(at.id);
  }
  return false;
}

/** What an edit makes of the themes, without writing anything. `split` is done where voices can be read. */
export function changeThemes(
  themes: readonly ThemeRecord[],
  edit: Exclude<ThemeEdit, { edit: 'split' }>,
): Change {
  const theme = themeNamed(themes, edit.theme);
  const one = (change: Partial<ThemeRecord>, say: string): Change => ({
    changed: [{ ...theme, ...change }],
    say,
  });
  switch (edit.edit) {
    case 'rename': {
      const taken = themes.some(
        ({ id, name, state }) =>
          id !== theme.id && state === 'active' && name.toLowerCase() === edit.name.toLowerCase(),
      );
      if (taken)
        throw new Refused(
          refuse('name-taken', `Another theme is called "${edit.name}".`, { kind: 'conflict' }),
        );
      return one({ name: edit.name }, `“${theme.name}” is called “${edit.name}”`);
    }
    case 'define':
      return one({ definition: edit.definition }, `“${theme.name}” was defined`);
    case 'merge': {
      const into = themeNamed(themes, edit.into);
      if (into.id === theme.id || into.state !== 'active')
        throw new Refused(refuse('bad-merge', 'A theme is merged into another one that is shown.'));
      const children = themes.filter(({ parent }) => parent === theme.id);
      return {
        changed: [
          { ...theme, state: 'merged', mergedInto: into.id },
          ...children.map((child) => ({ ...child, parent: child.id === into.id ? theme.parent : into.id })),
        ],
        say: `“${theme.name}” is spoken of as “${into.name}”`,
      };
    }
    case 'pin':
      return one({ pinned: true }, `“${theme.name}” is kept, whatever is found`);
    case 'unpin':
      return one({ pinned: false }, `“${theme.name}” may go again`);
    case 'forbid':
      return one({ state: 'forbidden' }, `“${theme.name}” is not shown any more`);
    case 'move': {
      const parent = edit.parent === null ? null : themeNamed(themes, edit.parent);
      if (parent !== null && isUnder(themes, parent.id, theme.id))
        throw new Refused(refuse('bad-move', 'A theme cannot stand below itself.'));
      return one(
        { parent: parent?.id ?? null },
        parent === null
          ? `“${theme.name}” stands by itself`
          : `“${theme.name}” stands below “${parent.name}”`,
      );
    }
  }
}

interface Row {
  id: string;
  edit: ThemeEdit;
  say: string;
  by_name: string;
  at: Date;
  undone_at: Date | null;
}
const read = (row: Row): ThemeEdited => ({
  id: row.id,
  edit: row.edit,
  say: row.say,
  by: row.by_name,
  at: row.at.toISOString(),
  undone: row.undone_at !== null,
});

/** Writes an edit with what it changed, so that it can be undone. */
export async function keepEdit(tx: Tx, by: Caller, edit: ThemeEdit, change: Change): Promise<ThemeEdited> {
  const before = (await themesIn(tx)).filter(({ id }) => change.changed.some((theme) => theme.id === id));
  await keepThemes(tx, by.workspaceId, change.changed);
  const { rows } = await sql<Row>`
    INSERT INTO theme_edits (id, workspace_id, edit, say, before, by_id, by_name)
    VALUES (${newId()}::uuid, ${by.workspaceId}::uuid, ${JSON.stringify(edit)}::jsonb, ${change.say},
      ${JSON.stringify({ before, after: change.changed })}::jsonb, ${by.userId}, ${by.name})
    RETURNING id, edit, say, by_name, at, undone_at`.execute(tx);
  await note(tx, by, { verb: edit.edit, noun: 'theme', subject: edit.theme });
  return read(rows[0] as Row);
}

export function editsOf(records: Records, workspace: string): Promise<ThemeEdited[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`
      SELECT id, edit, say, by_name, at, undone_at FROM theme_edits ORDER BY at DESC, id LIMIT 500`.execute(
      tx,
    );
    return rows.map(read);
  });
}

const fields = ['name', 'definition', 'parent', 'pinned', 'state', 'mergedInto'] as const;

/** Takes an edit back: what it changed is again as it was, unless somebody changed it since. */
export function undoEdit(records: Records, by: Caller, id: string): Promise<ThemeEdited> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    const { rows } = await sql<Row & { before: { before: ThemeRecord[]; after: ThemeRecord[] } }>`
      SELECT id, edit, say, by_name, at, undone_at, before FROM theme_edits WHERE id = ${id}::uuid FOR UPDATE`.execute(
      tx,
    );
    const [row] = rows;
    if (row === undefined)
      throw new Refused(refuse('no-such-edit', 'There is no such change.', { kind: 'not-found' }));
    if (row.undone_at !== null)
      throw new Refused(
        refuse('undone-already', 'This change was taken back already.', { kind: 'conflict' }),
      );
    const now = new Map((await themesIn(tx)).map((theme) => [theme.id, theme]));
    const { before, after } = row.before;
    const back = after.map((made) => {
      const theme = now.get(made.id);
      const was = before.find((each) => each.id === made.id);
      if (theme === undefined)
        throw new Refused(refuse('theme-gone', 'The theme is gone.', { kind: 'conflict' }));
      // A theme that the edit itself made is put away again.
      if (was === undefined) return { ...theme, state: 'retired' as const };
      for (const field of fields) {
        if (was[field] !== made[field] && theme[field] !== made[field]) {
          throw new Refused(
            refuse('changed-since', `“${theme.name}” was changed again since.`, {
              kind: 'conflict',
              next: 'Take the later change back first.',
            }),
          );
        }
      }
      const undone = Object.fromEntries(fields.filter((f) => was[f] !== made[f]).map((f) => [f, was[f]]));
      return { ...theme, ...undone };
    });
    await keepThemes(tx, by.workspaceId, back);
    await sql`UPDATE theme_edits SET undone_at = now() WHERE id = ${id}::uuid`.execute(tx);
    await note(tx, by, { verb: 'undo', noun: 'theme', subject: id });
    return { ...read(row), undone: true };
  });
}
