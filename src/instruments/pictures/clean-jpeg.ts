import type { CleanPicture } from './clean-picture.ts';
import { readOrientation, writeOrientation } from './orientation.ts';

const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** Frames, tables and intervals: what is needed to draw, and no more. */
const isPicture = (marker: number) => isFrame(marker) || [0xc4, 0xcc, 0xdb, 0xdc, 0xdd].includes(marker);
const bare = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

/** Where the entropy-coded data that begins here ends: at the next marker that is none of its own. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at < 0 || at + 1 >= bytes.length) return -1;
    const next = bytes[at + 1] as number;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += 2;
  }
}

/** What an application's segment may leave behind: JFIF without its thumbnail, Adobe's colour transform. */
function keptOf(marker: number, content: Buffer): Buffer | null {
  if (marker === 0xe0 && content.length >= 14 && content.toString('latin1', 0, 5) === 'JFIF\0')
    return Buffer.concat([content.subarray(0, 12), Buffer.from([0, 0])]);
  if (marker === 0xee && content.length >= 12 && content.toString('latin1', 0, 5) === 'Adobe')
    return content.subarray(0, 12);
  return null;
}

/**
 * A JPEG without anything but its picture: no EXIF (place, time, device) save how it lies, no XMP, IPTC, comments, colour
 * profiles, thumbnails, second pictures, nor anything behind its end. Null when it is none or is cut off.
 */
export function cleanJpeg(bytes: Buffer): CleanPicture | null {
  const kept: Buffer[] = [];
  let jfif: Buffer | null = null;
  let orientation = 1;
  let size: { width: number; height: number } | null = null;
  let scans = 0;
  let at = 2;
  for (;;) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at + 1] === 0xff) at++;
    const marker = bytes[at + 1];
    if (marker === undefined) return null;
    at += 2;
    if (marker === 0xd9) break;
    if (bare(marker)) continue;
    if (at + 2 > bytes.length) return null;
    const length = bytes.readUInt16BE(at);
    if (length < 2 || at + length > bytes.length) return null;
    const content = bytes.subarray(at + 2, at + length);
    at += length;
    if (marker === 0xda) {
      const end = endOfScan(bytes, at);
      if (end < 0) return null;
      kept.push(segment(marker, content), bytes.subarray(at, end));
      scans++;
      at = end;
    } else if (isPicture(marker)) {
      if (isFrame(marker)) {
        if (content.length < 6) return null;
        size ??= { height: content.readUInt16BE(1), width: content.readUInt16BE(3) };
      }
      kept.push(segment(marker, content));
    } else if (marker === 0xe1 && content.toString('latin1', 0, 6) === 'Exif\0\0') {
      if (orientation === 1) orientation = readOrientation(content.subarray(6));
    } else {
      const left = keptOf(marker, content);
      if (left !== null && marker === 0xe0) jfif = left;
      else if (left !== null) kept.push(segment(marker, left));
    }
  }
  if (size === null || scans === 0) return null;
  const head = [
    Buffer.from([0xff, 0xd8]),
    ...(jfif === null ? [] : [segment(0xe0, jfif)]),
    ...(orientation === 1 ? [] : [segment(0xe1, writeOrientation(orientation))]),
  ];
  return {
    type: 'image/jpeg',
    bytes: Buffer.concat([...head, ...kept, Buffer.from([0xff, 0xd9])]),
    ...size,
  };
}
