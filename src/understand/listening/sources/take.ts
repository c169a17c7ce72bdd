import { raw } from './fields.ts';
import { instant } from './instant.ts';
import type { Reading, SourceRow } from './source-row.ts';

/** A row at the time `when`, or the reason why there is none. `column` names where the time stood. */
export function rowAt(
  when: unknown,
  latest: number,
  column: string,
  row: Omit<SourceRow, 'at'>,
  whole: unknown,
): Reading {
  const read = instant(when, latest);
  return 'why' in read ? { wrong: read.why, column, raw: raw(whole) } : { row: { ...row, at: read.at } };
}

/** Something worth knowing, with an example. */
export const lost = (sentence: string, example: string): Reading => ({ lost: sentence, example });

/** Facts named `identity.KIND`, empty ones left out: what links this customer to others is judged elsewhere. */
export function identities(of: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(of)
      .filter(([, value]) => value !== '')
      .map(([kind, value]) => [`identity.${kind}`, value]),
  );
}
