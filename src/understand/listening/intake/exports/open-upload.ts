import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refused, refuse } from '../../../../kernel/refusal.ts';
import { pathOf, recogniseUpload, type UploadFolder } from '../upload-files.ts';

const chunkBytes = 1 << 20;
const largest = 4_000_000_000;

/** The bytes of an upload, unpacked when it is gzip. Refuses what unpacks to far more than any export holds. */
export async function* openUpload(folder: UploadFolder, id: string): AsyncGenerator<Uint8Array> {
  const file = createReadStream(pathOf(folder, id), { highWaterMark: chunkBytes });
  const { gzip } = recogniseUpload(folder, id);
  let size = 0;
  // What goes wrong with the file is told by what unpacks it, and both are closed together.
  const bytes: AsyncIterable<Buffer> = gzip ? pipeline(file, createGunzip(), () => undefined) : file;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (gzip && size > largest) {
      throw new Refused(
        refuse('too-large', 'The packed file holds more than 4 GB.', {
          kind: 'too-large',
          next: 'Unpack it, and import its parts.',
        }),
      );
    }
    yield chunk;
  }
}
