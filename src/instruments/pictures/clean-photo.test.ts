import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../../../kernel/refusal.ts';
import { type CleanPhoto, cleanPhoto } from './clean-photo.ts';
import { canary, exif, jpeg, movingWebp, png, webp } from './given-photos.ts';
import { readOrientation } from './orientation.ts';

const cleaned = (bytes: Buffer): CleanPhoto => {
  const photo = cleanPhoto(bytes);
  if (isRefusal(photo)) throw new Error(photo.say);
  return photo;
};
const refused = (bytes: Buffer) => {
  const photo = cleanPhoto(bytes);
  return isRefusal(photo) ? photo.refused : photo.type;
};

describe('a photo is freed of everything but its picture', () => {
  it('JPEG: place, time, device, comments, profiles, thumbnails, second pictures and what hangs behind', () => {
    const given = jpeg();
    const { bytes, ...facts } = cleaned(given);
    expect(facts).toEqual({ type: 'image/jpeg', width: 4, height: 3 });
    expect(given.includes(canary)).toBe(true);
    expect(bytes.includes('CANARY')).toBe(false);
    for (const left of ['xmpmeta', 'ICC_PROFILE', 'MPF', 'Photoshop', 'script']) {
      expect(bytes.includes(left)).toBe(false);
    }
    // The picture is whole: tables, frame, both scans with their own bytes, and the end.
    expect(bytes.includes(Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xda]))).toBe(true);
    expect(bytes.subarray(-5)).toEqual(Buffer.from([5, 6, 7, 0xff, 0xd9]));
  });

  it('JPEG: how it lies is kept, so that nobody sees it turned', () => {
    const { bytes } = cleaned(jpeg({ orientation: 6 }));
    const at = bytes.indexOf('Exif\0\0');
    expect(readOrientation(bytes.subarray(at + 6))).toBe(6);
    expect(cleaned(jpeg({ orientation: 1 })).bytes.includes('Exif')).toBe(false);
    expect(readOrientation(exif(8))).toBe(8);
    expect(readOrientation(exif(77))).toBe(1);
  });

  it('PNG and WebP: texts, EXIF, XMP, profiles, unknown pieces and what hangs behind', () => {
    for (const [given, type] of [
      [png(), 'image/png'],
      [webp(), 'image/webp'],
    ] as const) {
      const { bytes, ...facts } = cleaned(given);
      expect(facts).toEqual({ type, width: 4, height: 3 });
      expect(bytes.includes('CANARY')).toBe(false);
    }
    const { bytes } = cleaned(webp());
    expect(bytes.readUInt32LE(4)).toBe(bytes.length - 8);
    // Of what was announced only transparency is left.
    expect(bytes[20]).toBe(0x10);
  });

  it('cleaned twice is cleaned once', () => {
    for (const given of [jpeg(), png(), webp()]) {
      const once = cleaned(given);
      expect(cleaned(once.bytes)).toEqual(once);
    }
  });

  it('what is none is refused, whatever it calls itself', () => {
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(20)]);
    expect(refused(heic)).toBe('heic');
    expect(refused(movingWebp())).toBe('no-photo');
    expect(refused(Buffer.from('<svg onload="alert(1)">'))).toBe('no-photo');
    expect(refused(Buffer.from('\xff\xd8\xff<html>', 'latin1'))).toBe('no-photo');
    expect(refused(Buffer.from('%PDF-1.7'))).toBe('no-photo');
    expect(refused(Buffer.from('GIF89a'))).toBe('no-photo');
    expect(refused(Buffer.alloc(0))).toBe('no-photo');
    expect(refused(jpeg({ width: 0 }))).toBe('no-photo');
    expect(refused(png(0x7fffffff))).toBe('too-many-pixels');
  });

  it('cut off anywhere or damaged anywhere it is a photo or a refusal, never a crash', () => {
    for (const whole of [jpeg(), png(), webp()]) {
      for (let length = 0; length < whole.length; length++) cleanPhoto(whole.subarray(0, length));
    }
    const damage = fc.array(fc.tuple(fc.nat(10_000), fc.nat(255)), { maxLength: 12 });
    const given = fc.constantFrom(jpeg(), png(), webp());
    fc.assert(
      fc.property(given, damage, (whole, changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const photo = cleanPhoto(bytes);
        expect(isRefusal(photo) || photo.bytes.length <= bytes.length + 40).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
