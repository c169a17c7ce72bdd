/** Raised when anything in how voices are read changes. */
const composition = 4;

/**
 * Which instruments read: the composition's number, the vectors, and the versions of Node and ICU, whose sentence cutting
 * and arithmetic may differ.
 */
export function modelVersionOf(vectors: string): string {
  const { node, icu } = process.versions;
  return `sirius-meaning-${composition}+${vectors}+node${node}+icu${icu ?? '?'}`;
}

/** How labels of one way of reading say what made them. */
export const versionsOfLabels = (way: {
  readonly model: string;
  readonly taxonomy: number;
  readonly discovery: number;
  readonly sentiment: number;
}) => ({
  modelVersion: way.sentiment === 0 ? way.model : `${way.model}+sentiment${way.sentiment}`,
  taxonomyVersion: `taxonomy-${way.taxonomy}.${way.discovery}`,
});
