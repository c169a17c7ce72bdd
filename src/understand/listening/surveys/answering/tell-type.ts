/** Beginnings of files by which their type is told, whatever their name says (RFC 9110 media types). */
const beginnings: readonly {
  readonly type: string;
  readonly at: number;
  readonly bytes: readonly number[];
}[] = [
  { type: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { type: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', at: 0, bytes: [0x47, 0x49, 0x46, 0x38] },
  { type: 'image/webp', at: 8, bytes: [0x57, 0x45, 0x42, 0x50] },
  { type: 'image/heic', at: 4, bytes: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69] },
  { type: 'video/mp4', at: 4, bytes: [0x66, 0x74, 0x79, 0x70] },
  { type: 'video/webm', at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { type: 'audio/mpeg', at: 0, bytes: [0x49, 0x44, 0x33] },
  { type: 'audio/wav', at: 8, bytes: [0x57, 0x41, 0x56, 0x45] },
  { type: 'application/pdf', at: 0, bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'application/zip', at: 0, bytes: [0x50, 0x4b, 0x03, 0x04] },
];
/** Formats that are a zip to anybody who only looks at their beginning: the question may ask for them by these names. */
const zips = /^application\/(?:vnd\.openxmlformats-officedocument\.|vnd\.oasis\.opendocument\.|epub\+zip$)/;
const markup = /<(?:!doctype|html|script|svg|\?xml|body|iframe)/i;

/** The type that the content itself says, or null for none that is known. Text is text only without markup in it. */
export function tellType(bytes: Buffer): string | null {
  const found = beginnings.find((one) => one.bytes.every((byte, i) => bytes[one.at + i] === byte));
  if (found !== undefined) return found.type;
  const text = bytes.toString('utf8');
  const isText = !text.includes('\0') && !text.includes('\ufffd');
  return isText && !markup.test(text) ? 'text/plain' : null;
}

/** Whether the content may stand for one of the types that a question takes; gives the type, or null. */
export function fitsType(bytes: Buffer, wanted: readonly string[]): string | null {
  const type = tellType(bytes);
  if (type === null) return null;
  if (wanted.includes(type)) return type;
  if (type === 'application/zip') return wanted.find((one) => zips.test(one)) ?? null;
  return type === 'text/plain' && wanted.includes('text/csv') ? 'text/csv' : null;
}
