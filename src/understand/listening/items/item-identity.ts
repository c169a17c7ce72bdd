import { hash as digest } from 'node:crypto';

/**
 * The one text of a value: the same facts in another order of fields are the same text. What was left out and what is
 * `undefined` are the same.
 */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, held]) => held !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, held]) => `${JSON.stringify(name)}:${canonical(held)}`).join(',')}}`;
}

/**
 * The id of the n-th moment of an item: a name-based UUID (RFC 9562 version 8, SHA-256 of workspace, post, the source's id
 * and n), so that whatever brings the item again, from the outbox or when the moments are rebuilt, means the same moment.
 */
export function momentId(workspace: string, post: string, sourceId: string, n: number): string {
  const hash = digest('sha256', [workspace, post, sourceId, n].join('\u001f'), 'buffer');
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
