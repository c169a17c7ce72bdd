// The cast of this part's tests: photos as cameras and attackers make them, built piece by piece.

/** Stands wherever a file can say something beside its picture. */
export const canary = 'CANARY-41.40338,2.17403';

const be16 = (n: number) => Buffer.from([n >> 8, n & 255]);
const be32 = (n: number) => Buffer.from([n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255]);
const le32 = (n: number) => Buffer.from(be32(n)).reverse();
const latin = (text: string) => Buffer.from(text, 'latin1');

const segment = (marker: number, content: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker]), be16(content.length + 2), content]);

/** EXIF with how the picture lies and a place, little endian as phones write it. */
export function exif(orientation: number): Buffer {
  const entry = (tag: number, type: number, count: number, value: Buffer) =>
    Buffer.concat([Buffer.from([tag & 255, tag >> 8, type, 0]), le32(count), value]);
  return Buffer.concat([
    latin('II*\0'),
    le32(8),
    Buffer.from([2, 0]),
    entry(0x010f, 2, canary.length, le32(38)),
    entry(0x0112, 3, 1, Buffer.from([orientation, 0, 0, 0])),
    le32(0),
    latin(canary),
  ]);
}

export function jpeg(more: { readonly orientation?: number; readonly width?: number } = {}): Buffer {
  const { orientation = 6, width = 4 } = more;
  const jfif = Buffer.concat([latin('JFIF\0'), Buffer.from([1, 2, 0, 0, 1, 0, 1, 2, 2]), latin(canary)]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, jfif),
    segment(0xe1, Buffer.concat([latin('Exif\0\0'), exif(orientation)])),
    segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>${canary}`)),
    segment(0xe2, latin(`ICC_PROFILE\0\x01\x01${canary}`)),
    segment(0xe2, latin(`MPF\0${canary}`)),
    segment(0xed, latin(`Photoshop 3.0\0${canary}`)),
    segment(0xee, Buffer.concat([latin('Adobe\0d\0\0\0\0\x01'), latin(canary)])),
    segment(0xfe, latin(canary)),
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc2, Buffer.concat([Buffer.from([8]), be16(3), be16(width), Buffer.from([1, 1, 0x11, 0])])),
    segment(0xc4, Buffer.alloc(20, 0)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
    segment(0xfe, latin(canary)),
    segment(0xda, Buffer.from([1, 1, 0, 1, 5, 0])),
    Buffer.from([5, 6, 7]),
    Buffer.from([0xff, 0xd9]),
    latin(`<script>${canary}</script>`),
  ]);
}

const piece = (name: string, content: Buffer) =>
  Buffer.concat([be32(content.length), latin(name), content, be32(0)]);

export function png(width = 4): Buffer {
  return Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    piece('IHDR', Buffer.concat([be32(width), be32(3), Buffer.from([8, 2, 0, 0, 0])])),
    piece('eXIf', exif(6)),
    piece('tEXt', latin(`Comment\0${canary}`)),
    piece('iCCP', latin(canary)),
    piece('zzZz', latin(canary)),
    piece('IDAT', Buffer.from([1, 2, 3])),
    piece('iTXt', latin(canary)),
    piece('IEND', Buffer.alloc(0)),
    latin(canary),
  ]);
}

const chunk = (name: string, content: Buffer) =>
  Buffer.concat([latin(name), le32(content.length), content, Buffer.alloc(content.length % 2)]);

export function webp(more: readonly Buffer[] = []): Buffer {
  const picture = Buffer.concat([Buffer.from([0, 0, 0, 0x9d, 0x01, 0x2a, 4, 0, 3, 0]), Buffer.alloc(3)]);
  const body = Buffer.concat([
    latin('WEBP'),
    chunk('VP8X', Buffer.from([0x3c, 0, 0, 0, 3, 0, 0, 2, 0, 0])),
    chunk('ICCP', latin(canary)),
    chunk('ALPH', Buffer.from([1])),
    chunk('VP8 ', picture),
    chunk('EXIF', exif(6)),
    chunk('XMP ', latin(canary)),
    ...more,
  ]);
  return Buffer.concat([latin('RIFF'), le32(body.length), body, latin(canary)]);
}

export const movingWebp = (): Buffer => webp([chunk('ANMF', latin(canary))]);
