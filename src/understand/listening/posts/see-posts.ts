import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { countsSince } from './count-store.ts';
import { daysOf, presentPost } from './present-post.ts';
import { openCounts } from './quarantine-store.ts';
import type { Day, Post } from './sheet.contract.ts';
import type { PostRow } from './store.ts';
import { writeTallies } from './tally.ts';

const days = 30;

/** Posts as they are shown, with what came to them over the last 30 days. */
export async function seePosts(
  tx: Tx,
  rows: readonly PostRow[],
  now: Date,
): Promise<(Post & { days: Day[] })[]> {
  const from = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - days + 1));
  const counts = await countsSince(
    tx,
    rows.map(({ id }) => id),
    from,
  );
  const open = await openCounts(tx);
  return rows.map((row) => {
    const mine = counts.filter(({ post }) => post === row.id);
    return { ...presentPost(row, mine, open.get(row.id) ?? 0, now), days: daysOf(mine, now, days) };
  });
}

/** Reads in one transaction, after what this server counted was written down. */
export async function readingPosts<T>(
  services: Services,
  workspace: string,
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  await writeTallies(services, workspace);
  return services.records.inWorkspace(workspace, read);
}
