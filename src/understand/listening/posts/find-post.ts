import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { findPost, type PostRow } from './store.ts';

const noPost = refuse('no-post', 'This company has no such listening post.', {
  kind: 'not-found',
  next: 'See the programme sheet.',
});

export async function postOr(tx: Tx, asked: string): Promise<PostRow | Refusal> {
  return (await findPost(tx, asked)) ?? noPost;
}

const rememberMs = 3000;
const mostRemembered = 1000;
const remembered = new WeakMap<Services['records'], Map<string, { id: string; until: number }>>();

/**
 * The id of a post to send to, as it was a moment ago: senders of thousands of items a second do not ask each time.
 * Whether it is paused is looked at when items are written, never here.
 */
export async function idOfPost(
  services: Pick<Services, 'records'>,
  workspace: string,
  asked: string,
): Promise<string | Refusal> {
  const seen = remembered.get(services.records) ?? new Map<string, { id: string; until: number }>();
  remembered.set(services.records, seen);
  const key = `${workspace} ${asked}`;
  const known = seen.get(key);
  if (known !== undefined && known.until > performance.now()) return known.id;
  const found = await services.records.inWorkspace(workspace, (tx) => postOr(tx, asked));
  if ('refused' in found) return found;
  if (seen.size >= mostRemembered) seen.clear();
  seen.set(key, { id: found.id, until: performance.now() + rememberMs });
  return found.id;
}

/** After a post was renamed or deleted. */
export function forgetPosts({ records }: Pick<Services, 'records'>): void {
  remembered.delete(records);
}
