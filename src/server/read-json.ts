import { isUtf8 } from 'node:buffer';
import { lostIn } from '../kernel/exact-json.ts';

/** Reads JSON from bytes, exactly or not at all; `lost` is why not. */
export function readJson(bytes: Buffer): { readonly value: unknown } | { readonly lost: string } {
  if (!isUtf8(bytes)) return { lost: 'it is not written in UTF-8' };
  const text = bytes.toString('utf8');
  try {
    const value: unknown = JSON.parse(text);
    const lost = lostIn(text, value);
    return lost === null ? { value } : { lost };
  } catch {
    return { lost: 'it is no JSON' };
  }
}
