import { sql } from 'kysely';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Records, Tx } from '../../../stores/records/records.ts';
import type { PreparedItem } from './prepare-item.ts';
import { registerMetrics, usualSumUp } from './register-metrics.ts';

type Scale = readonly [low: number, high: number];

/** Scales that are known never change: they need not be asked for again. */
const known = new WeakMap<Records, Map<string, Scale>>();

const keyOf = (workspace: string, metric: string) => `${workspace} ${metric}`;

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
  const memo = known.get(records) ?? new Map<string, Scale>();
  known.set(records, memo);
  const scales = items.flatMap((item) => item.scales);
  const unknown = new Map<string, PreparedItem['scales'][number]>();
  for (const scale of scales) {
    if (memo.has(keyOf(workspace, scale.metric)) || unknown.has(scale.metric)) continue;
    unknown.set(scale.metric, scale);
  }
  const now = new Map<string, Scale>();
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
    const { rows } = await sql<{ name: string; low: number; high: number }>`
      SELECT name, low, high FROM metrics WHERE name = ANY (${[...unknown.keys()]})`.execute(tx);
    for (const { name, low, high } of rows) now.set(name, [low, high]);
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
