import { sql } from 'kysely';
import type { Caller } from '../../../kernel/policy.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Records } from '../../../stores/records/records.ts';
import type { LanguageModelSettings } from './contract.ts';

export interface KeptSettings {
  readonly settings: LanguageModelSettings;
  readonly sealedKey: string | null;
  readonly by: string;
  readonly at: string;
}

interface Row {
  settings: LanguageModelSettings;
  sealed_key: string | null;
  by_name: string;
  at: Date;
}

/** What is set, on or off; null when nobody ever set anything. */
export function settingsOf(records: Records, workspace: string): Promise<KeptSettings | null> {
  return records.inWorkspace(workspace, async (tx) => {
    const { rows } = await sql<Row>`SELECT settings, sealed_key, by_name, at FROM language_models`.execute(
      tx,
    );
    const [row] = rows;
    if (row === undefined) return null;
    const { settings, sealed_key, by_name, at } = row;
    return { settings, sealedKey: sealed_key, by: by_name, at: at.toISOString() };
  });
}

export function keepSettings(
  records: Records,
  by: Caller,
  settings: LanguageModelSettings,
  sealedKey: string | null,
): Promise<void> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    await sql`
      INSERT INTO language_models (workspace_id, settings, sealed_key, by_id, by_name)
      VALUES (${by.workspaceId}::uuid, ${JSON.stringify(settings)}::jsonb, ${sealedKey}, ${by.userId}, ${by.name})
      ON CONFLICT (workspace_id) DO UPDATE SET settings = excluded.settings, sealed_key = excluded.sealed_key,
        by_id = excluded.by_id, by_name = excluded.by_name, at = now()`.execute(tx);
    await note(tx, by, {
      verb: settings.on ? 'switch on' : 'switch off',
      noun: 'language model',
      subject: settings.model,
      detail: { ...settings },
    });
  });
}

/** Off, from this moment on; address, purpose and key stay for the day it is switched on again. */
export function switchOff(records: Records, by: Caller): Promise<void> {
  return records.inWorkspace(by.workspaceId, async (tx) => {
    const { rows } = await sql<{ model: string }>`
      UPDATE language_models SET settings = settings || '{"on": false}', by_id = ${by.userId}, by_name = ${by.name}, at = now()
      WHERE (settings->>'on')::boolean RETURNING settings->>'model' AS model`.execute(tx);
    const [row] = rows;
    if (row !== undefined)
      await note(tx, by, { verb: 'switch off', noun: 'language model', subject: row.model });
  });
}
