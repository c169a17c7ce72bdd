import { classify } from './classify.ts';
import type { TaughtModel } from './model.ts';

/** A clause as the classifier gets it. */
export interface ClauseGiven {
  readonly text: string;
  readonly vector?: ArrayLike<number>;
}

/** What another model would change about one theme. Clauses by their place in the list given. */
export interface ThemeChange {
  readonly theme: string;
  readonly before: number;
  readonly after: number;
  readonly gains: readonly number[];
  readonly loses: readonly number[];
}

export interface Changes {
  /** Themes that would change, largest change first. */
  readonly themes: readonly ThemeChange[];
  /** Clauses without a theme. */
  readonly unassigned: { readonly before: number; readonly after: number };
}

/** Before and after, on the same clauses: what a person sees before a correction is applied. */
export function changesBetween(
  before: TaughtModel,
  after: TaughtModel,
  clauses: readonly ClauseGiven[],
): Changes {
  const counts = new Map<string, { before: number; after: number; gains: number[]; loses: number[] }>();
  const of = (theme: string) => {
    const known = counts.get(theme) ?? { before: 0, after: 0, gains: [], loses: [] };
    counts.set(theme, known);
    return known;
  };
  const unassigned = { before: 0, after: 0 };
  clauses.forEach(({ text, vector }, i) => {
    const was = new Set(classify(before, text, vector).map((label) => label.label));
    const is = new Set(classify(after, text, vector).map((label) => label.label));
    if (was.size === 0) unassigned.before += 1;
    if (is.size === 0) unassigned.after += 1;
    for (const theme of was) {
      of(theme).before += 1;
      if (!is.has(theme)) of(theme).loses.push(i);
    }
    for (const theme of is) {
      of(theme).after += 1;
      if (!was.has(theme)) of(theme).gains.push(i);
    }
  });
  const size = (one: ThemeChange) => one.gains.length + one.loses.length;
  const themes = [...counts]
    .map(([theme, count]) => ({ theme, ...count }))
    .filter((one) => size(one) > 0)
    .sort((a, b) => size(b) - size(a) || (a.theme < b.theme ? -1 : 1));
  return { themes, unassigned };
}
