import { sql } from 'kysely';
import type { Tx } from '../../stores/records/records.ts';

/** A theme as the records keep it. */
export interface ThemeRecord {
  readonly id: string;
  readonly kind: 'taught' | 'discovered';
  readonly name: string;
  readonly firstName: string;
  readonly definition: string;
  readonly parent: string | null;
  readonly words: readonly string[];
  readonly pinned: boolean;
  readonly state: 'active' | 'merged' | 'forbidden' | 'retired';
  readonly mergedInto: string | null;
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
}

/** Every theme there ever was, by id. */
export async function themesIn(tx: Tx): Promise<ThemeRecord[]> {
  const { rows } = await sql<Row>`
    SELECT id, kind, name, first_name, definition, parent, words, pinned, state, merged_into
    FROM themes ORDER BY id`.execute(tx);
  return rows.map(({ first_name, merged_into, ...row }) => ({
    ...row,
    firstName: first_name,
    mergedInto: merged_into,
  }));
}
