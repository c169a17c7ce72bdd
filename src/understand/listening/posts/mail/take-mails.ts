import { createHash } from 'node:crypto';
import { isRefusal, Refused } from '../../../../kernel/refusal.ts';
import type { Services } from '../../../../server/serve.ts';
import { takeReport } from '../../invitations/index.ts';
import type { Item } from '../../items/contract.ts';
import { itemShape } from '../../items/contract.ts';
import { hold, type ToHold } from '../quarantine-store.ts';
import { receiveMany } from '../receive.ts';
import { tally } from '../tally.ts';
import { itemOfMail, type SortedMail } from './item-of-mail.ts';
import type { MailSettings } from './mailbox.contract.ts';
import { readMail } from './read-mail.ts';
import type { RawMail } from './split-mbox.ts';

/** What became of mails: every one read is accepted, a duplicate, quarantined, or set aside by what it is. */
export interface TakenMails {
  read: number;
  accepted: number;
  duplicate: number;
  quarantined: number;
  readonly aside: Record<string, number>;
  cut: number;
}

export const noMails = (): TakenMails => ({
  read: 0,
  accepted: 0,
  duplicate: 0,
  quarantined: 0,
  aside: {},
  cut: 0,
});

const longestRaw = 200_000;

function toHold(raw: Buffer, place: string, reason: string): ToHold {
  // Each byte as one character: the very bytes can be read again, and headers stay readable.
  const text = raw.subarray(0, longestRaw).toString('latin1').replaceAll('\0', '');
  return {
    form: 'mail',
    raw: text,
    fingerprint: createHash('sha256').update(raw).digest('hex'),
    place,
    reason,
  };
}

/** Reads one mail. What is found in it that no item may hold is told like everything else that cannot be read. */
export async function sortRaw(
  bytes: Uint8Array,
  settings: MailSettings,
  arrived: Date | null,
): Promise<SortedMail> {
  const mail = await readMail(bytes);
  if (mail === null) return { unread: { place: '', reason: 'it cannot be read as a mail' } };
  const sorted = itemOfMail(mail, settings, arrived);
  if (!('item' in sorted)) return sorted;
  const checked = itemShape.safeParse(sorted.item);
  if (checked.success) return { item: checked.data };
  const [issue] = checked.error.issues;
  return { unread: { place: issue?.path.join('.') ?? '', reason: issue?.message ?? '' } };
}

interface Into {
  readonly workspace: string;
  readonly post: string;
  readonly by: string;
  readonly at: Date;
  readonly settings: MailSettings;
}

/**
 * Takes some mails for a post: voices and answers become items, what cannot be read waits in quarantine, automatic mail is
 * counted. The same Message-ID again is the same mail, whatever a server changed on the way: the first one stands.
 */
export async function takeMails(
  services: Services,
  into: Into,
  mails: readonly RawMail[],
  sum: TakenMails,
): Promise<void> {
  const items: { item: Item; raw: Buffer }[] = [];
  const held: ToHold[] = [];
  const aside: Record<string, number> = {};
  for (const { bytes, received, isCut } of mails) {
    sum.read++;
    if (isCut) sum.cut++;
    const sorted = await sortRaw(bytes, into.settings, received);
    if ('item' in sorted) items.push({ item: sorted.item, raw: bytes });
    else if ('aside' in sorted) {
      aside[sorted.aside] = (aside[sorted.aside] ?? 0) + 1;
      // What came back may be an invitation of ours: whoever it was for is not written to again.
      if (sorted.aside === 'bounce')
        await takeReport(services, into.workspace, Buffer.from(bytes).toString('utf8'));
    } else held.push(toHold(bytes, sorted.unread.place, sorted.unread.reason));
  }
  for (const [what, n] of Object.entries(aside)) sum.aside[what] = (sum.aside[what] ?? 0) + n;
  const { workspace, post, at } = into;
  const answers = await receiveMany(
    services,
    workspace,
    into,
    items.map(({ item }) => item),
  );
  for (const [i, answer] of answers.entries()) {
    if (!isRefusal(answer)) {
      if (answer.again) sum.duplicate++;
      else sum.accepted++;
    } else if (answer.kind === 'away') throw new Refused(answer);
    else if (answer.refused === 'other-content') sum.duplicate++;
    else if (answer.refused === 'erased-customer') sum.aside.erased = (sum.aside.erased ?? 0) + 1;
    else held.push(toHold(items[i]?.raw ?? Buffer.alloc(0), '', answer.say));
  }
  tally(services, workspace, post, at, aside);
  const fresh = await services.records.inWorkspace(workspace, (tx) => hold(tx, workspace, post, held, at));
  sum.quarantined += fresh;
  sum.duplicate += held.length - fresh;
}
