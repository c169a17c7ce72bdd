import type { IncomingMessage } from 'node:http';
import { PassThrough, type Readable } from 'node:stream';

/** So much of an upload that was answered early flows by unread; who goes on beyond that is cut. */
const mostUnread = 64_000_000;

/** An upload as it is handed to whoever reads it. */
export interface Upload {
  readonly bytes: Readable;
  /** Once it is answered: what nobody read flows by, so that its sender hears the answer and can ask the next thing. */
  letGo(): void;
}

/**
 * Whoever reads an upload may stop early, or destroy it: the connection it came on stays, because the answer still has to go
 * over it, and after that the next request. A connection that breaks is told as a failure of the upload.
 */
export function uploadOf(raw: IncomingMessage): Upload {
  const bytes = new PassThrough();
  // Told to whoever reads; where nobody does any more it is no failure of ours.
  bytes.on('error', () => undefined);
  raw.once('error', (error) => bytes.destroy(error));
  raw.once('close', () => {
    if (!raw.complete) bytes.destroy(new Error('The connection was closed before the whole file had come.'));
  });
  raw.pipe(bytes);
  return {
    bytes,
    letGo() {
      if (raw.complete && raw.readableEnded) return;
      raw.unpipe(bytes);
      let left = mostUnread;
      raw.on('data', (chunk: Buffer) => {
        left -= chunk.length;
        if (left < 0) raw.socket.destroy();
      });
      raw.resume();
    },
  };
}
