import type { Readable } from 'node:stream';

/**
 * Reads a stream up to a number of bytes; no more is ever held. Null = there is more. The stream stays open: whoever sent too
 * much is still to hear so.
 */
export async function readAtMost(stream: Readable, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
