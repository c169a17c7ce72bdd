import type { Services } from '../../../server/serve.ts';
import { addCounts, type Count } from './count-store.ts';

type Needs = Pick<Services, 'records' | 'log'>;

/** Counts of single items are gathered this long: thousands a second must not wait for one row. */
const gatherMs = 1000;

const gathered = new WeakMap<Services['records'], Map<string, Map<string, Count>>>();

/** Writes down what was gathered; called by the timer, and before the counts are read. */
export async function writeTallies({ records, log }: Needs, workspace: string): Promise<void> {
  const companies = gathered.get(records);
  const counts = companies?.get(workspace);
  if (counts === undefined) return;
  companies?.delete(workspace);
  try {
    await records.inWorkspace(workspace, (tx) => addCounts(tx, workspace, [...counts.values()]));
  } catch (error) {
    // Items are counted from the items themselves; only how many duplicates came is known less exactly.
    log.warn({ err: error, workspace }, 'counts of a listening post could not be written');
  }
}

/** Counts what came to a post and did not become an item. */
export function tally(
  services: Needs,
  workspace: string,
  post: string,
  at: Date,
  counts: Readonly<Record<string, number>>,
): void {
  const companies = gathered.get(services.records) ?? new Map<string, Map<string, Count>>();
  gathered.set(services.records, companies);
  const day = at.toISOString().slice(0, 10);
  for (const [what, n] of Object.entries(counts)) {
    if (n === 0) continue;
    if (!companies.has(workspace)) {
      companies.set(workspace, new Map());
      setTimeout(() => void writeTallies(services, workspace), gatherMs).unref();
    }
    const known = companies.get(workspace) as Map<string, Count>;
    const key = `${post} ${day} ${what}`;
    known.set(key, { post, day, what, n: n + (known.get(key)?.n ?? 0) });
  }
}
