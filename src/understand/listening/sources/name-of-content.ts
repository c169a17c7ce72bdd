/** A name for what has no number of its own, from what it holds: the same again has the same. */
export function nameOfContent(parts: readonly string[]): string {
  let hash = 5381n;
  for (const c of parts.join('\n')) hash = BigInt.asUintN(64, hash * 33n + BigInt(c.codePointAt(0) ?? 0));
  return hash.toString(36);
}
