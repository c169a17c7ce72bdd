/** How a picture lies, of what EXIF says: 1 upright … 8. The one thing of it that is needed to see the picture rightly. */
export function readOrientation(exif: Buffer): number {
  const order = exif.toString('latin1', 0, 2);
  if (exif.length < 14 || (order !== 'II' && order !== 'MM')) return 1;
  const two = (at: number) => (order === 'II' ? exif.readUInt16LE(at) : exif.readUInt16BE(at));
  const first = order === 'II' ? exif.readUInt32LE(4) : exif.readUInt32BE(4);
  if (first + 2 > exif.length) return 1;
  const entries = two(first);
  for (let i = 0; i < entries; i++) {
    const at = first + 2 + i * 12;
    if (at + 12 > exif.length) return 1;
    if (two(at) !== 0x0112) continue;
    const said = two(at + 8);
    return said >= 1 && said <= 8 ? said : 1;
  }
  return 1;
}

/** EXIF that says how the picture lies, and nothing else; for JPEG's APP1. */
export function writeOrientation(orientation: number): Buffer {
  const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0', 'latin1');
  exif.writeUInt16BE(orientation, 24);
  return exif;
}
