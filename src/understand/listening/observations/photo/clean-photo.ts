import { type Refusal, refuse } from '../../../../kernel/refusal.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';

/** A photo with its picture and nothing else. */
export interface CleanPhoto {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** More would stop the browser of whoever looks at it; cameras of phones reach 200 million. */
const mostPixels = 250_000_000;

const noPhoto = refuse(
  'no-photo',
  'This file is no JPEG, PNG or WebP photo, or it is cut off; it was not kept.',
  {
    next: 'Take the photo again, or choose another one.',
  },
);
const heic = refuse('heic', 'Where a HEIC photo was taken cannot be removed from it; it was not kept.', {
  next: 'Send it as JPEG: on an iPhone choose “Most Compatible” under Settings, Camera, Formats.',
});

const isHeic = (bytes: Buffer) =>
  bytes.toString('latin1', 4, 8) === 'ftyp' &&
  /^(?:hei|hev|mif1|msf1|avif)/.test(bytes.toString('latin1', 8, 12));

/** The format is told by the file's beginning, whatever anybody calls it. */
function cleaned(bytes: Buffer): CleanPhoto | null {
  const starts = (text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text;
  if (starts('\xff\xd8\xff')) return cleanJpeg(bytes);
  if (starts('\x89PNG\r\n\x1a\n')) return cleanPng(bytes);
  if (starts('RIFF') && starts('WEBP', 8)) return cleanWebp(bytes);
  return null;
}

/**
 * A photo freed of everything but its picture: where and when it was taken, with which device, thumbnails, comments, whatever
 * hangs behind it. It is taken apart and put together of the pieces a picture needs, so that what is not known is not kept.
 */
export function cleanPhoto(bytes: Buffer): CleanPhoto | Refusal {
  if (isHeic(bytes)) return heic;
  const photo = cleaned(bytes);
  if (photo === null || photo.width === 0 || photo.height === 0) return noPhoto;
  if (photo.width * photo.height > mostPixels)
    return refuse('too-many-pixels', 'This photo has more than 250 million pixels; it was not kept.', {
      next: 'Take it in a smaller size.',
    });
  return photo;
}
