/** A stretch along a gap or channel, from `low` to `high`, that wants a line of its own. */
export interface Stretch {
  readonly id: string;
  readonly low: number;
  readonly high: number;
}

/**
 * Side-by-side tracks for stretches that overlap; stretches that do not may share one. Longest first, so that the
 * inner track is the long one.
 */
export function tracksOf(stretches: readonly Stretch[]): {
  track: ReadonlyMap<string, number>;
  count: number;
} {
  const tracks: Stretch[][] = [];
  const track = new Map<string, number>();
  const longestFirst = [...stretches].sort(
    (a, b) => b.high - b.low - (a.high - a.low) || a.id.localeCompare(b.id),
  );
  for (const stretch of longestFirst) {
    const free = tracks.findIndex((on) =>
      on.every((other) => other.high <= stretch.low || stretch.high <= other.low),
    );
    const index = free === -1 ? tracks.length : free;
    tracks[index] = [...(tracks[index] ?? []), stretch];
    track.set(stretch.id, index);
  }
  return { track, count: tracks.length };
}

/** Where track `i` of `count` lies around the middle: 0, then alternating sides. */
export function besideMiddle(i: number, count: number, spacing: number): number {
  return (i - (count - 1) / 2) * spacing;
}
