/** A new identifier with 122 random bits (UUID version 4), so that no id can be guessed from another. */
export function newId(): string {
  return globalThis.crypto.randomUUID();
}
