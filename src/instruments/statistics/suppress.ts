/** A cell of a published table: how many people stand behind it. */
export interface Cell {
  readonly name: string;
  readonly people: number;
}

export interface Suppressed {
  /** Hidden because fewer than k people are in it. */
  readonly primary: string[];
  /** Hidden in the end: primary, and what would give them away by subtraction. In the order of hiding. */
  readonly hidden: string[];
  /** The total itself may not be shown either: it would still give the hidden people away. */
  readonly hideTotal: boolean;
}

/**
 * Who must be hidden in one list of groups whose total is published too.
 *
 * In plain words: a company of nine with a score, and its team of eight with a score, give away the ninth person.
 * Primary: cells with fewer than k people. Complementary: while one cell is hidden, or the hidden ones together hold
 * fewer than k people, the next smallest is hidden too. Empty cells stay ("no answers"). A hidden cell shows
 * neither score nor n. Source: Hundepool et al. 2012, Statistical Disclosure Control.
 */
export function suppress(cells: readonly Cell[], k: number): Suppressed {
  const filled = cells.filter((cell) => cell.people > 0);
  const primary = filled.filter((cell) => cell.people < k);
  const hidden = [...primary];
  const rest = filled
    .filter((cell) => cell.people >= k)
    .map((cell, place) => ({ cell, place }))
    .sort((a, b) => a.cell.people - b.cell.people || a.place - b.place);
  const held = () => hidden.reduce((sum, cell) => sum + cell.people, 0);
  while (hidden.length > 0 && (hidden.length === 1 || held() < k)) {
    const next = rest.shift();
    if (next === undefined) break;
    hidden.push(next.cell);
  }
  return {
    primary: primary.map((cell) => cell.name),
    hidden: hidden.map((cell) => cell.name),
    hideTotal: hidden.length > 0 && held() < k,
  };
}

/** May a second, narrower view be shown beside the first? Not when the people between them are fewer than k. */
export function isolatesFewerThan(k: number, all: number, part: number): boolean {
  const between = Math.abs(all - part);
  return between > 0 && between < k;
}
