import type { ThemeRecord } from '../theme-store.ts';

/** How a theme is counted: as which theme, with those above it, and their names; empty = not shown. */
export interface Line {
  readonly ids: readonly string[];
  readonly names: readonly string[];
}

type Known = Pick<ThemeRecord, 'id' | 'name' | 'parent' | 'state' | 'mergedInto'>;

/** The theme that one is spoken of as now: through merges to an active one; null = none (forbidden, retired). */
function nowOf(id: string, themes: ReadonlyMap<string, Known>): Known | null {
  const seen = new Set<string>();
  for (let at = themes.get(id); at !== undefined && !seen.has(at.id); at = themes.get(at.mergedInto ?? '')) {
    if (at.state === 'active') return at;
    if (at.state !== 'merged') return null;
    seen.add(at.id);
  }
  return null;
}

/** The line of every theme there ever was. A circle of parents is cut where it closes. */
export function lineUpThemes(themes: readonly Known[]): Map<string, Line> {
  const byId = new Map(themes.map((theme) => [theme.id, theme]));
  return new Map(
    themes.map(({ id }) => {
      const line: Known[] = [];
      for (let at = nowOf(id, byId); at !== null && !line.includes(at); ) {
        line.push(at);
        at = at.parent === null ? null : nowOf(at.parent, byId);
      }
      return [id, { ids: line.map((theme) => theme.id), names: line.map((theme) => theme.name) }];
    }),
  );
}
