import type { CleanPicture } from './clean-picture.ts';

const signature = 8;
/** Picture, palette, transparency, and three numbers on colour; everything else says something about somebody. */
const needed = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB']);

/**
 * A PNG without anything but its picture: no EXIF, texts, times, colour profiles, animation, nor anything behind its end.
 * Null when it is none or is cut off.
 */
export function cleanPng(bytes: Buffer): CleanPicture | null {
  const kept = [bytes.subarray(0, signature)];
  let size: { width: number; height: number } | null = null;
  let at = signature;
  let hasData = false;
  for (;;) {
    if (at + 12 > bytes.length) return null;
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    if (size === null) {
      if (name !== 'IHDR' || length !== 13) return null;
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    }
    if (needed.has(name)) kept.push(bytes.subarray(at, end));
    hasData ||= name === 'IDAT';
    at = end;
    if (name === 'IEND') break;
  }
  return hasData ? { type: 'image/png', bytes: Buffer.concat(kept), ...size } : null;
}
