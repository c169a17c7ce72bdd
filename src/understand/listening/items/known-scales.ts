import { sql } from 'kysely';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { PreparedItem } from './prepare-item.ts';
import { registerMetrics, usualSumUp } from './register-metrics.ts';

type Scale = readonly [low: number, high: number];

/** Scales that are known never change: they need not be asked for again. */
const known = new WeakMap<Records, Map<string, Scale>>();

const keyOf = (workspace: string, metric: string) => `${workspace} ${metric}`;

function memoOf(records: Records): Map<string, Scale> {
  const memo = known.get(records) ?? new Map<string, Scale>();
  known.set(records, memo);
  return memo;
}

async function readScales(tx: Tx, metrics: readonly string[]): Promise<Map<string, Scale>> {
  const { rows } = await sql<{ name: string; low: number; high: number }>`
    SELECT name, low, high FROM metrics WHERE name = ANY (${[...metrics]})`.execute(tx);
  return new Map(rows.map(({ name, low, high }) => [name, [low, high]]));
}

/** The scales that the company knows these metrics on; ask before the transaction makes any known itself. */
export async function scalesKnown(
  records: Records,
  tx: Tx,
  workspace: string,
  metrics: readonly string[],
): Promise<Map<string, Scale>> {
  const memo = memoOf(records);
  const unknown = metrics.filter((metric) => !memo.has(keyOf(workspace, metric)));
  if (unknown.length > 0) {
    for (const [metric, scale] of await readScales(tx, unknown)) memo.set(keyOf(workspace, metric), scale);
  }
  return new Map(
    metrics.flatMap((metric) => {
      const scale = memo.get(keyOf(workspace, metric));
      return scale === undefined ? [] : [[metric, scale] as const];
    }),
  );
}

/**
 * Makes the scores of these items known as metrics, the first scale seen of each name being its scale; and refuses items
 * with a score on another one, since the two could never be summed up together. Gives the refusals by item.
 */
export async function refuseOtherScales(
  records: Records,
  tx: Tx,
  workspace: string,
  items: readonly PreparedItem[],
): Promise<Map<PreparedItem, Refusal>> {
  const memo = memoOf(records);
  const scales = items.flatMap((item) => item.scales);
  const unknown = new Map<string, PreparedItem['scales'][number]>();
  for (const scale of scales) {
    if (memo.has(keyOf(workspace, scale.metric)) || unknown.has(scale.metric)) continue;
    unknown.set(scale.metric, scale);
  }
  let now = new Map<string, Scale>();
  if (unknown.size > 0) {
    await registerMetrics(
      tx,
      workspace,
      // In the order of their names, so that two transactions never wait for one another.
      [...unknown.values()]
        .sort((a, b) => (a.metric < b.metric ? -1 : 1))
        .map(({ metric, low, high }) => ({
          name: metric,
          low,
          high,
          sumUp: usualSumUp(metric, low, high),
          said: false,
        })),
    );
    now = await readScales(tx, [...unknown.keys()]);
  }
  const refusals = new Map<PreparedItem, Refusal>();
  for (const item of items) {
    for (const { metric, low, high } of item.scales) {
      const scale = memo.get(keyOf(workspace, metric)) ?? now.get(metric);
      if (scale === undefined || (scale[0] === low && scale[1] === high)) continue;
      refusals.set(
        item,
        refuse(
          'other-scale',
          `The score ${metric} is known on the scale ${scale[0]} to ${scale[1]}; this item gives ${low} to ${high}.`,
          { next: 'Give this score a name of its own.', kind: 'conflict' },
        ),
      );
    }
  }
  return refusals;
}

/** Once a transaction has committed: what it registered is known from now on. */
export function rememberScales(
  records: Records,
  workspace: string,
  items: readonly Pick<PreparedItem, 'scales'>[],
): void {
  const memo = known.get(records);
  for (const { metric, low, high } of items.flatMap((item) => item.scales)) {
    const key = keyOf(workspace, metric);
    if (memo?.has(key) === false) memo.set(key, [low, high]);
  }
}
