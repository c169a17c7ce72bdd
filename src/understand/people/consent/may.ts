import type { Tx } from '../../../stores/records/records.ts';
import { type Permission, type Purpose, purpose as purposes } from './contract.ts';
import { judgePermission } from './judge-permission.ts';
import { basisOf, lastWords } from './store.ts';

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
  const basis = await basisOf(tx, purpose);
  const words = await lastWords(tx, customers, purpose);
  return new Map(
    words.map(({ customer, given, at, doNotContact }) => {
      const last = given === null || at === null ? null : { given, at: at.toISOString() };
      return [customer, judgePermission(purpose, { basis, last, doNotContact })];
    }),
  );
}

/** What may be done with one customer's data for each purpose, in the order of the purposes. */
export async function permissionsOf(tx: Tx, customer: string): Promise<Permission[]> {
  const permissions: Permission[] = [];
  for (const name of purposes.options) {
    const permission = (await mayUse(tx, [customer], name)).get(customer);
    if (permission !== undefined) permissions.push(permission);
  }
  return permissions;
}

/** Which of these customers are not to be contacted at all, under any of their identifiers. */
export async function leftAlone(tx: Tx, customers: readonly string[]): Promise<ReadonlySet<string>> {
  const words = await lastWords(tx, customers, 'research');
  return new Set(words.filter(({ doNotContact }) => doNotContact).map(({ customer }) => customer));
}
