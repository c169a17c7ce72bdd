import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { serve } from '../../../../server/serve.ts';
import { note } from '../../../../stores/records/audit.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import { postOr } from '../find-post.ts';
import { heldOf } from '../quarantine-store.ts';
import { readingPosts, seePosts } from '../see-posts.ts';
import { findPost, type PostRow, writeSettings } from '../store.ts';
import * as contract from './hook.contract.ts';
import { proposeMapping } from './propose-mapping.ts';
import { readCall } from './read-call.ts';
import { newSecret, secretName } from './secrets.ts';
import { keepSecret, openDoor, removeSecret, type SecretRow, secretsOf } from './store.ts';

const noHook = refuse('no-webhook', 'This listening post is no webhook.', { kind: 'conflict' });
const mostSecrets = 2;

async function hookOr(tx: Tx, asked: string): Promise<PostRow | Refusal> {
  const post = await postOr(tx, asked);
  return isRefusal(post) || post.kind === 'webhook' ? post : noHook;
}

const presentSecret = (row: SecretRow) => ({
  id: row.id,
  madeAt: row.made_at.toISOString(),
  madeBy: row.made_by,
});

function trial(sample: string, mapping: Parameters<typeof readCall>[1]) {
  const read = readCall(Buffer.from(sample), mapping);
  const others = read.others === 0 ? [] : [{ place: '', reason: `${read.others} in it are not listened to` }];
  return {
    items: read.items.map(({ item }) => item),
    problems: [...read.held.map(({ place, reason }) => ({ place, reason })), ...others],
  };
}

export const hookRoutes = [
  serve(contract.setHook, (services, { caller, params, body, now }) =>
    readingPosts(services, caller.workspaceId, async (tx) => {
      const post = await hookOr(tx, params.post);
      if (isRefusal(post)) return post;
      await openDoor(tx, caller.workspaceId, post.id);
      await writeSettings(tx, post.id, body);
      await note(tx, caller, { verb: 'change', noun: 'webhook', subject: post.id });
      const [seen] = await seePosts(tx, [(await findPost(tx, post.id)) as PostRow], now);
      return seen as NonNullable<typeof seen>;
    }),
  ),

  serve(contract.listSecrets, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const post = await hookOr(tx, params.post);
      if (isRefusal(post)) return post;
      return { secrets: (await secretsOf(tx, post.id, 'signing')).map(presentSecret) };
    }),
  ),

  serve(contract.addSecret, ({ records, seal }, { caller, params, body, now }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const post = await hookOr(tx, params.post);
      if (isRefusal(post)) return post;
      if ((await secretsOf(tx, post.id, 'signing')).length >= mostSecrets)
        return refuse('two-secrets', 'Two secrets count already, the one before and the new one.', {
          kind: 'conflict',
          next: 'End the older one first.',
        });
      await openDoor(tx, caller.workspaceId, post.id);
      const secret = body.secret ?? newSecret();
      const sealed = seal.close(secret, secretName(caller.workspaceId, post.id));
      const kept = { purpose: 'signing' as const, sealed, at: now, by: caller.name };
      const row = await keepSecret(tx, caller.workspaceId, post.id, kept);
      await note(tx, caller, { verb: 'add', noun: 'webhook secret', subject: post.id });
      return { ...presentSecret(row), secret };
    }),
  ),

  serve(contract.endSecret, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const post = await hookOr(tx, params.post);
      if (isRefusal(post)) return post;
      if (!(await removeSecret(tx, post.id, params.secret)))
        return refuse('no-secret', 'This webhook has no such secret.', { kind: 'not-found' });
      await note(tx, caller, { verb: 'end', noun: 'webhook secret', subject: post.id });
      return { ended: true as const };
    }),
  ),

  serve(contract.proposeHook, ({ records }, { caller, params, body }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const post = await hookOr(tx, params.post);
      if (isRefusal(post)) return post;
      const [newest] = body.sample === undefined ? await heldOf(tx, post.id, 'open', 1) : [];
      const sample = body.sample ?? newest?.raw;
      if (sample === undefined)
        return refuse('no-sample', 'There is no sample to propose from.', {
          next: 'Paste one, or let the other tool call once: what comes waits in quarantine.',
        });
      let document: unknown;
      try {
        document = JSON.parse(sample);
      } catch {
        return refuse('not-json', 'The sample is no JSON.', {
          next: 'Paste one whole call of the other tool.',
        });
      }
      const { mapping, doubts } = proposeMapping(document);
      const tried = mapping === null ? { items: [], problems: [] } : trial(sample, mapping);
      return { mapping, doubts, sample, ...tried };
    }),
  ),

  serve(contract.tryHook, ({ records }, { caller, params, body }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const post = await hookOr(tx, params.post);
      return isRefusal(post) ? post : trial(body.sample, body.mapping);
    }),
  ),
];
