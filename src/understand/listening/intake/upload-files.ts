import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, gunzipSync } from 'node:zlib';
import { Refused, refuse } from '../../../kernel/refusal.ts';
import { isGzip, type Recognised, recognise, sampleBytes, type Wanted } from './recognise.ts';
import { needsRewriting } from './scan/encoding.ts';

/** Files as they were handed in lie under their id; the sender's name for them never becomes a path. */
export interface UploadFolder {
  readonly directory: string;
}

export function uploadFolder(dataDirectory: string): UploadFolder {
  const directory = join(dataDirectory, 'uploads');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return { directory };
}

const largestFile = 50_000_000_000;
const uuid = /^[0-9a-f-]{36}$/;

export function pathOf(folder: UploadFolder, id: string): string {
  if (!uuid.test(id)) throw new Error('An upload is named by its id');
  return join(folder.directory, id);
}

/** Writes an upload to disk as it comes; nothing of it stays when it breaks off. Gives its size and SHA-256. */
export async function receive(
  folder: UploadFolder,
  id: string,
  bytes: Readable,
): Promise<{ bytes: number; sha256: string }> {
  const path = pathOf(folder, id);
  const hash = createHash('sha256');
  let size = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      hash.update(chunk);
      if (size > largestFile) {
        done(new Refused(refuse('too-large', 'The file is larger than 50 GB.', { kind: 'too-large' })));
      } else done(null, chunk);
    },
  });
  try {
    await pipeline(bytes, counted, createWriteStream(`${path}.part`, { mode: 0o600 }));
  } catch (error) {
    rmSync(`${path}.part`, { force: true });
    throw error;
  }
  renameSync(`${path}.part`, path);
  return { bytes: size, sha256: hash.digest('hex') };
}

function sampleOf(path: string): { sample: Buffer; truncated: boolean } {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(sampleBytes);
    const read = readSync(file, buffer, 0, sampleBytes, 0);
    return { sample: buffer.subarray(0, read), truncated: statSync(path).size > read };
  } finally {
    closeSync(file);
  }
}

/** The beginning of what a gzip file holds; a torn or damaged end does not matter here. */
function unpackedSample(sample: Buffer): Buffer {
  try {
    return gunzipSync(sample, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 64_000_000 }).subarray(
      0,
      sampleBytes,
    );
  } catch {
    return Buffer.alloc(0);
  }
}

/** The beginning of an upload, unpacked when it is gzip; what recognising and proposing look at. */
export function beginningOf(
  folder: UploadFolder,
  id: string,
): { sample: Buffer; truncated: boolean; gzip: boolean } {
  const { sample, truncated } = sampleOf(pathOf(folder, id));
  if (!isGzip(sample)) return { sample, truncated, gzip: false };
  return { sample: unpackedSample(sample), truncated: true, gzip: true };
}

export function recogniseUpload(folder: UploadFolder, id: string, wanted: Wanted = {}): Recognised {
  const { sample, truncated, gzip } = beginningOf(folder, id);
  return recognise(sample, { truncated, gzip, wanted });
}

export function hasUpload(folder: UploadFolder, id: string): boolean {
  return existsSync(pathOf(folder, id));
}

export function removeUpload(folder: UploadFolder, id: string): void {
  for (const ending of ['', '.part', '.text', '.text.part']) {
    rmSync(`${pathOf(folder, id)}${ending}`, { force: true });
  }
}

/** Stops a file that unpacks to far more than any text does. */
function bounded(packed: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      if (size > 1_000_000_000 && size > packed * 300) {
        done(
          new Refused(
            refuse('bomb', 'The file unpacks to more than 300 times its size; it was not read further.', {
              kind: 'too-large',
            }),
          ),
        );
      } else done(null, chunk);
    },
  });
}

function inUtf8(encoding: string): Transform {
  const decoder = new TextDecoder(encoding);
  return new Transform({
    transform: (chunk: Buffer, _, done) => done(null, Buffer.from(decoder.decode(chunk, { stream: true }))),
    flush: (done) => done(null, Buffer.from(decoder.decode())),
  });
}

/**
 * The path of the bytes a table is really read from: the upload itself, or a copy that is unpacked and in UTF-8 where
 * rows cannot be cut from the upload's own bytes. The copy is made once and whole.
 */
export async function readablePath(
  folder: UploadFolder,
  id: string,
  recognised: Recognised,
): Promise<string> {
  const path = pathOf(folder, id);
  const rewrite = needsRewriting(recognised.encoding.name);
  if (!recognised.gzip && !rewrite) return path;
  const text = `${path}.text`;
  if (existsSync(text)) return text;
  const steps = [
    ...(recognised.gzip ? [createGunzip(), bounded(statSync(path).size)] : []),
    ...(rewrite ? [inUtf8(recognised.encoding.name)] : []),
  ];
  await pipeline([createReadStream(path), ...steps, createWriteStream(`${text}.part`, { mode: 0o600 })]);
  renameSync(`${text}.part`, text);
  return text;
}

/** What a file holds, in overlapping pieces of text as it stands in its bytes: for files that are no table. */
export async function* rawPieces(folder: UploadFolder, id: string): AsyncGenerator<string> {
  let before = '';
  for await (const chunk of createReadStream(pathOf(folder, id), { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer;
    const piece = before + bytes.toString('utf8') + bytes.toString('utf16le');
    yield piece;
    before = bytes.toString('utf8').slice(-1000);
  }
}
