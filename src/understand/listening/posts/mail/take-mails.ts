import { isRefusal, Refused } from '../../../../kernel/refusal.ts';
import type { Item } from '../../items/contract.ts';
import { itemShape } from '../../items/contract.ts';
import type { ToHold } from '../quarantine-store.ts';
import { itemOfMail, type SortedMail } from './item-of-mail.ts';
import { type MailDoor, toHold } from './mail-doors.ts';
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

/**
 * Takes some mails through a door: voices and answers become items, what cannot be read waits in quarantine, automatic mail
 * is counted. The same Message-ID again is the same mail, whatever a server changed on the way: the first one stands.
 */
export async function takeMails(
  door: MailDoor,
  settings: MailSettings,
  mails: readonly RawMail[],
  sum: TakenMails,
): Promise<void> {
  const items: { item: Item; raw: Uint8Array }[] = [];
  const held: ToHold[] = [];
  const aside: Record<string, number> = {};
  for (const { bytes, received, isCut } of mails) {
    sum.read++;
    if (isCut) sum.cut++;
    const sorted = await sortRaw(bytes, settings, received);
    if ('item' in sorted) items.push({ item: sorted.item, raw: bytes });
    else if ('aside' in sorted) {
      aside[sorted.aside] = (aside[sorted.aside] ?? 0) + 1;
      if (sorted.aside === 'bounce') await door.bounced(bytes);
    } else held.push(toHold(bytes, sorted.unread.place, sorted.unread.reason));
  }
  for (const [what, n] of Object.entries(aside)) sum.aside[what] = (sum.aside[what] ?? 0) + n;
  const answers = await door.take(items.map(({ item }) => item));
  for (const [i, answer] of answers.entries()) {
    if (!isRefusal(answer)) {
      if (answer.again) sum.duplicate++;
      else sum.accepted++;
    } else if (answer.kind === 'away') throw new Refused(answer);
    else if (answer.refused === 'other-content') sum.duplicate++;
    else if (answer.refused === 'erased-customer') sum.aside.erased = (sum.aside.erased ?? 0) + 1;
    else held.push(toHold(items[i]?.raw ?? Buffer.alloc(0), '', answer.say));
  }
  door.setAside(aside);
  const fresh = await door.hold(held);
  sum.quarantined += fresh;
  sum.duplicate += held.length - fresh;
}
