interface Placed {
  readonly id: string;
  readonly name: string;
  readonly kind: 'taught' | 'discovered';
  readonly parent: string | null;
  readonly level: number;
  readonly pinned: boolean;
}

/**
 * A branch that was found with one theme below it, and called as that theme, says everything twice: the theme stands in its
 * place. Branches that a person named, taught or pinned stay.
 */
export function withoutEchoes<T extends Placed>(themes: readonly T[]): T[] {
  const children = Map.groupBy(themes, ({ parent }) => parent);
  const isEcho = (theme: T): boolean => {
    const below = children.get(theme.id) ?? [];
    return (
      theme.kind === 'discovered' && !theme.pinned && below.length === 1 && below[0]?.name === theme.name
    );
  };
  const echoes = new Map(themes.filter(isEcho).map((theme) => [theme.id, theme]));
  return themes.flatMap((theme) => {
    if (echoes.has(theme.id)) return [];
    let { parent } = theme;
    for (let up = echoes.get(parent ?? ''); up !== undefined; up = echoes.get(parent ?? ''))
      parent = up.parent;
    let lifted = 0;
    const seen = new Set<string>();
    for (let at = theme.parent; at !== null && !seen.has(at); ) {
      seen.add(at);
      if (echoes.has(at)) lifted++;
      at = themes.find(({ id }) => id === at)?.parent ?? null;
    }
    return [
      parent === theme.parent && lifted === 0 ? theme : { ...theme, parent, level: theme.level - lifted },
    ];
  });
}
