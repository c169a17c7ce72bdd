import { hash as digest } from 'node:crypto';

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
