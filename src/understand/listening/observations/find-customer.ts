import { isRefusal } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import { countedFor, standingOf } from '../../people/customers/index.ts';
import { countedAs, holdersOf, normaliseIdentity } from '../../people/identity/index.ts';
import type { Observation } from './contract.ts';
import type { ObservationDraft } from './draft.contract.ts';

export interface FoundCustomer {
  readonly customer: string | null;
  readonly found: NonNullable<Observation['customerFound']>;
}

/**
 * Which customer is meant by an id, an address or a number. Only one whom the company knows, and who is the only one with it:
 * nothing is guessed, and what leads to nobody is not kept. Employees and other groups are no customers.
 */
export async function findCustomer(
  services: Pick<Services, 'records' | 'moments' | 'scope'>,
  workspace: string,
  named: ObservationDraft['customer'],
): Promise<FoundCustomer> {
  if (named === undefined) return { customer: null, found: 'none' };
  const value = normaliseIdentity(named.kind, named.value);
  if (isRefusal(value)) return { customer: null, found: 'unknown' };
  const names = await services.records.inWorkspace(workspace, async (tx) => {
    const holders = await holdersOf(tx, named.kind, value);
    const [as = value] = named.kind === 'id' ? await countedAs(tx, [value]) : [];
    const known = await standingOf(tx, [...holders, as]);
    const others = new Set([...known].filter(([, { kind }]) => kind !== 'customer').map(([name]) => name));
    const isThere = named.kind === 'id' && known.has(as) && !holders.includes(as);
    return {
      holders: [...holders, ...(isThere ? [as] : [])].filter((name) => !others.has(name)),
      as,
      others,
    };
  });
  const [only, ...more] = names.holders;
  if (only !== undefined) {
    return more.length === 0 ? { customer: only, found: 'known' } : { customer: null, found: 'shared' };
  }
  if (named.kind !== 'id' || names.others.has(names.as)) return { customer: null, found: 'unknown' };
  // Whom only their timeline knows.
  const { moments } = await countedFor(services, workspace, names.as);
  return moments > 0 ? { customer: names.as, found: 'known' } : { customer: null, found: 'unknown' };
}
