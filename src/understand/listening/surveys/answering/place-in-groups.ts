import { groupsAsked } from '../../../../kernel/stakeholder.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import { knownGroups, noteGroup } from '../../../people/groups/index.ts';
import type { Settled } from './judge-move.ts';
import type { Kept } from './kept.ts';

/** Tells of which answers the person is known to be of the group that was asked: no other group's scores take them. */
export async function placeInGroups(tx: Tx, workspace: string, settled: readonly Settled[], at: Date) {
  const named = settled.flatMap(({ kept, handedIn, plan }) =>
    handedIn === null || plan.definition.asks === 'customers'
      ? []
      : [{ kept, group: groupsAsked[plan.definition.asks] }],
  );
  for (const group of new Set(named.map((one) => one.group))) await noteGroup(tx, workspace, group, at);
  const people = named.flatMap(({ kept }) => (kept.customer === null ? [] : [kept.customer]));
  if (people.length === 0) return () => true;
  const known = await knownGroups(tx, people);
  const asked = new Map(named.map(({ kept, group }) => [kept.key, group]));
  return ({ key, customer }: Kept) => {
    const group = asked.get(key);
    return group === undefined || customer === null || known.get(customer) === group;
  };
}
