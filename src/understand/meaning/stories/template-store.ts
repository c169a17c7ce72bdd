import { sql } from 'kysely';
import type { Records } from '../../../stores/records/records.ts';
import type { TemplateLine } from './judge-templates.ts';

/** The lines that one version of reading takes for templates; before its first look those of the version before it. */
export function templatesOf(records: Records, workspace: string, version: number): Promise<TemplateLine[]> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<TemplateLine>`
      SELECT step, channel, line, stories FROM template_lines
      WHERE version = (SELECT max(version) FROM template_looks WHERE version <= ${version})
      ORDER BY step, channel, line`.execute(tx);
    return rows;
  });
}

/** Templates are looked for again when so many voices more were read. */
const growth = 0.05;
const fewest = 5;

/** Counts voices read since the last look; is it time to look again? The first time it is. */
export function countSinceLook(
  records: Records,
  workspace: string,
  version: number,
  read: number,
): Promise<boolean> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ due: boolean }>`
      UPDATE template_looks SET since = since + ${read}::bigint WHERE version = ${version}
      RETURNING since >= ${fewest} + ${growth}::float8 * voices AS due`.execute(tx);
    return rows[0]?.due ?? true;
  });
}

/** Keeps what a look has found, once all voices are read by it; what older versions took for templates is let go. */
export function keepTemplates(
  records: Records,
  workspace: string,
  version: number,
  lines: readonly TemplateLine[],
  voices: number,
): Promise<void> {
  return records.inWorkspace(workspace, async (tx) => {
    const gone = sql`version = ${version} OR version IN (SELECT version FROM meaning_versions WHERE state = 'retired')`;
    await sql`DELETE FROM template_lines WHERE ${gone}`.execute(tx);
    await sql`DELETE FROM template_looks WHERE ${gone}`.execute(tx);
    await sql`
      INSERT INTO template_lines (workspace_id, version, step, channel, line, stories)
      SELECT ${workspace}::uuid, ${version}, * FROM unnest(${lines.map(({ step }) => step)}::text[],
        ${lines.map(({ channel }) => channel)}::text[], ${lines.map(({ line }) => line)}::text[],
        ${lines.map(({ stories }) => stories)}::int[])`.execute(tx);
    await sql`
      INSERT INTO template_looks (workspace_id, version, voices, since)
      VALUES (${workspace}::uuid, ${version}, ${voices}, 0)`.execute(tx);
  });
}
