import type { MomentsPort } from '../../src/stores/moments/port.ts';
import type { Scope } from '../../src/stores/moments/question.ts';
import {
  describeJourneys,
  listEpisodes,
  listPromises,
  showMap,
} from '../../src/understand/journeys/contract.ts';
import { listQuarantine, showQuarantine } from '../../src/understand/listening/intake/contract.ts';
import type { TestHouse } from '../house.ts';
import type { Known } from './every-question.ts';

const order: Readonly<Record<string, string>> = {
  moments: 'load, customer, episode, at, declared, source, row, id',
  timeline: 'customer, episode, at, declared, source, row, missed, id',
  episodes: 'customer, episode',
  answers: 'customer, episode, at, moment, metric',
};

/**
 * Every row of a table that counts now, in a fixed order, without what is another number in each house: generations,
 * and the number of an episode, which is any that no other has.
 */
export async function currentRows(house: TestHouse, table: string): Promise<unknown[]> {
  const { generations, workspace } = await house.services.scope(house.workspaceId);
  if (table === 'moments') {
    return house.services.moments.rows(
      `SELECT * EXCEPT (workspace) FROM moments WHERE workspace = {workspace:UUID} ORDER BY ${order.moments}`,
      { workspace },
    );
  }
  return house.services.moments.rows(
    `SELECT * EXCEPT (workspace, generation, episode_number) FROM ${table}
     WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)} ORDER BY ${order[table]}`,
    { workspace, generations: [...generations] },
  );
}

/** What is in quarantine of an import, without its id and hour. */
export async function inQuarantine(house: TestHouse, id: string): Promise<unknown> {
  const { groups } = await house.answer(listQuarantine, { query: { import: id } });
  const all = await house.answer(showQuarantine, { params: { import: id }, query: {} });
  const open = await house.answer(showQuarantine, { params: { import: id }, query: { replayed: false } });
  return {
    groups: groups.map((group) => ({ ...group, import: '', importedAt: '' })),
    open: open.total,
    rows: all.rows.map((row) => ({ ...row, import: '' })),
  };
}

/** What journeys say of a small company. */
export function walksOf(house: TestHouse): Promise<unknown[]> {
  return Promise.all([
    house.answer(describeJourneys, { query: { variants: 'all', promises: true } }),
    house.answer(listPromises, { query: {} }),
    house.answer(showMap, { query: { promises: true } }),
    house.answer(listEpisodes, { query: { limit: 100 } }),
  ]);
}

/** Something of the company that questions can be asked about. */
export async function knownOf(moments: MomentsPort, { workspace, generations }: Scope): Promise<Known> {
  const [found] = (await moments.rows(
    `SELECT arraySort(groupArrayIf(toString(id), kind = 'voice' AND cityHash64(id) % 10 = 0)) AS moments,
       arraySort(groupUniqArrayIf(t.customer, kind = 'voice' AND cityHash64(id) % 10 = 0)) AS speakers,
       argMinIf(t.customer, (at, id), step = 'Installed') AS customer, argMinIf(episode, (at, id), step = 'Installed') AS episode
     FROM timeline AS t WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)}`,
    { workspace, generations: [...generations] },
  )) as Known[];
  if (found === undefined) throw new Error('The company has no moments');
  return found;
}
