import { readJson } from '../../../server/read-json.ts';
import { unreadable } from '../../../server/unreadable.ts';
import type { Item } from '../items/contract.ts';
import type { Held } from './contract.ts';
import { mailSettings } from './mail/mailbox.contract.ts';
import { sortRaw } from './mail/take-mails.ts';
import { mapItem, type Unread } from './map-item.ts';
import { hookMapping } from './mapping.contract.ts';

type Settings = Readonly<Record<string, unknown>>;

/** Was kept as one character a byte; what somebody typed into it may be any character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all that one byte can be
const isBytes = (raw: string) => /^[\u0000-\u00ff]*$/.test(raw);

async function readHeldMail(settings: Settings, raw: string): Promise<Item | Unread | null> {
  const known = mailSettings.safeParse(settings);
  const bytes = Buffer.from(raw, isBytes(raw) ? 'latin1' : 'utf8');
  const sorted = await sortRaw(bytes, known.success ? known.data : mailSettings.parse({}), null);
  if ('item' in sorted) return sorted.item;
  return 'unread' in sorted ? sorted.unread : null;
}

/** Reads again what stands in quarantine, under the post's present settings. null = it is no item under them. */
export async function readRaw(
  settings: Settings,
  form: Held['form'],
  raw: string,
): Promise<Item | Unread | null> {
  if (form === 'mail') return readHeldMail(settings, raw);
  const mapping = hookMapping.safeParse(settings.mapping);
  if (!mapping.success) return { place: '', reason: 'the post has no mapping yet' };
  const written = readJson(Buffer.from(raw));
  if ('lost' in written) return { place: '', reason: written.lost };
  const poison = unreadable(written.value);
  return poison === null ? mapItem(written.value, mapping.data) : { place: '', reason: poison };
}
