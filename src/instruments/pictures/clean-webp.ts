import type { CleanPicture } from './clean-picture.ts';

type Size = { readonly width: number; readonly height: number };
const onlyAlpha = 0x10;

/** The size a picture's own data states (RFC 9649; lossy RFC 6386 §9.1). */
function sizeIn(name: string, content: Buffer): Size | null {
  if (name === 'VP8 ') {
    if (content.length < 10 || content.readUIntBE(3, 3) !== 0x9d012a) return null;
    return { width: content.readUInt16LE(6) & 0x3fff, height: content.readUInt16LE(8) & 0x3fff };
  }
  if (content.length < 5 || content[0] !== 0x2f) return null;
  const packed = content.readUInt32LE(1);
  return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
}

const chunk = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
};

/**
 * A WebP picture without anything but itself: no EXIF, XMP, colour profile, unknown chunks, nor anything behind its end.
 * Null when it is none, is cut off, or moves.
 */
export function cleanWebp(bytes: Buffer): CleanPicture | null {
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return null;
  const kept: Buffer[] = [];
  let size: Size | null = null;
  let at = 12;
  while (at < end) {
    if (at + 8 > end) return null;
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end) return null;
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'ANIM' || name === 'ANMF') return null;
    if (name === 'VP8X') {
      if (length !== 10 || kept.length > 0) return null;
      const head = Buffer.from(content);
      head[0] = (head[0] as number) & onlyAlpha;
      kept.push(chunk(name, head));
    } else if (name === 'VP8 ' || name === 'VP8L') {
      if (size !== null) return null;
      size = sizeIn(name, content);
      if (size === null) return null;
      kept.push(chunk(name, content));
    } else if (name === 'ALPH') kept.push(chunk(name, content));
    at += 8 + length + (length % 2);
  }
  if (size === null) return null;
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return { type: 'image/webp', bytes: Buffer.concat([head, body]), ...size };
}
