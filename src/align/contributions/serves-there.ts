import { sql } from 'kysely';
import type { Services } from '../../server/serve.ts';
import { findingOf } from './ask-findings.ts';
import type { WorkItem } from './contract.ts';

/**
 * Why work cannot serve this, in a sentence: the company has no such finding or decision. Work that names what is not there
 * would count as work for customers, and its line of sight would end in nothing. Null = it can.
 */
export async function whyNotServed(
  services: Services,
  workspaceId: string,
  serves: WorkItem['serves'],
): Promise<string | null> {
  if (serves === null) return null;
  const { kind, id } = serves;
  const isThere =
    kind === 'finding'
      ? (await findingOf(services, workspaceId, id)) !== null
      : await services.records.inWorkspace(workspaceId, async (tx) => {
          const { rows } = await sql`
            SELECT 1 FROM contributions WHERE source_kind = 'decision' AND source_id::text = ${id}`.execute(
            tx,
          );
          return rows.length > 0;
        });
  return isThere ? null : `There is no ${kind} with the id "${id.slice(0, 80)}".`;
}
