/** Raised when anything in how voices are read changes. */
const composition = 1;

/**
 * Which instruments read: the composition's number, the vectors, and the versions of Node and ICU, whose sentence cutting
 * and arithmetic may differ.
 */
export function modelVersionOf(vectors: string): string {
  const { node, icu } = process.versions;
  return `sirius-meaning-${composition}+${vectors}+node${node}+icu${icu ?? '?'}`;
}
