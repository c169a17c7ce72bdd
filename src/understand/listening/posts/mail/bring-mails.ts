import type { Caller } from '../../../../kernel/policy.ts';
import { isRefusal, type Refusal, Refused, refuse } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { note } from '../../../../stores/records/audit.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import { ensurePost } from '../../items/index.ts';
import { postOr } from '../find-post.ts';
import { postKinds } from '../kinds.contract.ts';
import { sheetOf } from '../present-post.ts';
import { allPosts, findPost, type PostRow, writeSettings, writeSheet } from '../store.ts';
import { type MailDoor, openMailDoor, rehearsalDoor } from './mail-doors.ts';
import { mailSettings } from './mailbox.contract.ts';
import { readMail } from './read-mail.ts';
import { ownAddresses } from './recognise-own.ts';
import { mailsIn } from './split-mbox.ts';
import { takeFile } from './take-file.ts';
import type { TakenMails } from './take-mails.ts';

/** A mailbox post as far as bringing mails into it asks. */
export interface Mailbox {
  readonly name: string;
  readonly own: readonly string[];
}

/** What the mailbox is called that a company's first mails make. */
const firstMailbox = 'E-mail';

const ownOf = (settings: unknown): string[] => {
  const known = mailSettings.safeParse(settings);
  return known.success ? known.data.own : [];
};

export async function mailboxesOf(tx: Tx): Promise<Mailbox[]> {
  const posts = await allPosts(tx);
  return posts.flatMap(({ kind, name, settings }) =>
    kind === 'mailbox' ? [{ name, own: ownOf(settings) }] : [],
  );
}

/** Which mailbox mails from files come into: the one that is named, the only one there is, or a company's first one. */
export async function mailboxFor(tx: Tx, asked: string | undefined): Promise<Mailbox | Refusal> {
  const all = await mailboxesOf(tx);
  // What is proposed to a company without mailboxes may be named before it is there.
  const isFirst = all.length === 0 && (asked ?? firstMailbox) === firstMailbox;
  if (isFirst && (await findPost(tx, firstMailbox)) === null) return { name: firstMailbox, own: [] };
  if (asked !== undefined) {
    const post = await postOr(tx, asked);
    if (isRefusal(post)) return post;
    if (post.kind !== 'mailbox')
      return refuse('no-mailbox', 'This listening post is no mailbox.', { kind: 'conflict' });
    return { name: post.name, own: ownOf(post.settings) };
  }
  const [first] = all;
  if (all.length > 1)
    return refuse('which-mailbox', 'Several mailboxes could take this mail.', {
      next: `Name one with --post: ${all.map(({ name }) => name).join(', ')}.`,
    });
  if (first !== undefined) return first;
  return refuse('which-mailbox', 'No mailbox could take this mail.', {
    next: 'Set a listening post of the kind mailbox up, and name it with --post.',
  });
}

const lookedAt = 400;
const bytesLookedAt = 20_000_000;

/** Whose mailbox these files come from, told by their first mails; empty when a person must say it. */
export async function ownIn(files: readonly (() => AsyncIterable<Uint8Array>)[]): Promise<string[]> {
  const mails: { from: string | null; to: readonly string[] }[] = [];
  let bytes = 0;
  for (const open of files) {
    for await (const raw of mailsIn(open())) {
      const mail = await readMail(raw.bytes);
      if (mail !== null) mails.push({ from: mail.from, to: mail.to });
      bytes += raw.bytes.length;
      if (mails.length >= lookedAt || bytes >= bytesLookedAt) return ownAddresses(mails);
    }
  }
  return ownAddresses(mails);
}

/** Makes the mailbox ready for what comes: there, with the company's own addresses on it. What changed is noted. */
export async function prepareMailbox(tx: Tx, caller: Caller, { name, own }: Mailbox): Promise<void> {
  const before = await findPost(tx, name);
  const id = await ensurePost(tx, caller.workspaceId, { name, kind: 'mailbox', by: caller.name });
  const post = (await findPost(tx, id)) as PostRow;
  const settings = mailSettings.parse(post.settings ?? {});
  const all = [...new Set([...settings.own, ...own])];
  if (before === null) {
    const template = postKinds.find(({ kind }) => kind === 'mailbox');
    const sheet = { ...sheetOf(post), actionability: template?.grade ?? null, holes: template?.holes ?? '' };
    await writeSheet(tx, id, name, sheet);
    await note(tx, caller, { verb: 'add', noun: 'post', subject: id, detail: { kind: 'mailbox' } });
  } else if (all.length > settings.own.length) {
    await note(tx, caller, { verb: 'change', noun: 'mailbox', subject: id });
  }
  await writeSettings(tx, id, { ...settings, own: all });
}

/** What was taken of one file, and whose it was. */
export interface Bringing {
  readonly workspace: string;
  readonly mailbox: Mailbox;
  readonly by: string;
  readonly rehearsal: boolean;
}

/** Watches what goes through a door: which customers and episodes the accepted items are of. */
function watched(door: MailDoor, onNew: (customer: string, episode: string) => void): MailDoor {
  return {
    ...door,
    async take(items) {
      const answers = await door.take(items);
      for (const [i, answer] of answers.entries()) {
        const [moment] = items[i]?.moments ?? [];
        if (!isRefusal(answer) && !answer.again && moment !== undefined)
          onNew(moment.customer, moment.episode ?? '');
      }
      return answers;
    },
  };
}

/** Takes the mails of a file into a mailbox, or tells what that would do. */
export async function bringMails(
  services: Pick<Services, 'records' | 'moments' | 'events' | 'log' | 'now' | 'seal'>,
  into: Bringing,
  chunks: AsyncIterable<Uint8Array>,
  watch: {
    onNew(customer: string, episode: string): void;
    onStep(sum: TakenMails): Promise<void>;
  },
): Promise<TakenMails> {
  const { workspace, mailbox, by } = into;
  const at = await services.now(workspace);
  const post = await services.records.inWorkspace(workspace, (tx) => findPost(tx, mailbox.name));
  if (post === null && !into.rehearsal)
    throw new Refused(refuse('no-post', 'The listening post these mails were for is gone.'));
  const settings = mailSettings.parse({ ...post?.settings, own: mailbox.own });
  const door =
    into.rehearsal || post === null
      ? rehearsalDoor(services, { workspace, mailbox: mailbox.name, by, at })
      : openMailDoor(services, { workspace, post: post.id, by, at });
  const taken = await takeFile(watched(door, watch.onNew), settings, chunks, watch.onStep);
  if (isRefusal(taken)) throw new Refused(taken);
  return taken;
}
