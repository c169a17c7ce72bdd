import type { Readable } from 'node:stream';
import { type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { readAtMost } from '../../../../server/read-at-most.ts';

/** A whole upload in memory; refused as soon as it is larger than `most` bytes. */
export async function readWhole(bytes: Readable, most: number): Promise<Buffer | Refusal> {
  const sent = await readAtMost(bytes, most);
  return (
    sent ??
    refuse('too-large', `The file is larger than ${Math.round(most / 1e6)} MB.`, {
      kind: 'too-large',
    })
  );
}
