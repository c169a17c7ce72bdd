export interface Path {
  readonly path: readonly string[];
  readonly episodes: number;
}

export interface Chosen<P extends Path = Path> {
  readonly paths: readonly P[];
  /** Episodes that went one of them. */
  readonly episodes: number;
}

/** How a missed promise is called where it is walked as a step. */
const missedPromise = 'Promise missed: ';
/** Fewer episodes than this are no reason to draw a missed promise. */
const enough = 10;

/**
 * The commonest paths, as few as cover at least `share` of all episodes, and for every missed promise that ten or more
 * of them met the commonest path that meets it: whoever asks for missed promises sees them, however well the company
 * keeps its word. `paths` come commonest first.
 */
export function choosePaths<P extends Path>(
  paths: readonly P[],
  allEpisodes: number,
  share: number,
): Chosen<P> {
  const chosen = new Set<P>();
  let episodes = 0;
  for (const path of paths) {
    // At least one path, so that a map is never empty while there are episodes; a hair of slack for rounding.
    if (chosen.size > 0 && episodes >= share * allEpisodes - 1e-9) break;
    chosen.add(path);
    episodes += path.episodes;
  }
  for (const step of missedOften(paths)) {
    const [commonest] = paths.filter(({ path }) => path.includes(step));
    if (commonest === undefined || [...chosen].some(({ path }) => path.includes(step))) continue;
    chosen.add(commonest);
    episodes += commonest.episodes;
  }
  return { paths: [...chosen], episodes };
}

/** The missed promises that enough episodes met, in the order of the paths. */
function missedOften(paths: readonly Path[]): string[] {
  const met = new Map<string, number>();
  for (const { path, episodes } of paths) {
    for (const step of new Set(path)) {
      if (step.startsWith(missedPromise)) met.set(step, (met.get(step) ?? 0) + episodes);
    }
  }
  return [...met].filter(([, episodes]) => episodes >= enough).map(([step]) => step);
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
