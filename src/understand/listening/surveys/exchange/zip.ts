import { inflateRawSync } from 'node:zlib';
import { type Refusal, refuse } from '../../../../kernel/refusal.ts';

/** A file inside an archive. Its name is a label, never a path: nothing is ever written under it. */
export interface Member {
  readonly name: string;
  readonly bytes: Buffer;
}

const mostMembers = 1000;
const largestMember = 60_000_000;
const largestRatio = 250;
const freeBytes = 4_000_000;

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;

const damaged = refuse('damaged-archive', 'The archive is cut off or damaged.', {
  next: 'Export it once more, and hand in the new file.',
});
const bomb = refuse(
  'archive-bomb',
  'The archive unpacks to far more than any survey holds; it was not read.',
  {
    kind: 'too-large',
  },
);

/**
 * The wanted members of a zip archive, in memory, by its central directory. Members that are encrypted, packed in an
 * unusual way, or swell like a bomb are refused; so is an archive that names a member twice. Names with a path are
 * never wanted: a survey archive has none.
 */
export function unzip(bytes: Buffer, wanted: (name: string) => boolean): Member[] | Refusal {
  const end = endOfDirectory(bytes);
  if (end === -1) return damaged;
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > mostMembers) return bomb;
  const members: Member[] = [];
  const seen = new Set<string>();
  let total = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return damaged;
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const packed = bytes.readUInt32LE(at + 20);
    const nameLength = bytes.readUInt16LE(at + 28);
    const after = nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    const local = bytes.readUInt32LE(at + 42);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    at += 46 + after;
    if (seen.has(name)) return damaged;
    seen.add(name);
    if (/[\\/\0]|^\.\.?$|^[A-Za-z]:/.test(name) || !wanted(name)) continue;
    if ((flags & 1) === 1) {
      return refuse('encrypted-archive', 'The archive is locked with a password.', {
        next: 'Hand in one without.',
      });
    }
    if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== 0x04034b50) return damaged;
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (start + packed > bytes.length) return damaged;
    const content = unpacked(bytes.subarray(start, start + packed), method);
    if (content === null) return damaged;
    if (content === 'bomb') return bomb;
    total += content.length;
    if (total > largestMember) return bomb;
    members.push({ name, bytes: content });
  }
  return members;
}

function unpacked(content: Buffer, method: number): Buffer | 'bomb' | null {
  if (method === 0) return content;
  if (method !== 8) return null;
  const most = Math.min(largestMember, Math.max(freeBytes, content.length * largestRatio));
  try {
    return inflateRawSync(content, { maxOutputLength: most });
  } catch (error) {
    return error instanceof RangeError ? 'bomb' : null;
  }
}

/** Where the directory's end is told; -1 when the file has none. */
function endOfDirectory(bytes: Buffer): number {
  const from = Math.max(0, bytes.length - 65_557);
  for (let i = bytes.length - 22; i >= from; i--) {
    if (bytes.readUInt32LE(i) === 0x06054b50) return i;
  }
  return -1;
}
