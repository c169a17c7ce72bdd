import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Services } from '../../../server/serve.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { ensurePost } from '../items/index.ts';
import { type PostKind, postKinds } from './kinds.contract.ts';
import { sheetOf } from './present-post.ts';
import { allPosts, findPost, type PostRow, writeSheet } from './store.ts';
import { tally, writeTallies } from './tally.ts';

/** What a post is called that the first export of its kind makes. */
const firstNames: Partial<Record<PostKind, string>> = {
  helpdesk: 'Helpdesk',
  transcripts: 'Calls',
  reviews: 'Reviews',
  social: 'Social media',
  forum: 'Forum',
  notes: 'Notes of employees',
  surveys: 'Surveys of another tool',
};

/** The post an export of this kind is heard at: the only one there is; null when there is none, or more than one. */
async function postOf(tx: Tx, kind: PostKind): Promise<{ all: number; post: PostRow | null }> {
  const all = (await allPosts(tx)).filter((post) => post.kind === kind);
  return { all: all.length, post: all.length === 1 ? (all[0] ?? null) : null };
}

/** Refuses an export while the post it is heard at is paused. */
export async function refuseWhilePaused(tx: Tx, kinds: readonly PostKind[]): Promise<Refusal | null> {
  for (const kind of new Set(kinds)) {
    const { post } = await postOf(tx, kind);
    if (post !== null && post.paused_at !== null)
      return refuse('post-paused', `The listening post ${post.name} is paused; nothing was taken.`, {
        kind: 'conflict',
        next: 'Resume it, then import again.',
      });
  }
  return null;
}

async function made(tx: Tx, workspace: string, kind: PostKind, by: string): Promise<string | null> {
  const name = firstNames[kind];
  if (name === undefined || (await findPost(tx, name)) !== null) return null;
  const id = await ensurePost(tx, workspace, { name, kind, by });
  const template = postKinds.find((each) => each.kind === kind);
  const post = (await findPost(tx, id)) as PostRow;
  const sheet = { ...sheetOf(post), actionability: template?.grade ?? null, holes: template?.holes ?? '' };
  await writeSheet(tx, id, name, sheet);
  return id;
}

/**
 * Writes on the programme sheet what an export brought: at the only post of its kind, or at a first one, whose owner, purpose
 * and legal basis then wait to be said. With several posts of the kind nobody knows at which it was heard.
 */
export async function hearExport(
  services: Pick<Services, 'records' | 'log'>,
  workspace: string,
  it: { kind: PostKind; by: string; at: Date },
  counts: { readonly accepted: number; readonly duplicate: number; readonly quarantined: number },
): Promise<void> {
  const id = await services.records.inWorkspace(workspace, async (tx) => {
    const { all, post } = await postOf(tx, it.kind);
    return all === 0 ? made(tx, workspace, it.kind, it.by) : (post?.id ?? null);
  });
  if (id === null) return;
  tally(services, workspace, id, it.at, { ...counts });
  // An import is one count, and a command ends with it: it is written down before that.
  await writeTallies(services, workspace);
}
