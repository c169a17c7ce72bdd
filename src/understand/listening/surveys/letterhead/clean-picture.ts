import { type Refusal, refuse } from '../../../../kernel/refusal.ts';

/** A picture that is what it says, without anything that a picture needs not. */
export interface CleanPicture {
  readonly type: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

const mostPixels = 2000;
const noPicture = refuse('no-picture', 'This is no PNG or JPEG picture, or it is damaged.', {
  next: 'Save the logo as PNG or JPEG, and hand that in.',
});
const tooMany = refuse(
  'picture-too-large',
  `The picture is wider or higher than ${mostPixels.toLocaleString('en')} pixels.`,
  { next: 'Make it smaller; the page shows it at most 40 pixels high.', kind: 'too-large' },
);

/** What is needed to see a PNG (W3C PNG 3rd edition, §11): texts, times and private chunks go. */
const pngKept = new Set([
  'IHDR',
  'PLTE',
  'tRNS',
  'IDAT',
  'IEND',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'cICP',
]);
const pngBegin = Buffer.from('89504e470d0a1a0a', 'hex');

function cleanPng(bytes: Buffer): CleanPicture | null {
  const kept: Buffer[] = [pngBegin];
  let size: { width: number; height: number } | null = null;
  let hasData = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) return null;
    if (size === null) {
      if (kind !== 'IHDR' || length !== 13) return null;
      size = { width: bytes.readUInt32BE(at + 8), height: bytes.readUInt32BE(at + 12) };
    }
    hasData ||= kind === 'IDAT';
    if (pngKept.has(kind)) kept.push(bytes.subarray(at, end));
    // What follows the end is no picture any more: it is left behind.
    if (kind === 'IEND') return hasData ? { type: 'image/png', ...size, bytes: Buffer.concat(kept) } : null;
    at = end;
  }
  return null;
}

/** Frames of JPEG (ITU T.81, table B.1) that tell its size. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** Where it was taken, by whom, with which words: APP1 to APP15 but Adobe's colours (APP14) and the colour profile (APP2); comments. */
const isAside = (marker: number): boolean =>
  (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe;

function cleanJpeg(bytes: Buffer): CleanPicture | null {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | null = null;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    if (isFrame(marker)) {
      if (end < at + 9) return null;
      size = { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    if (marker === 0xda) {
      const over = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
      if (size === null || over < end) return null;
      kept.push(bytes.subarray(at, over + 2));
      return { type: 'image/jpeg', ...size, bytes: Buffer.concat(kept) };
    }
    if (!isAside(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** A PNG or JPEG, told by its content, without metadata and without what was hung onto it; refused when it is neither. */
export function cleanPicture(bytes: Buffer): CleanPicture | Refusal {
  const isPng = bytes.subarray(0, 8).equals(pngBegin);
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  const clean = isPng ? cleanPng(bytes) : isJpeg ? cleanJpeg(bytes) : null;
  if (clean === null || clean.width === 0 || clean.height === 0) return noPicture;
  return clean.width > mostPixels || clean.height > mostPixels ? tooMany : clean;
}
