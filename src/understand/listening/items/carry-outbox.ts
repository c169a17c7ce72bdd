import type { Pause } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';
import { alone } from '../../../stores/records/alone.ts';
import { deriveCustomers } from '../../journeys/index.ts';
import { type MomentRow, momentRows, rowColumns } from './moment-rows.ts';
import { beginBlock, blockUnderWay, endBlock, itemLoad, itemsOfBlock, lastWaiting } from './store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'now'>;

/** As many items as go in one insert. */
const itemsAtOnce = 5000;
const limits = { seconds: 120 };

/** The engine reads no statement longer than 256 kB and no value longer than 128 kB; so many bytes of names go in one. */
const bytesAtOnce = 100_000;
/** What a row takes in the question for what is there, beside its customer's name, which stands in it twice. */
const bytesOfId = 50;

function* portionsOf(rows: readonly MomentRow[]): Generator<MomentRow[]> {
  let portion: MomentRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    const its = 2 * Buffer.byteLength(row.customer) + bytesOfId;
    if (portion.length > 0 && bytes + its > bytesAtOnce) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(row);
    bytes += its;
  }
  if (portion.length > 0) yield portion;
}

/**
 * What of an insert is not there yet: it may have happened before a crash, or the items are carried again after a loss. The
 * insert's token would tell while the engine remembers it; this holds for ever.
 */
async function missing(
  { moments }: Needs,
  workspace: string,
  load: number,
  rows: readonly MomentRow[],
): Promise<MomentRow[]> {
  const there = new Set<string>();
  for (const portion of portionsOf(rows)) {
    const found = (await moments.rows(
      `SELECT id FROM moments WHERE workspace = {workspace:UUID}
         AND bucket IN (SELECT cityHash64(arrayJoin({customers:Array(String)})) % 16) AND customer IN {customers:Array(String)}
         AND load = {load:UInt64} AND id IN {ids:Array(UUID)}`,
      {
        workspace,
        load,
        customers: [...new Set(portion.map(({ customer }) => customer))],
        ids: portion.map(({ id }) => id),
      },
      limits,
    )) as { id: string }[];
    for (const { id } of found) there.add(id);
  }
  return rows.filter(({ id }) => !there.has(id));
}

async function carryBlock(services: Needs, workspace: string, block: number): Promise<number> {
  const { records, moments } = services;
  const { items, load } = await records.inWorkspace(workspace, async (tx) => ({
    items: await itemsOfBlock(tx, block),
    load: await itemLoad(tx, workspace),
  }));
  const all = items.flatMap((item) => momentRows(workspace, load, item));
  const rows = await missing(services, workspace, load, all);
  if (rows.length > 0) {
    await moments.insert({
      table: 'moments',
      columns: rowColumns,
      format: 'JSONEachRow',
      bytes: Buffer.from(rows.map((row) => JSON.stringify(row)).join('\n')),
      token: `items-${block}`,
    });
  }
  const customers = [...new Set(all.map(({ customer }) => customer))];
  await deriveCustomers(services, workspace, { now: await services.now(workspace), customers });
  await records.inWorkspace(workspace, (tx) => endBlock(tx, block));
  return items.length;
}

const turnOf = (workspace: string) => `relay ${workspace}`;

/** Waits for items on their way and lets none set out while `work` runs. */
export const pauseItems: Pause = ({ records }, workspace, work) => alone(records, turnOf(workspace), work);

/**
 * Carries every item of a company that waits now into the moments store, and its customers' timelines with it; those that
 * come meanwhile are for the next call. Killed anywhere, it is called again: each insert is written down before it is tried,
 * and what is there is not inserted twice. Gives the number of items carried.
 */
export function carryOutbox(services: Needs, workspace: string): Promise<number> {
  const { records } = services;
  return alone(records, turnOf(workspace), async () => {
    let carried = 0;
    const last = await records.inWorkspace(workspace, lastWaiting);
    if (last === null) return carried;
    for (;;) {
      const block = await records.inWorkspace(
        workspace,
        async (tx) => (await blockUnderWay(tx)) ?? (await beginBlock(tx, { most: itemsAtOnce, last })),
      );
      if (block === null) return carried;
      carried += await carryBlock(services, workspace, block);
    }
  });
}
