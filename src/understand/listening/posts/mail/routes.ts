import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { serve } from '../../../../server/serve.ts';
import { note } from '../../../../stores/records/audit.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import { postOr } from '../find-post.ts';
import { readingPosts, seePosts } from '../see-posts.ts';
import { findPost, type PostRow, writeSettings } from '../store.ts';
import { keepSecret, removeSecrets } from '../webhooks/store.ts';
import { aboutPassword, fetchMailbox } from './fetch-mailbox.ts';
import * as contract from './mail.contract.ts';
import { openMailDoor } from './mail-doors.ts';
import { mailSettings } from './mailbox.contract.ts';
import { forgetPosition } from './store.ts';
import { takeFile } from './take-file.ts';

const noMailbox = refuse('no-mailbox', 'This listening post is no mailbox.', { kind: 'conflict' });

async function mailboxOr(tx: Tx, asked: string): Promise<PostRow | Refusal> {
  const post = await postOr(tx, asked);
  return isRefusal(post) || post.kind === 'mailbox' ? post : noMailbox;
}

export const mailRoutes = [
  serve(contract.setMailbox, (services, { caller, params, body, now }) =>
    readingPosts(services, caller.workspaceId, async (tx) => {
      const post = await mailboxOr(tx, params.post);
      if (isRefusal(post)) return post;
      const { password, ...settings } = body;
      const before = mailSettings.safeParse(post.settings);
      const was = before.success ? before.data.server : null;
      // A password goes only to whom it was given for.
      const isElsewhere = was?.host !== settings.server?.host || was?.user !== settings.server?.user;
      if (isElsewhere || password !== undefined) await removeSecrets(tx, post.id, 'password');
      if (isElsewhere || was?.folder !== settings.server?.folder) await forgetPosition(tx, post.id);
      if (password !== undefined) {
        const sealed = services.seal.close(password, aboutPassword(caller.workspaceId, post.id));
        const kept = { purpose: 'password' as const, sealed, at: now, by: caller.name };
        await keepSecret(tx, caller.workspaceId, post.id, kept);
      }
      await writeSettings(tx, post.id, settings);
      await note(tx, caller, { verb: 'change', noun: 'mailbox', subject: post.id });
      const [seen] = await seePosts(tx, [(await findPost(tx, post.id)) as PostRow], now);
      return seen as NonNullable<typeof seen>;
    }),
  ),

  serve(contract.takeMailFile, async (services, { caller, params, bytes, now }) => {
    if (bytes === undefined) return refuse('no-file', 'The upload holds no file.');
    const workspace = caller.workspaceId;
    const post = await services.records.inWorkspace(workspace, (tx) => mailboxOr(tx, params.post));
    if (isRefusal(post)) return post;
    const settings = mailSettings.parse(post.settings);
    const door = openMailDoor(services, { workspace, post: post.id, by: caller.userId, at: now });
    return takeFile(door, settings, bytes);
  }),

  serve(contract.fetchMail, async (services, { caller, params }) => {
    const post = await services.records.inWorkspace(caller.workspaceId, (tx) => mailboxOr(tx, params.post));
    return isRefusal(post) ? post : fetchMailbox(services, caller.workspaceId, post.id);
  }),
];
