export interface CountedPath {
  readonly key: string;
  readonly path: readonly string[];
  readonly episodes: number;
  /** Of all episodes, listed or not. */
  readonly share: number;
  /** Episodes of this path and all commoner ones. */
  readonly sum: number;
  readonly covered: number;
}

/** Paths with their share and with how much they cover together with the commoner ones above them. */
export function coveredPaths(
  paths: readonly { readonly path: readonly string[]; readonly episodes: number }[],
  all: number,
): CountedPath[] {
  let sum = 0;
  return paths.map(({ path, episodes }) => {
    sum += episodes;
    const of = (count: number) => (all === 0 ? 0 : count / all);
    return { key: JSON.stringify(path), path, episodes, share: of(episodes), sum, covered: of(sum) };
  });
}

/** Steps in a row that repeat become one with a count: A, A, A, B → A ×3, B. */
export function folded(path: readonly string[]): { readonly step: string; readonly times: number }[] {
  const out: { step: string; times: number }[] = [];
  for (const step of path) {
    const last = out.at(-1);
    if (last?.step === step) last.times += 1;
    else out.push({ step, times: 1 });
  }
  return out;
}
