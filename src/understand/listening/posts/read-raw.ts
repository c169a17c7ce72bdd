import type { Item } from '../items/contract.ts';
import type { Held } from './contract.ts';
import { mapItem, type Unread } from './map-item.ts';
import { hookMapping } from './mapping.contract.ts';

/** Reads again what stands in quarantine, under the post's present settings. null = it is no item under them. */
export async function readRaw(
  settings: Readonly<Record<string, unknown>>,
  form: Held['form'],
  raw: string,
): Promise<Item | Unread | null> {
  if (form === 'mail') return { place: '', reason: 'mail cannot be read here' };
  const mapping = hookMapping.safeParse(settings.mapping);
  if (!mapping.success) return { place: '', reason: 'the post has no mapping yet' };
  let document: unknown;
  try {
    document = JSON.parse(raw);
  } catch {
    return { place: '', reason: 'it is no JSON' };
  }
  return mapItem(document, mapping.data);
}
