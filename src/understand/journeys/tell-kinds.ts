import type { ValueByStart } from './questions/values-by-start.ts';

/** Several kinds of journey in one company: the attribute that tells them apart, and its values, commonest first. */
export interface Kinds {
  readonly field: string;
  readonly values: readonly { readonly value: string; readonly episodes: number }[];
}

/** A few odd starts do not make two kinds one. */
const clear = 0.98;
/** Fewer episodes than this are no kind of their own. */
const fewest = 10;

/**
 * Which attribute names the kinds of journey (order, repair, bill)? One that nearly every episode has, whose values
 * begin with different steps: knowing the first step, one knows the value. Segments and regions share their first
 * steps and so are no kinds. Several such attributes: the one with the fewest values, then the first in the alphabet.
 *
 * @param episodes how many episodes there are in all.
 */
export function tellKinds(counts: readonly ValueByStart[], episodes: number): Kinds | null {
  const fields = [...new Set(counts.map(({ field }) => field))].sort();
  const telling = fields.flatMap((field): Kinds[] => {
    const rows = counts.filter((row) => row.field === field && row.value !== '');
    const known = sumOf(rows);
    const starts = [...new Set(rows.map(({ start }) => start))];
    const foreseen = starts.map((start) =>
      Math.max(...rows.filter((row) => row.start === start).map((row) => row.episodes)),
    );
    const told = foreseen.reduce((a, b) => a + b, 0);
    if (known < clear * episodes || told < clear * known) return [];
    const values = [...new Set(rows.map(({ value }) => value))]
      .map((value) => ({ value, episodes: sumOf(rows.filter((row) => row.value === value)) }))
      .filter((one) => one.episodes >= fewest)
      .sort((a, b) => b.episodes - a.episodes || (a.value < b.value ? -1 : 1));
    // One value that everybody has would be foreseen by any start.
    const most = values[0]?.episodes ?? 0;
    return values.length < 2 || most > clear * known ? [] : [{ field, values }];
  });
  return telling.sort((a, b) => a.values.length - b.values.length)[0] ?? null;
}

const sumOf = (rows: readonly { readonly episodes: number }[]) =>
  rows.reduce((sum, { episodes }) => sum + episodes, 0);
