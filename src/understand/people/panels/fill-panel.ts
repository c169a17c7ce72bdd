import { seeded } from '../../../instruments/statistics/seeded.ts';
import { formatFilter } from '../../../kernel/filter.ts';
import type { Services } from '../../../server/serve.ts';
import { ask } from '../../../stores/moments/question.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { readFilter } from '../../journeys/index.ts';
import { mayUse } from '../consent/index.ts';
import { groupsOf, peopleOf } from '../groups/index.ts';
import { countedAs } from '../identity/index.ts';
import { whomToDraw } from './questions/whom-to-draw.ts';
import * as store from './store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

/** Everybody a panel can be filled from: those of its segment, or all of its group. */
export async function frameOf(
  services: Needs,
  workspace: string,
  { stakeholder, segment }: Pick<store.PanelRow, 'stakeholder' | 'segment'>,
): Promise<string[]> {
  const { records, moments, scope } = services;
  if (stakeholder !== 'customer') return records.inWorkspace(workspace, (tx) => peopleOf(tx, stakeholder));
  const condition = { field: 'segment', anywhereInEpisode: false, operator: '=' as const };
  const where = segment === null ? '' : formatFilter([{ ...condition, values: [segment] }]);
  const filter = await readFilter(services, workspace, where);
  const rows = await ask(moments, await scope(workspace), whomToDraw(filter));
  const met = rows.map(({ customer }) => customer);
  if (segment !== null) return met;
  // Who is known and to whom nothing happened yet is a customer all the same.
  const known = await records.inWorkspace(workspace, async (tx) =>
    countedAs(tx, await peopleOf(tx, 'customer')),
  );
  return [...new Set([...met, ...known])].sort();
}

/** Who of a frame may be drawn: no member, nobody who left, and only whom research may ask. The do-not-contact list is above all. */
export async function whoMayJoin(tx: Tx, panel: store.PanelRow, frame: readonly string[]) {
  const before = new Set(await store.everIn(tx, panel.id));
  const fresh = frame.filter((person) => !before.has(person));
  const groups = await groupsOf(tx, fresh);
  const own = fresh.filter((person) => groups.get(person) === panel.stakeholder);
  const may = await mayUse(tx, own, 'research');
  const eligible = own.filter((person) => may.get(person)?.allowed === true);
  return { eligible, heldBack: own.length - eligible.length };
}

/** So many of them by lot, without replacement, each with the same probability; the same seed draws the same ones. */
export function drawMembers(eligible: readonly string[], wanted: number, seed: number) {
  const size = Math.max(0, Math.min(wanted, eligible.length));
  const { uniform } = seeded(seed);
  const drawn = [...eligible]
    .sort()
    .map((person) => ({ person, u: uniform() }))
    .sort((x, y) => x.u - y.u)
    .slice(0, size)
    .map(({ person }) => person);
  return { drawn, probability: size === 0 ? null : size / eligible.length };
}
