import type { Records, Tx } from '../../../../stores/records/records.ts';
import { versionOf } from '../index.ts';
import { compile, type Plan } from '../runtime/index.ts';

/** Published versions never change: each is read and made ready once. */
const plans = new WeakMap<Records, Map<string, Plan>>();
const most = 200;

/** A published version, ready to be answered; null when there is none of this number. */
export async function planOf(
  records: Records,
  tx: Tx,
  survey: string,
  version: number,
): Promise<Plan | null> {
  const known = plans.get(records) ?? new Map<string, Plan>();
  plans.set(records, known);
  const name = `${survey} ${version}`;
  const ready = known.get(name);
  if (ready !== undefined) return ready;
  const found = await versionOf(tx, survey, version);
  if (found === null) return null;
  const plan = compile(found.definition);
  if (known.size >= most) known.delete(known.keys().next().value ?? '');
  known.set(name, plan);
  return plan;
}
