import { isRefusal, type Refusal, Refused, refuse } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { findPost, type PostRow, writeError } from '../store.ts';
import { secretsOf } from '../webhooks/store.ts';
import { openMailDoor } from './mail-doors.ts';
import { type MailServer, mailSettings } from './mailbox.contract.ts';
import { type OpenMailbox, openMailbox } from './open-mailbox.ts';
import { someAtOnce } from './split-mbox.ts';
import { noteLook, positionOf, writePosition } from './store.ts';
import { noMails, type TakenMails, takeMails } from './take-mails.ts';

export const aboutPassword = (workspace: string, post: string) => `${workspace} post ${post} password`;

const atOnce = 50;
const noServer = refuse('no-mail-server', 'Nobody has said yet where this mailbox lies.', {
  kind: 'conflict',
  next: 'Give host, user and password.',
});
const noPassword = refuse(
  'no-mail-password',
  'The password of this mailbox is missing, or was sealed under another secret.',
  {
    kind: 'conflict',
    next: 'Type it again.',
  },
);

/** Reads what is new, some mails at a time: the place moves on when they are durable, so a crash brings them once more. */
async function readNew(
  services: Services,
  workspace: string,
  post: PostRow,
  box: OpenMailbox,
  sum: TakenMails,
): Promise<void> {
  const { records } = services;
  const settings = mailSettings.parse(post.settings);
  const before = await records.inWorkspace(workspace, (tx) => positionOf(tx, post.id));
  let uid = before?.validity === box.validity ? before.uid : 0;
  const uids = await box.numbersFrom(uid + 1);
  for (let from = 0; from < uids.length || from === 0; from += atOnce) {
    const some = uids.slice(from, from + atOnce);
    const at = await services.now(workspace);
    const door = openMailDoor(services, { workspace, post: post.id, by: `post:${post.id}`, at });
    if (some.length > 0)
      for await (const mails of someAtOnce(box.mails(some))) await takeMails(door, settings, mails, sum);
    uid = some.at(-1) ?? uid;
    await records.inWorkspace(workspace, (tx) =>
      writePosition(tx, workspace, post.id, { validity: box.validity, uid }, new Date()),
    );
  }
}

async function passwordOf(services: Services, workspace: string, post: string): Promise<string | null> {
  const [kept] = await services.records.inWorkspace(workspace, (tx) => secretsOf(tx, post, 'password'));
  return kept === undefined ? null : services.seal.open(kept.sealed, aboutPassword(workspace, post));
}

async function look(
  services: Services,
  workspace: string,
  post: PostRow,
  server: MailServer,
): Promise<TakenMails | Refusal> {
  const password = await passwordOf(services, workspace, post.id);
  if (password === null) return noPassword;
  const box = await openMailbox(services, server, password);
  if (isRefusal(box)) return box;
  const sum = noMails();
  try {
    await readNew(services, workspace, post, box, sum);
    return sum;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    services.log.warn({ err: error, post: post.id }, 'a mailbox could not be read to its end');
    return refuse('mailbox-broke', 'The mailbox broke off while it was read; it goes on from there.', {
      kind: 'away',
    });
  } finally {
    await box.close();
  }
}

const underWay = new Map<string, Promise<TakenMails | Refusal>>();

/** Looks into a mailbox and takes what is new; what went wrong stands at the post until it goes well. */
export function fetchMailbox(
  services: Services,
  workspace: string,
  id: string,
): Promise<TakenMails | Refusal> {
  const key = `${workspace} ${id}`;
  const known = underWay.get(key);
  if (known !== undefined) return known;
  const run = (async () => {
    const { records } = services;
    const post = await records.inWorkspace(workspace, (tx) => findPost(tx, id));
    const settings = mailSettings.safeParse(post?.settings ?? {});
    if (post === null || !settings.success || settings.data.server === null) return noServer;
    if (post.paused_at !== null)
      return refuse('post-paused', 'This listening post is paused; nothing was taken.', {
        kind: 'away',
        next: 'Send it again when the post is resumed.',
      });
    const outcome = await look(services, workspace, post, settings.data.server);
    const at = await services.now(workspace);
    await records.inWorkspace(workspace, async (tx) => {
      await writeError(tx, post.id, isRefusal(outcome) ? outcome.say : null, at);
      // A server that refuses the password is not asked every half minute: it would lock the mailbox.
      if (isRefusal(outcome)) await noteLook(tx, workspace, post.id, new Date());
    });
    return outcome;
  })().finally(() => underWay.delete(key));
  underWay.set(key, run);
  return run;
}
