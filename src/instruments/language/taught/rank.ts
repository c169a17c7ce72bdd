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
  isBelow: (theme: number, other: number) => boolean,
): (a: number, b: number) => boolean {
  return (a, b) => isBelow(a, b) || isBelow(b, a);
}

/**
 * The same themes, with the best theme below another one before it, where it is likely or where the one above only holds
 * themes together: what speaks of a theme speaks of those above it, so by score alone the vaguest would come first.
 */
export function specificFirst(
  ranked: readonly Ranked[],
  isBelow: (theme: number, other: number) => boolean,
  isLikely: (one: Ranked) => boolean,
  onlyGathers: (theme: number) => boolean,
): Ranked[] {
  const left = [...ranked];
  const ordered: Ranked[] = [];
  while (left.length > 0) {
    let at = 0;
    for (let i = 1; i < left.length; i++) {
      const [upper, lower] = [left[at] as Ranked, left[i] as Ranked];
      if (isBelow(lower.theme, upper.theme) && (onlyGathers(upper.theme) || isLikely(lower))) at = i;
    }
    ordered.push(...left.splice(at, 1));
  }
  return ordered;
}

/** Whether a theme stands anywhere below another. */
export function belowness(
  themes: readonly string[],
  above: (id: string) => readonly string[],
): (theme: number, other: number) => boolean {
  const parents = themes.map((id) => new Set(above(id)));
  return (theme, other) => parents[theme]?.has(themes[other] ?? '') === true;
}
