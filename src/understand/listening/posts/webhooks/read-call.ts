import { createHash } from 'node:crypto';
import { readJson } from '../../../../server/read-json.ts';
import { unreadable } from '../../../../server/unreadable.ts';
import type { Item } from '../../items/contract.ts';
import { documentsIn, isUnread, mapItem } from '../map-item.ts';
import type { HookMapping } from '../mapping.contract.ts';
import type { ToHold } from '../quarantine-store.ts';

/** What a call holds: items, what could not be read as one, and how much in it is not listened to. */
export interface ReadCall {
  readonly items: readonly { readonly item: Item; readonly raw: string }[];
  readonly held: readonly ToHold[];
  readonly others: number;
}

/** What cannot be an item, as the quarantine keeps it: the store takes no NUL and no half characters. */
export function toHold(raw: string, place: string, reason: string): ToHold {
  const kept = raw.replaceAll('\0', '').toWellFormed();
  const fingerprint = createHash('sha256').update(kept).digest('hex');
  return { form: 'json', raw: kept, fingerprint, place, reason };
}

const whole = (raw: string, reason: string): ReadCall => ({
  items: [],
  held: [toHold(raw, '', reason)],
  others: 0,
});
const mostDocuments = 1000;

/** null = it is nested deeper than can be written. */
function asText(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

/** Reads the body of a call under the post's mapping. Whatever does not fit is held with its reason, nothing is dropped. */
export function readCall(body: Buffer, mapping: HookMapping | null): ReadCall {
  const raw = body.toString('utf8');
  const written = readJson(body);
  if ('lost' in written) return whole(raw, written.lost);
  const document = written.value;
  if (mapping === null) return whole(raw, 'the post has no mapping yet');
  const documents = documentsIn(document, mapping);
  if (documents === null) return whole(raw, `there is no list at ${mapping.each ?? ''}`);
  if (documents.length > mostDocuments) return whole(raw, `it holds more than ${mostDocuments} items`);
  const items: { item: Item; raw: string }[] = [];
  const held: ToHold[] = [];
  let others = 0;
  for (const each of documents) {
    // Of one of several only itself is kept, where it can be written: it can be corrected and replayed alone.
    const text = mapping.each === undefined ? raw : (asText(each) ?? raw);
    const poison = unreadable(each);
    const read = poison === null ? mapItem(each, mapping) : { place: '', reason: poison };
    if (read === null) others++;
    else if (isUnread(read)) held.push(toHold(text, read.place, read.reason));
    else items.push({ item: read, raw: text });
  }
  return { items, held, others };
}
