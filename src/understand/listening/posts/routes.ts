import { newId } from '../../../kernel/ids.ts';
import type { Caller } from '../../../kernel/policy.ts';
import { isRefusal, type Refusal, refuse } from '../../../kernel/refusal.ts';
import { isOnlyToldInGroups } from '../../../kernel/stakeholder.ts';
import { type Services, serve } from '../../../server/serve.ts';
import { note } from '../../../stores/records/audit.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { groupsOf } from '../../people/groups/index.ts';
import { itemsTaken } from '../items/index.ts';
import * as contract from './contract.ts';
import { forgetPosts, idOfPost, postOr } from './find-post.ts';
import { postKinds } from './kinds.contract.ts';
import { mailSettings } from './mail/mailbox.contract.ts';
import { forgetPosition } from './mail/store.ts';
import { isOwnPost, presentHeld, sheetOf } from './present-post.ts';
import { heldOf } from './quarantine-store.ts';
import { readingPosts, seePosts } from './see-posts.ts';
import { sendMany, sendOne } from './send-items.ts';
import type { Post } from './sheet.contract.ts';
import * as store from './store.ts';
import { dismiss, tryAllSince, tryHeld } from './try-held.ts';
import { openDoor } from './webhooks/store.ts';

const nameTaken = refuse('name-taken', 'There is a listening post of this name already.', {
  kind: 'conflict',
});
const ownPost = refuse('own-post', 'This post belongs to another part of Sirius and is not run from here.', {
  kind: 'conflict',
  next: 'A survey is closed on its own page.',
});

async function seen(tx: Tx, id: string, now: Date): Promise<Post> {
  const row = (await store.findPost(tx, id)) as store.PostRow;
  const [post] = await seePosts(tx, [row], now);
  return post as Post;
}

/** Finds the post, does something to it in the same transaction with its note, and shows it as it stands then. */
async function change(
  services: Services,
  it: { caller: Caller; post: string; now: Date; verb: string },
  work: (tx: Tx, post: store.PostRow) => Promise<Refusal | undefined>,
): Promise<Post | Refusal> {
  return readingPosts(services, it.caller.workspaceId, async (tx) => {
    const post = await postOr(tx, it.post);
    if (isRefusal(post)) return post;
    const refused = await work(tx, post);
    if (refused !== undefined) return refused;
    await note(tx, it.caller, { verb: it.verb, noun: 'post', subject: post.id });
    return seen(tx, post.id, it.now);
  });
}

const find = (services: Services, caller: Caller, asked: string) =>
  services.records.inWorkspace(caller.workspaceId, (tx) => postOr(tx, asked));

const unlessOwn = (post: store.PostRow) => (isOwnPost(post) ? ownPost : undefined);

