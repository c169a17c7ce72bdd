import { type CleanPicture, cleanPicture } from '../../../instruments/pictures/clean-picture.ts';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';

/** More would stop the browser of whoever looks at it; cameras of phones reach 200 million. */
const mostPixels = 250_000_000;

const noPhoto = refuse(
  'no-photo',
  'This file is no JPEG, PNG or WebP photo, or it is cut off; it was not kept.',
  { next: 'Take the photo again, or choose another one.' },
);
const heic = refuse('heic', 'Where a HEIC photo was taken cannot be removed from it; it was not kept.', {
  next: 'Send it as JPEG: on an iPhone choose “Most Compatible” under Settings, Camera, Formats.',
});

const isHeic = (bytes: Buffer) =>
  bytes.toString('latin1', 4, 8) === 'ftyp' &&
  /^(?:hei|hev|mif1|msf1|avif)/.test(bytes.toString('latin1', 8, 12));

/** A photo without place, time and device; refused in one sentence where that cannot be had. */
export function cleanPhoto(bytes: Buffer): CleanPicture | Refusal {
  if (isHeic(bytes)) return heic;
  const photo = cleanPicture(bytes);
  if (photo === null) return noPhoto;
  if (photo.width * photo.height > mostPixels)
    return refuse('too-many-pixels', 'This photo has more than 250 million pixels; it was not kept.', {
      next: 'Take it in a smaller size.',
    });
  return photo;
}
