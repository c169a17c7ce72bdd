import type { Readable } from 'node:stream';
import { type Refusal, refuse } from '../../../../kernel/refusal.ts';

/** A whole upload in memory; refused as soon as it is larger than `most` bytes. */
export async function readWhole(bytes: Readable, most: number): Promise<Buffer | Refusal> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) {
      return refuse('too-large', `The file is larger than ${Math.round(most / 1e6)} MB.`, {
        kind: 'too-large',
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
