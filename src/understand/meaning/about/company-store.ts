import { sql } from 'kysely';
import { z } from 'zod';
import type { CompanyWords } from '../../../instruments/language/about/company.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Records } from '../../../stores/records/records.ts';

const listed = z.record(z.string(), z.array(z.string()));
const shape = z.object({ steps: listed, functions: listed, objects: listed, themes: listed });

/** What the company taught about its own words; nothing before somebody did. */
export function companyWords(records: Records, workspace: string): Promise<z.infer<typeof shape>> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<{ words: unknown }>`SELECT words FROM company_words`.execute(tx);
    return rows[0] === undefined
      ? { steps: {}, functions: {}, objects: {}, themes: {} }
      : shape.parse(rows[0].words);
  });
}

/** Replaces what was taught; the change is in the audit with who made it. */
export function keepCompanyWords(records: Records, by: Caller, words: CompanyWords): Promise<void> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    await sql`
      INSERT INTO company_words (workspace_id, words, by_name) VALUES (${by.workspaceId}::uuid, ${JSON.stringify(words)}::jsonb, ${by.name})
      ON CONFLICT (workspace_id) DO UPDATE SET words = excluded.words, by_name = excluded.by_name, at = now()`.execute(
      tx,
    );
    await note(tx, by, { verb: 'write', noun: 'label', subject: 'company words', detail: {} });
  });
}
