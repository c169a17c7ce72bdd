/** One mail of a file, with the time its envelope line gives. */
export interface RawMail {
  /** Its bytes; the first ones only when it is larger than `mostMailBytes`. */
  readonly bytes: Buffer;
  readonly received: Date | null;
  readonly isCut: boolean;
}

/** Larger mails are nearly all attachment: what is beyond is let go, and said. */
export const mostMailBytes = 25_000_000;

/** "From ana@example.com Mon Jan  5 12:00:00 2026": the line that begins each mail of an mbox file (RFC 4155). */
const envelope = /^From \S+ +(.*\d\d:\d\d.*)$/;

function timeOf(text: string): Date | null {
  const time = new Date(/[+-]\d{4}|GMT|UTC|Z$/.test(text) ? text : `${text} UTC`);
  // Programs that do not know it write the beginning of their time.
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1990 ? null : time;
}

const newline = 10;

/** The lines of a stream of bytes, each with its end; a line longer than a mail may be comes in pieces. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, from)) {
      yield Buffer.concat([...rest, bytes.subarray(from, at + 1)]);
      rest = [];
      length = 0;
      from = at + 1;
    }
    if (from < bytes.length) {
      rest.push(Buffer.from(bytes.subarray(from)));
      length += bytes.length - from;
    }
    if (length > mostMailBytes) {
      yield Buffer.concat(rest);
      rest = [];
      length = 0;
    }
  }
  if (length > 0) yield Buffer.concat(rest);
}

/**
 * The mails of an mbox file, or the one mail of an .eml file, one after the other; memory holds one of them. A line that
 * begins with "From " starts a mail only after an empty line and with a time in it; ">From " is unquoted.
 */
export async function* mailsIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<RawMail> {
  let parts: Buffer[] = [];
  let size = 0;
  let isCut = false;
  let received: Date | null = null;
  let afterEmpty = true;
  let isBox: boolean | null = null;
  const done = (): RawMail => ({ bytes: Buffer.concat(parts), received, isCut });
  for await (const line of linesOf(chunks)) {
    const begin =
      afterEmpty && line[0] === 0x46 ? envelope.exec(line.subarray(0, 400).toString('latin1').trim()) : null;
    isBox ??= begin !== null;
    if (isBox && begin !== null) {
      if (size > 0) yield done();
      parts = [];
      size = 0;
      isCut = false;
      received = timeOf(begin[1] ?? '');
      afterEmpty = false;
      continue;
    }
    const isQuoted = isBox && /^>+From /.test(line.subarray(0, 20).toString('latin1'));
    const kept = isQuoted ? line.subarray(1) : line;
    if (size + kept.length <= mostMailBytes) parts.push(kept);
    else isCut = true;
    size += kept.length;
    afterEmpty = line.length <= 2 && /^\r?\n$/.test(line.toString('latin1'));
  }
  if (size > 0) yield done();
}

const atOnce = 500;
const bytesAtOnce = 30_000_000;

/** Mails in the order they come, some at a time: memory holds so many, or so many bytes of them and the last one. */
export async function* someAtOnce(mails: AsyncIterable<RawMail>): AsyncGenerator<RawMail[]> {
  let some: RawMail[] = [];
  let bytes = 0;
  for await (const mail of mails) {
    some.push(mail);
    bytes += mail.bytes.length;
    if (some.length < atOnce && bytes < bytesAtOnce) continue;
    yield some;
    some = [];
    bytes = 0;
  }
  if (some.length > 0) yield some;
}
