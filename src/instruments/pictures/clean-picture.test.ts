import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CleanPicture, cleanPicture } from './clean-picture.ts';
import { canary, exif, jpeg, movingWebp, png, webp } from './given-pictures.ts';
import { readOrientation } from './orientation.ts';

const cleaned = (bytes: Buffer): CleanPicture => {
  const picture = cleanPicture(bytes);
  if (picture === null) throw new Error('no picture');
  return picture;
};

describe('a picture is freed of everything but itself', () => {
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

  it('what is none is none, whatever it calls itself', () => {
    const others = ['<svg onload="alert(1)">', '\xff\xd8\xff<html>', '%PDF-1.7', 'GIF89a', 'RIFF', ''];
    for (const text of others) expect(cleanPicture(Buffer.from(text, 'latin1'))).toBeNull();
    expect(cleanPicture(movingWebp())).toBeNull();
    expect(cleanPicture(jpeg({ width: 0 }))).toBeNull();
  });

  it('cut off anywhere or damaged anywhere it is a picture or none, never a crash', () => {
    for (const whole of [jpeg(), png(), webp()]) {
      for (let length = 0; length < whole.length; length++) cleanPicture(whole.subarray(0, length));
    }
    const damage = fc.array(fc.tuple(fc.nat(10_000), fc.nat(255)), { maxLength: 12 });
    const given = fc.constantFrom(jpeg(), png(), webp());
    fc.assert(
      fc.property(given, damage, (whole, changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const picture = cleanPicture(bytes);
        expect(picture === null || picture.bytes.length <= bytes.length + 40).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
