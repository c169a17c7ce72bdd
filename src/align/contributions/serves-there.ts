import { sql } from 'kysely';
import type { Services } from '../../server/serve.ts';
import { findingOf } from './ask-findings.ts';
import type { WorkItem } from './contract.ts';

/** Which of these decisions the company has. */
async function decisionsIn(
  { records }: Services,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  return records.inWorkspace(workspaceId, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      SELECT DISTINCT source_id::text AS id FROM contributions
      WHERE source_kind = 'decision' AND source_id::text = ANY(${[...ids]}::text[])`.execute(tx);
    return new Set(rows.map(({ id }) => id));
  });
}

async function findingsIn(services: Services, workspaceId: string, ids: readonly string[]) {
  const there = new Set<string>();
  for (const id of ids) if ((await findingOf(services, workspaceId, id)) !== null) there.add(id);
  return there;
}

/**
 * Why pieces of work cannot serve these, each in a sentence: the company has no such finding or decision. Work that names what
 * is not there would count as work for customers, and its line of sight would end in nothing. Null = it can. A list names the
 * same few again and again: each is looked for once.
 */
export async function whyNotServed(
  services: Services,
  workspaceId: string,
  wanted: readonly WorkItem['serves'][],
): Promise<(string | null)[]> {
  const idsOf = (kind: 'finding' | 'decision') => [
    ...new Set(wanted.flatMap((serves) => (serves?.kind === kind ? [serves.id] : []))),
  ];
  const findings = await findingsIn(services, workspaceId, idsOf('finding'));
  const decisions = await decisionsIn(services, workspaceId, idsOf('decision'));
  return wanted.map((serves) =>
    serves === null || (serves.kind === 'finding' ? findings : decisions).has(serves.id)
      ? null
      : `There is no ${serves.kind} with the id "${serves.id.slice(0, 80)}".`,
  );
}
