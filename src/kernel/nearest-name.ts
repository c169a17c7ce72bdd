/** How many letters are written otherwise, too many, missing or swapped (optimal string alignment; Boytsov 2011). */
function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/**
 * The name that was probably meant: the one with the fewest slips of the pen, capitals aside; null when even that one has
 * more than a third of its letters otherwise. `nearestName('Godl', ['Gold', 'Basic'])` is 'Gold'.
 */
export function nearestName(written: string, names: readonly string[]): string | null {
  const form = (name: string) => name.trim().toLocaleLowerCase().slice(0, 100);
  const meant = form(written);
  let best: { name: string; slips: number } | null = null;
  for (const name of names) {
    const slips = slipsBetween(meant, form(name));
    if (slips <= Math.max(1, form(name).length / 3) && (best === null || slips < best.slips))
      best = { name, slips };
  }
  return best?.name ?? null;
}