export const routes = [
  serve(contract.listPosts, (services, { caller, now }) =>
    readingPosts(services, caller.workspaceId, async (tx) => ({
      posts: await seePosts(tx, await store.allPosts(tx), now),
    })),
  ),

  serve(contract.listPostKinds, async () => ({ kinds: postKinds.map((each) => ({ ...each })) })),

  serve(contract.addPost, ({ records }, { caller, body, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const id = newId();
      const made = await store.insertPost(tx, caller.workspaceId, {
        id,
        kind: body.kind,
        name: body.name,
        by: caller.name,
        at: now,
      });
      if (!made) return nameTaken;
      const template = postKinds.find(({ kind }) => kind === body.kind);
      const row = (await store.findPost(tx, id)) as store.PostRow;
      const begun = { ...sheetOf(row), actionability: template?.grade ?? null, holes: template?.holes ?? '' };
      await store.writeSheet(tx, id, body.name, { ...begun, ...defined(body.sheet ?? {}) });
      if (body.kind === 'webhook') {
        await openDoor(tx, caller.workspaceId, id);
        await store.writeSettings(tx, id, { scheme: 'generic', mapping: null });
      }
      if (body.kind === 'mailbox') await store.writeSettings(tx, id, mailSettings.parse({}));
      await note(tx, caller, { verb: 'add', noun: 'post', subject: id, detail: { kind: body.kind } });
      return seen(tx, id, now);
    }),
  ),

  serve(contract.readPost, (services, { caller, params, now }) =>
    readingPosts(services, caller.workspaceId, async (tx) => {
      const row = await postOr(tx, params.post);
      if (isRefusal(row)) return row;
      const [post] = await seePosts(tx, [row], now);
      return post as NonNullable<typeof post>;
    }),
  ),

  serve(contract.changePost, async (services, { caller, params, body, now }) => {
    const changed = await change(
      services,
      { caller, post: params.post, now, verb: 'change' },
      async (tx, post) => {
        const { name = post.name, sheet = {} } = body;
        if (name !== post.name && isOwnPost(post)) return ownPost;
        if (await store.isNameTaken(tx, name, post.id)) return nameTaken;
        await store.writeSheet(tx, post.id, name, { ...sheetOf(post), ...defined(sheet) });
        return undefined;
      },
    );
    forgetPosts(services);
    return changed;
  }),

  serve(contract.pausePost, (services, { caller, params, now }) =>
    change(services, { caller, post: params.post, now, verb: 'pause' }, async (tx, post) => {
      if (post.paused_at === null && !isOwnPost(post))
        await store.writePause(tx, post.id, { at: now, by: caller.name });
      return unlessOwn(post);
    }),
  ),

  serve(contract.resumePost, (services, { caller, params, now }) =>
    change(services, { caller, post: params.post, now, verb: 'resume' }, async (tx, post) => {
      await store.writePause(tx, post.id, null);
      return undefined;
    }),
  ),

  serve(contract.replayPost, async (services, { caller, params, body, now }) => {
    const post = await find(services, caller, params.post);
    if (isRefusal(post)) return post;
    const from = new Date(body.from);
    const workspace = caller.workspaceId;
    const held = await tryAllSince(services, caller, post, { from, now });
    if (isRefusal(held)) return held;
    const items = await services.records.inWorkspace(workspace, async (tx) => {
      await note(tx, caller, { verb: 'replay', noun: 'post', subject: post.id, detail: { from: body.from } });
      // A mailbox is read from its first mail again; what is here is known by its Message-ID.
      if (post.kind === 'mailbox') await forgetPosition(tx, post.id);
      return store.queueSince(tx, workspace, post.id, from);
    });
    await itemsTaken(services, workspace);
    return { items, ...held };
  }),

  serve(contract.deletePost, async (services, { caller, params }) => {
    const outcome = await services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const post = await postOr(tx, params.post);
      if (isRefusal(post)) return post;
      if (isOwnPost(post)) return ownPost;
      if (await store.hasItems(tx, post.id))
        return refuse('has-items', 'This post has taken items; they name it, so it stays.', {
          kind: 'conflict',
          next: 'Pause it instead.',
        });
      await store.removePost(tx, post.id);
      await note(tx, caller, { verb: 'delete', noun: 'post', subject: post.id, detail: { kind: post.kind } });
      return { deleted: true as const };
    });
    forgetPosts(services);
    return outcome;
  }),

  serve(contract.listItems, (services, { caller, params, query }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const post = await postOr(tx, params.post);
      if (isRefusal(post)) return post;
      const { limit = 50, before = null } = query;
      const rows = await store.itemsOf(tx, post.id, { limit, before });
      const people = rows.flatMap(({ moments }) => moments.flatMap((moment) => moment?.customer ?? []));
      const groups = await groupsOf(tx, people);
      const isShown = (person: string) => !isOnlyToldInGroups(groups.get(person) ?? 'customer');
      return {
        items: rows.map((row) => ({
          n: Number(row.n),
          id: row.source_id,
          receivedAt: row.received_at.toISOString(),
          by: row.received_by,
          moments: row.moments.flatMap((moment) =>
            moment === null
              ? []
              : [
                  {
                    kind: moment.kind,
                    step: moment.step,
                    at: moment.at,
                    customer: isShown(moment.customer) ? moment.customer : null,
                    episode: isShown(moment.customer) ? (moment.episode ?? null) : null,
                  },
                ],
          ),
        })),
      };
    }),
  ),

  serve(contract.sendItems, async (services, { caller, params, body, now, idempotencyKey }) => {
    const post = await idOfPost(services, caller.workspaceId, params.post);
    if (isRefusal(post)) return post;
    const from = { post, by: caller.userId, at: now };
    return 'items' in body
      ? sendMany(services, caller.workspaceId, from, body.items)
      : sendOne(services, caller.workspaceId, from, body, idempotencyKey);
  }),

  serve(contract.listHeld, (services, { caller, params, query }) =>
    services.records.inWorkspace(caller.workspaceId, async (tx) => {
      const post = await postOr(tx, params.post);
      if (isRefusal(post)) return post;
      return { held: (await heldOf(tx, post.id, query.state ?? 'open')).map(presentHeld) };
    }),
  ),

  serve(contract.correctHeld, async (services, { caller, params, body, now }) => {
    const post = await find(services, caller, params.post);
    if (isRefusal(post)) return post;
    const held = await tryHeld(services, caller, post, { id: params.held, raw: body.raw, now });
    return isRefusal(held) ? held : presentHeld(held);
  }),

  serve(contract.dismissHeld, async (services, { caller, params, now }) => {
    const post = await find(services, caller, params.post);
    if (isRefusal(post)) return post;
    const held = await dismiss(services, caller, post, { id: params.held, now });
    return isRefusal(held) ? held : presentHeld(held);
  }),
];

/** Without the fields that were left out, so that they do not overwrite what stands. */
function defined<T extends object>(given: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
