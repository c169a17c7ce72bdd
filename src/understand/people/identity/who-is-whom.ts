/** Two identifiers that are one customer. */
export interface Merged {
  readonly number: number;
  readonly a: string;
  readonly b: string;
  readonly keep: string;
}

/**
 * By which identifier everybody is counted, given the links that stand: those that hang together are one customer, under
 * the name that their first link keeps. A function of the links alone, so that a split restores what was before the merge,
 * in whatever order both happen. Only those with links are listed.
 */
export function whoIsWhom(links: readonly Merged[]): Map<string, string> {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    let top = name;
    for (let up = parent.get(top); up !== undefined && up !== top; up = parent.get(top)) top = up;
    for (let at = name; at !== top; ) {
      const up = parent.get(at) ?? top;
      parent.set(at, top);
      at = up;
    }
    return top;
  };
  const ordered = [...links].sort((x, y) => x.number - y.number);
  for (const { a, b } of ordered) {
    for (const name of [a, b]) if (!parent.has(name)) parent.set(name, name);
    parent.set(root(a), root(b));
  }
  const keeps = new Map<string, string>();
  for (const { a, keep } of ordered) if (!keeps.has(root(a))) keeps.set(root(a), keep);
  return new Map([...parent.keys()].map((name) => [name, keeps.get(root(name)) as string]));
}
