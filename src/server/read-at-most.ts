import type { Readable } from 'node:stream';

/** Lets as much again flow by unread, so that whoever sent it hears the answer; who goes on beyond that is cut. */
function discard(stream: Readable, most: number): void {
  let left = most;
  stream.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) stream.destroy();
  });
}

/** Reads a stream up to a number of bytes; no more is ever held. Null = there is more. */
export async function readAtMost(stream: Readable, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) {
      discard(stream, most);
      return null;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
