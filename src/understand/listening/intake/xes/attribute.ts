/** The typed attributes of XES (IEEE 1849, 5.4). */
export const scalarTypes = new Set(['string', 'date', 'int', 'float', 'boolean', 'id']);
export const compositeTypes = new Set(['list', 'container']);

/** An attribute while its element is open: a plain one may hold nested ones, a list holds only those. */
export interface OpenAttribute {
  readonly key: string;
  readonly value: string | undefined;
  readonly composite: boolean;
  readonly nested: OpenAttribute[];
}

/** A list or container as JSON: an array of objects, because XES allows the same key twice in a list. */
function asJson(attribute: OpenAttribute): unknown {
  if (!attribute.composite && attribute.nested.length === 0) return attribute.value ?? '';
  const inner = attribute.nested.map((one) => Object.fromEntries([[one.key, asJson(one)]]));
  return attribute.composite ? inner : [{ value: attribute.value ?? '' }, ...inner];
}

/**
 * Puts an attribute into a flat map: `key` its value, `key/inner` a value nested in it, and a list or container
 * as one JSON text. Returns the keys that were there already; of those the first value stays.
 */
export function flatten(attribute: OpenAttribute, into: Map<string, string>, prefix = ''): string[] {
  const key = prefix + attribute.key;
  if (into.has(key)) return [key];
  into.set(key, attribute.composite ? JSON.stringify(asJson(attribute)) : (attribute.value ?? ''));
  if (attribute.composite) return [];
  return attribute.nested.flatMap((inner) => flatten(inner, into, `${key}/`));
}

// xs:dateTime as XES writes it, loosely: a space for the T and a missing zone are read as well.
const dateForm =
  /^[-+]?\d{4,}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[-+]\d{2}:?(?:\d{2})?)?)?$/i;

/** Is this value readable as its type says? Numbers and truth values are kept as text either way. */
export function isReadable(type: string, value: string): boolean {
  const text = value.trim();
  if (type === 'date')
    return dateForm.test(text) && !Number.isNaN(Date.parse(`${text.slice(0, 10)}T00:00:00Z`));
  if (type === 'int') return /^[-+]?\d+$/.test(text);
  if (type === 'float') return text !== '' && !Number.isNaN(Number(text.replace('INF', 'Infinity')));
  if (type === 'boolean') return /^(?:true|false|1|0)$/i.test(text);
  return true;
}
