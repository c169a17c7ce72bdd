export type Correction = 'BH' | 'BY' | 'Holm' | 'Bonferroni';

/**
 * P-values made honest for having looked at many: adjusted so that each can be compared with the level as usual.
 *
 * In plain words: 20 segments in which nothing changed raise an alarm in 64 of 100 months; these do not.
 * BH and BY hold the expected share of false alarms among the alarms (BY under any dependence); Holm and
 * Bonferroni hold the chance of even one. Order is kept. Missing p-values stay null and are not counted.
 * Source: Benjamini & Hochberg 1995; Benjamini & Yekutieli 2001; Holm 1979; R `p.adjust`.
 */
export function adjust(
  pValues: readonly (number | null)[],
  correction: Correction = 'BH',
): (number | null)[] {
  const order = pValues
    .map((p, place) => ({ p, place }))
    .filter((item): item is { p: number; place: number } => item.p !== null)
    .sort((a, b) => a.p - b.p);
  const m = order.length;
  const adjusted: (number | null)[] = pValues.map(() => null);
  const put = (i: number, value: number) => {
    const item = order[i];
    if (item !== undefined) adjusted[item.place] = Math.min(1, value);
  };
  if (correction === 'Bonferroni') {
    order.forEach((item, i) => {
      put(i, m * item.p);
    });
  } else if (correction === 'Holm') {
    let running = 0;
    order.forEach((item, i) => {
      running = Math.max(running, (m - i) * item.p);
      put(i, running);
    });
  } else {
    let harmonic = 1;
    for (let j = 2; correction === 'BY' && j <= m; j++) harmonic += 1 / j;
    let running = Number.POSITIVE_INFINITY;
    for (let i = m - 1; i >= 0; i--) {
      running = Math.min(running, (harmonic * m * (order[i]?.p ?? 1)) / (i + 1));
      put(i, running);
    }
  }
  return adjusted;
}

/**
 * The level of the intervals shown beside `selected` of `tested` results that stood out at rate q, so that the
 * expected share of intervals that miss stays at q. Source: Benjamini & Yekutieli 2005 (false-coverage rate).
 */
export function falseCoverageLevel(selected: number, tested: number, q = 0.05): number {
  return selected === 0 || tested === 0 ? 1 - q : 1 - (selected * q) / tested;
}
