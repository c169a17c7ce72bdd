import { sql } from 'kysely';
import { groupFact, type Stakeholder } from '../kernel/stakeholder.ts';
import { between, type Scope } from './moments/question.ts';
import type { Records } from './records/records.ts';

interface Standing {
  readonly generations: number[] | null;
  readonly readings: number[] | null;
  readonly themes: { id: string; line: string[]; names: string[] }[] | null;
  readonly merges: { story: string; told_as: string }[] | null;
  readonly linked_by: number | null;
  readonly segments: { name: string; rule: string }[] | null;
  readonly is_apart: boolean;
  readonly lately: Partial<Record<Stakeholder, string[]>> | null;
}

/** The workspace with the derived rows that are current now: what every question is asked in. */
export async function scopeOf(records: Records, workspace: string): Promise<Scope> {
  const { rows } = await records.inWorkspace(workspace, (tx) =>
    sql<Standing>`
      SELECT (SELECT json_agg(generation ORDER BY bucket) FROM generations) AS generations,
        (SELECT json_agg(r.reading ORDER BY r.bucket)
          FROM readings r JOIN meaning_versions v USING (version) WHERE v.state = 'current') AS readings,
        (SELECT json_agg(json_build_object('id', id, 'line', line, 'names', names) ORDER BY id)
          FROM themes WHERE line <> '{}') AS themes,
        (SELECT json_agg(json_build_object('story', story::text, 'told_as', told_as::text) ORDER BY story)
          FROM story_merges) AS merges,
        (SELECT generation::float8 FROM generations
          WHERE bucket = 16 AND EXISTS (SELECT 1 FROM customer_aliases WHERE applied <> customer)) AS linked_by,
        (SELECT json_agg(json_build_object('name', s.name, 'rule', v.rule) ORDER BY s.name)
          FROM segments s JOIN segment_versions v ON v.segment = s.id AND v.version = s.version
          WHERE NOT s.retired) AS segments,
        EXISTS (SELECT 1 FROM stakeholder_groups) AS is_apart,
        (SELECT json_object_agg(value, names) FROM (
          SELECT a.value, array_agg(coalesce(l.applied, a.customer)) AS names
          FROM customer_attributes a LEFT JOIN customer_aliases l ON l.customer = a.customer
          WHERE NOT a.sent AND a.name = ${groupFact} GROUP BY a.value) AS late) AS lately`.execute(tx),
  );
  const [standing] = rows;
  const themes = standing?.themes ?? [];
  const merges = standing?.merges ?? [];
  return {
    workspace,
    generations: standing?.generations ?? [],
    readings: standing?.readings ?? [],
    themes: {
      ids: themes.map(({ id }) => id),
      lines: themes.map(({ line }) => line.join(between)),
      names: themes.map(({ names }) => names.join(between)),
    },
    stories: { from: merges.map(({ story }) => story), into: merges.map(({ told_as }) => told_as) },
    linkedBy: standing?.linked_by ?? null,
    segments: standing?.segments ?? [],
    apart: standing?.is_apart === true ? { lately: standing.lately ?? {} } : null,
  };
}
