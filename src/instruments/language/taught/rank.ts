/** Themes by their scores, highest first; equal ones in the order of their columns. */
export interface Ranked {
  /** Column of the theme. */
  readonly theme: number;
  readonly score: number;
  /** The highest score of a theme that is neither above nor below this one. */
  readonly rival: number;
}

/** What a lonely theme is compared with. */
const noRival = -10;

/** The best themes, at most `most`. `kin` says which themes are above or below each other. */
export function rank(
  scores: ArrayLike<number>,
  kin: (a: number, b: number) => boolean,
  most: number,
): Ranked[] {
  const order = Array.from({ length: scores.length }, (_, i) => i);
  order.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
  return order.slice(0, most).map((theme) => {
    const rival = order.find((other) => other !== theme && !kin(theme, other));
    return {
      theme,
      score: scores[theme] as number,
      rival: rival === undefined ? noRival : (scores[rival] as number),
    };
  });
}

/** Whether one of two themes stands above the other. */
export function kinship(
  themes: readonly string[],
  above: (id: string) => readonly string[],
): (a: number, b: number) => boolean {
  const parents = themes.map((id) => new Set(above(id)));
  if (parents.every((set) => set.size === 0)) return () => false;
  return (a, b) => parents[a]?.has(themes[b] ?? '') === true || parents[b]?.has(themes[a] ?? '') === true;
}
