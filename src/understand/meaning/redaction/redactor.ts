import { createHmac, createSecretKey } from 'node:crypto';
import type { RawBuilder } from 'kysely';
import { findPersonalData } from '../../../instruments/language/redaction/find-personal-data.ts';
import { redactText } from '../../../instruments/language/redaction/redact-text.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import { type StoredSettings, settingsIn, settingsOf } from './store.ts';

/** What makes a text fit to be stored, by the settings of one workspace. */
export interface Redactor {
  /** The text without personal data; as it is where the workspace has switched redaction off. */
  redact(text: string): string;
  /** The text without personal data, whatever the settings say: for what leaves the house. */
  withhold(text: string): string;
  /**
   * A keyed fingerprint of the original (HMAC-SHA-256, 128 bits in hex): the same text is known again, whatever lists or
   * recognisers made of it, and cannot be guessed from the fingerprint without the workspace's secret.
   */
  fingerprint(text: string): string;
  /** Whether originals of what is redacted are to be kept, sealed. */
  readonly keepsOriginals: boolean;
}

/** The redactor of a workspace as its settings stand now. */
export const redactorOf = async (records: Records, workspace: string): Promise<Redactor> =>
  made(await settingsOf(records, workspace));

/**
 * The same, by settings read in the caller's transaction; `more` is asked in the same question: an expression of one value.
 * What takes thousands of texts a second asks once for each transaction.
 */
export async function redactorWith<More>(
  tx: Tx,
  workspace: string,
  more: RawBuilder<More>,
): Promise<{ readonly redactor: Redactor; readonly more: More }> {
  const settings = await settingsIn(tx, workspace, more);
  return { redactor: made(settings), more: settings.more };
}

function made({ is_on, allowed, denied, secret, keeps_originals }: StoredSettings): Redactor {
  const wanted = { allow: allowed, deny: denied };
  // Made once: a key made anew for each text costs six times the fingerprint itself.
  const key = createSecretKey(secret);
  const withhold = (text: string) => {
    const hits = findPersonalData(text, wanted);
    return hits.length === 0 ? text : redactText(text, hits).text;
  };
  return {
    redact: (text) => (is_on ? withhold(text) : text),
    withhold,
    fingerprint: (text) => createHmac('sha256', key).update(text).digest('hex').slice(0, 32),
    keepsOriginals: is_on && keeps_originals,
  };
}
