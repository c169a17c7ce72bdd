import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { Refused, refuse } from '../../../../kernel/refusal.ts';
import type { Losses } from '../reading.ts';

// An honest log shrinks 20 to 60 times; a bomb a thousand times.
const largestRatio = 250;
const freeBytes = 12 * 1024 * 1024;

/** The same bytes, unpacked when they are gzip. A file that swells like a bomb is refused early. */
export async function* unpack(source: AsyncIterable<Uint8Array>, losses: Losses): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]();
  let first: Uint8Array = new Uint8Array();
  while (first.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    first = Buffer.concat([first, next.value]);
  }
  async function* again() {
    yield first;
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  }
  if (first[0] !== 0x1f || first[1] !== 0x8b) {
    yield* again();
    return;
  }
  let unpacked = 0;
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const packedSource = Readable.from(again(), { objectMode: false });
  packedSource.on('error', (error) => gunzip.destroy(error));
  packedSource.pipe(gunzip);
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      unpacked += chunk.length;
      if (unpacked > freeBytes && unpacked > gunzip.bytesWritten * largestRatio) {
        throw new Refused(
          refuse(
            'xes-bomb',
            'This gzip file unpacks to more than 250 times its size, as a decompression bomb does.',
            {
              next: 'Unpack it yourself and import the plain .xes file.',
              kind: 'too-large',
            },
          ),
        );
      }
      yield chunk;
    }
  } catch (error) {
    // What was unpacked before the damage is good; say that the rest is missing.
    if (!(error instanceof Error && /^Z_/.test((error as NodeJS.ErrnoException).code ?? ''))) throw error;
    losses.add(
      'The gzip file is damaged or ends too early; what follows that point was not read',
      error.message,
    );
  } finally {
    packedSource.destroy();
    gunzip.destroy();
  }
}

/** UTF-16 has a byte-order mark or a NUL in its first "<?"; other encodings are declared in the first line. */
function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] === 0x3c) return 'utf-16be';
  const declaration = Buffer.from(head.subarray(0, 200)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)["']/i.exec(
    declaration,
  )?.[1];
  // A file that says UTF-16 but is made of single bytes was re-encoded on its way.
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : declared.toLowerCase();
}

function decoderFor(head: Uint8Array): TextDecoder {
  const name = encodingOf(head);
  try {
    return new TextDecoder(name);
  } catch {
    throw new Refused(
      refuse('xes-encoding', `The file says it is written in "${name}", which is not a known encoding.`, {
        next: 'Save the log as UTF-8 and import it again.',
      }),
    );
  }
}

// Characters that XML does not allow at all, NUL first of all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the very characters that must not pass.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text of the bytes in their declared encoding. What cannot be read becomes U+FFFD, and is counted. */
export async function* decode(source: AsyncIterable<Uint8Array>, losses: Losses): AsyncGenerator<string> {
  const clean = (text: string): string => {
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) {
      losses.add(
        'Text that is unreadable in the file\u2019s encoding stands as \ufffd',
        text.slice(at - 40, at + 20),
      );
    }
    return text.replace(forbidden, (character) => {
      const code = `U+${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
      losses.add('Control characters that XML forbids stand as \ufffd', code);
      return '\ufffd';
    });
  };
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  for await (const chunk of source) {
    if (decoder !== undefined) {
      yield clean(decoder.decode(chunk, { stream: true }));
      continue;
    }
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (head.length < 200) continue;
    decoder = decoderFor(head);
    yield clean(decoder.decode(head, { stream: true }));
  }
  const rest = decoder === undefined ? decoderFor(head).decode(head) : decoder.decode();
  if (rest !== '') yield clean(rest);
}
