import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Keeps a secret in the records so that a copy of the records alone opens nothing: AES-256-GCM under a key derived (HKDF,
 * RFC 5869) from the server's secret. `about` says whose it is and what for ("WORKSPACE language model key"): sealed words put
 * in another place do not open.
 */
export interface Seal {
  close(words: string, about: string): string;
  /** null when it was sealed with another secret, for another place, or was altered. */
  open(sealed: string, about: string): string | null;
}

const nonceBytes = 12;
const tagBytes = 16;
const form = 'v1.';

/**
 * @param before an earlier secret: what was sealed with it still opens, and is sealed with the present one when it is
 *   written again. Take it away once nothing is left of it.
 */
export function openSeal(secret: string, before?: string): Seal {
  const keyOf = (words: string) => Buffer.from(hkdfSync('sha256', words, '', 'sirius sealed words', 32));
  const key = keyOf(secret);
  const keys = before === undefined ? [key] : [key, keyOf(before)];
  return {
    close(words, about) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
      return form + Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(sealed, about) {
      if (!sealed.startsWith(form)) return null;
      const bytes = Buffer.from(sealed.slice(form.length), 'base64url');
      if (bytes.length < nonceBytes + tagBytes) return null;
      for (const each of keys) {
        const words = opened(each, bytes, about);
        if (words !== null) return words;
      }
      return null;
    },
  };
}

function opened(key: Buffer, bytes: Buffer, about: string): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(Buffer.from(about))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    return null;
  }
}
