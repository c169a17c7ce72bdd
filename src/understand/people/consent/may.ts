import type { Tx } from '../../../stores/records/records.ts';
import type { Permission, Purpose } from './contract.ts';
import { judgePermission } from './judge-permission.ts';
import { lastWords, purposesIn } from './store.ts';

/**
 * May something be done with these customers' data, or may they be written to, for a purpose? The one function that
 * invitations, cases, the language model and originals ask, each time and not once: a refusal holds from its transaction on.
 * By whichever identifier somebody is asked for; every customer asked for is in the answer.
 */
export async function mayUse(
  tx: Tx,
  customers: readonly string[],
  purpose: Purpose,
): Promise<Map<string, Permission>> {
  const basis = (await purposesIn(tx)).find((each) => each.purpose === purpose)?.basis ?? 'consent';
  const words = await lastWords(tx, customers, purpose);
  return new Map(
    words.map(({ customer, given, at, doNotContact }) => {
      const last = given === null || at === null ? null : { given, at: at.toISOString() };
      return [customer, judgePermission(purpose, { basis, last, doNotContact })];
    }),
  );
}

/** Which of these customers are not to be contacted at all, under any of their identifiers. */
export async function leftAlone(tx: Tx, customers: readonly string[]): Promise<ReadonlySet<string>> {
  const words = await lastWords(tx, customers, 'research');
  return new Set(words.filter(({ doNotContact }) => doNotContact).map(({ customer }) => customer));
}
