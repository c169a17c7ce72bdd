import type { Comparison, RepresentationSettings } from './representation.contract.ts';

/** A tier in a few words. */
export function nameOfTier(settings: RepresentationSettings): string {
  switch (settings.tier) {
    case 'folder':
      return `folder "${settings.folder}"`;
    case 'url':
      return `${settings.model} at ${settings.url}`;
    default:
      return `${settings.tier} tier`;
  }
}

const share = (part: number, whole: number) => (whole === 0 ? '0' : String(Math.round((100 * part) / whole)));

/** What another representation would change, in sentences. */
export function sayComparison(comparison: Comparison): string[] {
  const { voices, moved, themesBefore, themesAfter, unassignedBefore, unassignedAfter, taught } = comparison;
  const accuracy = (value: number | null) => (value === null ? 'unknown' : value.toFixed(3));
  return [
    voices === 0
      ? 'no themes were found yet: nothing to compare'
      : `themes found: ${moved} of ${voices} voices (${share(moved, voices)} %) would have another one; ${themesBefore} themes before, ${themesAfter} after; without a theme ${unassignedBefore} before, ${unassignedAfter} after`,
    ...(taught === null
      ? []
      : [
          `themes taught: ${taught.moved} of ${taught.voices} voices would change (${taught.clauses} clauses looked at); accuracy on examples left out ${accuracy(comparison.taughtAccuracyBefore)} before, ${accuracy(comparison.taughtAccuracyAfter)} after`,
        ]),
  ];
}
