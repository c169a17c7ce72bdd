import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';

/** A picture and nothing else. */
export interface CleanPicture {
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * A picture freed of everything but itself: where and when it was taken, with which device, thumbnails, comments, profiles,
 * whatever hangs behind it. It is taken apart and put together of the pieces that drawing needs, so that what nobody knows is
 * not kept. Told by its content, whatever anybody calls it; null when it is no JPEG, PNG or still WebP, or is cut off.
 *
 * Its own data is not decoded: what a picture shows, and what somebody hides in its pixels, stays.
 */
export function cleanPicture(bytes: Buffer): CleanPicture | null {
  const starts = (text: string, at = 0) => bytes.toString('latin1', at, at + text.length) === text;
  const picture = starts('\xff\xd8\xff')
    ? cleanJpeg(bytes)
    : starts('\x89PNG\r\n\x1a\n')
      ? cleanPng(bytes)
      : starts('RIFF') && starts('WEBP', 8)
        ? cleanWebp(bytes)
        : null;
  return picture === null || picture.width === 0 || picture.height === 0 ? null : picture;
}
