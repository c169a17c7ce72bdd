import { createHash } from 'node:crypto';
import { ownRanges, partsOf } from '../../../../instruments/language/text/parts.ts';
import type { Item } from '../../items/contract.ts';
import type { Unread } from '../map-item.ts';
import type { MailSettings } from './mailbox.contract.ts';
import type { Mail } from './read-mail.ts';
import { isOurs, type MailNature, natureOf } from './sort-mail.ts';

/** An item, why it cannot be one, or what it is that is no item: counted and set aside. */
export type SortedMail =
  | { readonly item: Item }
  | { readonly unread: Unread }
  | { readonly aside: Exclude<MailNature, 'voice' | 'told'> };

const day = 86_400_000;
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 40);
const short = (text: string) => (text.length <= 180 ? text : hash(text));

/** Only what this mail's writer wrote: quoted mail, signatures, notices and greetings are cut. */
function ownWords(text: string): { text: string; isAutomatic: boolean } {
  const parts = partsOf(text);
  const own = ownRanges(parts).map(({ start, end }) => text.slice(start, end).trim());
  return { text: own.join('\n').trim(), isAutomatic: parts.nature === 'automatic' };
}

/** When it was written, unless that is later than a server took it by more than clocks go wrong; then when it was taken. */
function timeOf({ date, received }: Mail, arrived: Date | null): Date | null {
  const taken = received ?? arrived;
  if (date === null) return taken;
  return taken !== null && date.getTime() - taken.getTime() > day ? taken : date;
}

/** Several people read and write under such an address: who of them it was is not known. */
const shared =
  /^(?:info|office|contact|kontakt|contacto|team|sales|admin|hello|mail|support|accounts?|buchhaltung|family|familie|familia)@/;

/**
 * A mail as an item: one moment, a customer's voice or what they were told, in the episode of its thread. The item's id is
 * the Message-ID, so that the same mail is one item from whatever folder or file it comes. `arrived` is when the mailbox or
 * file says it came.
 */
export function itemOfMail(mail: Mail, settings: MailSettings, arrived: Date | null): SortedMail {
  const nature = natureOf(mail, settings);
  if (nature !== 'voice' && nature !== 'told') return { aside: nature };
  const customer = nature === 'voice' ? mail.from : mail.to.find((address) => !isOurs(address, settings));
  if (customer === null || customer === undefined)
    return { unread: { place: 'From', reason: 'it says no address that it comes from' } };
  if (customer.length > 190)
    return { unread: { place: 'From', reason: 'the address is too long to be one' } };
  const at = timeOf(mail, arrived);
  if (at === null)
    return { unread: { place: 'Date', reason: 'it has no time, and no server wrote one on it' } };
  const own = ownWords(mail.text);
  if (own.isAutomatic) return { aside: 'auto-reply' };
  const id = mail.id ?? hash([customer, at.toISOString(), mail.subject, mail.text].join('\u001f'));
  // A first mail often says what it is about in its subject alone; in answers the subject is somebody else's.
  const isFirst = mail.thread.length === 0 && !/^(?:re|aw|rv|sv|antw)\s*:/i.test(mail.subject);
  const text = [isFirst ? mail.subject : '', own.text].filter((part) => part !== '').join('\n\n');
  const root = mail.thread[0] ?? id;
  const attributes = {
    ...(mail.attachments.length === 0 ? {} : { attachments: String(mail.attachments.length) }),
    ...(nature === 'voice' && shared.test(customer) ? { mailbox: 'shared by several people' } : {}),
  };
  return {
    item: {
      id: mail.id === null ? `mail ${id}` : id,
      moments: [
        {
          kind: nature,
          customer: `email:${customer}`,
          episode: `mail:${short(root)}`,
          step: nature === 'voice' ? settings.step : settings.answerStep,
          channel: 'e-mail',
          at: at.toISOString(),
          ...(settings.function === '' ? {} : { function: settings.function }),
          ...(text === '' ? {} : { text }),
          ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
        },
      ],
    },
  };
}
