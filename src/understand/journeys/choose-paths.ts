export interface Path {
  readonly path: readonly string[];
  readonly episodes: number;
}

export interface Chosen {
  readonly paths: readonly Path[];
  /** Episodes that went one of them. */
  readonly episodes: number;
}

/** The commonest paths, as few as cover at least `share` of all episodes. `paths` come commonest first. */
export function choosePaths(paths: readonly Path[], allEpisodes: number, share: number): Chosen {
  const chosen: Path[] = [];
  let episodes = 0;
  for (const path of paths) {
    // At least one path, so that a map is never empty while there are episodes; a hair of slack for rounding.
    if (chosen.length > 0 && episodes >= share * allEpisodes - 1e-9) break;
    chosen.push(path);
    episodes += path.episodes;
  }
  return { paths: chosen, episodes };
}

/**
 * Where each step stands in these paths: the weighted median of its relative place, 0 = first and 1 = last, each
 * occurrence weighing as many episodes as went the path.
 */
export function placesOf(paths: readonly Path[]): Map<string, number> {
  const seen = new Map<string, { place: number; weight: number }[]>();
  for (const { path, episodes } of paths) {
    path.forEach((step, i) => {
      const place = path.length > 1 ? i / (path.length - 1) : 0;
      const all = seen.get(step) ?? [];
      all.push({ place, weight: episodes });
      seen.set(step, all);
    });
  }
  return new Map([...seen].map(([step, all]) => [step, weightedMedian(all)]));
}

function weightedMedian(all: { place: number; weight: number }[]): number {
  const half = all.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let passed = 0;
  for (const { place, weight } of all.sort((a, b) => a.place - b.place)) {
    passed += weight;
    if (passed >= half) return place;
  }
  return 0;
}
