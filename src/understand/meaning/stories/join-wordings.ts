import { bandsOf, meetAll, signatureOf } from '../../../instruments/language/text/duplicates/min-hash.ts';
import {
  shinglesOf,
  sketchJaccard,
  sketchOf,
  type Wording,
} from '../../../instruments/language/text/duplicates/shingles.ts';
import { alike } from '../../../instruments/language/text/duplicates.ts';

/** A wording long enough to be compared with others. */
export interface Telling {
  /** Its number, as a decimal. */
  readonly wording: string;
  readonly shingles: Int32Array;
  /** Wordings that have one in common may be alike. */
  readonly bands: readonly number[];
}

/** A wording that is known from before. `age` of a story: the number of the wording that came first in it. */
export interface KnownWording {
  readonly wording: string;
  readonly story: string;
  readonly age: number;
  readonly shingles: Int32Array;
}

/** Two stories that a new wording shows to be one. */
export interface Merge {
  readonly story: string;
  readonly toldAs: string;
}

export interface Joined {
  /** The story of each new wording. */
  readonly stories: ReadonlyMap<string, string>;
  readonly merges: readonly Merge[];
}

/** What of a text is kept to know its near-copies by; null = too short to have any. */
export function tellingOf(wording: string, { words }: Wording): Telling | null {
  if (words === null) return null;
  const shingles = shinglesOf(words);
  return { wording, shingles: sketchOf(shingles), bands: bandsOf(signatureOf(shingles)) };
}

/**
 * Puts new wordings into stories: with those that share 0.8 of their three-word shingles, known or new, one leading to the
 * next. Which wordings are together does not depend on which came first (but for bands that more than 64 share, where each
 * meets the first and its neighbours); what a story is called does: by its first wording, so that links to it last.
 *
 * @param fresh new wordings, in the order they came.
 * @param known wordings from before that have a band in common with a new one.
 * @param met for each band the known wordings that have it.
 */
export function joinWordings(
  fresh: readonly Telling[],
  known: ReadonlyMap<string, KnownWording>,
  met: ReadonlyMap<number, readonly string[]>,
): Joined {
  const old = [...known.values()].sort((a, b) => (a.wording < b.wording ? -1 : 1));
  const shingles = [...old, ...fresh].map((each) => each.shingles);
  const placeOf = new Map(old.map(({ wording }, place) => [wording, place]));
  const leaders = shingles.map((_, place) => place);
  const leaderOf = (place: number): number => {
    let leader = place;
    while (leaders[leader] !== leader) {
      leaders[leader] = leaders[leaders[leader] ?? 0] ?? 0;
      leader = leaders[leader] ?? 0;
    }
    return leader;
  };
  const join = (a: number, b: number) => {
    const [one, other] = [leaderOf(a), leaderOf(b)];
    leaders[Math.max(one, other)] = Math.min(one, other);
  };
  const firstOf = new Map<string, number>();
  old.forEach(({ story }, place) => {
    const first = firstOf.get(story);
    if (first === undefined) firstOf.set(story, place);
    else join(first, place);
  });
  for (const bucket of bucketsOf(fresh, old.length, placeOf, met)) {
    meetAll(bucket, (a, b) => {
      if (leaderOf(a) === leaderOf(b) || (a < old.length && b < old.length)) return;
      if (sketchJaccard(shingles[a] ?? new Int32Array(), shingles[b] ?? new Int32Array()) >= alike)
        join(a, b);
    });
  }
  const groups = Map.groupBy(leaders.keys(), leaderOf);
  const stories = new Map<string, string>();
  const merges: Merge[] = [];
  for (const places of groups.values()) {
    const before = places.flatMap((place) => old[place] ?? []).sort((a, b) => a.age - b.age);
    const news = places.flatMap((place) => fresh[place - old.length] ?? []);
    const name = before[0]?.story ?? news[0]?.wording;
    if (name === undefined) continue;
    for (const { wording } of news) stories.set(wording, name);
    for (const story of new Set(before.map((each) => each.story)))
      if (story !== name) merges.push({ story, toldAs: name });
  }
  return { stories, merges };
}

/** The places of wordings that share a band, those known from before first; a band of one meets nobody. */
function bucketsOf(
  fresh: readonly Telling[],
  from: number,
  placeOf: ReadonlyMap<string, number>,
  met: ReadonlyMap<number, readonly string[]>,
): number[][] {
  const buckets = new Map<number, number[]>();
  fresh.forEach(({ bands }, i) => {
    for (const band of bands) {
      const bucket = buckets.get(band);
      if (bucket !== undefined) bucket.push(from + i);
      else {
        const known = (met.get(band) ?? []).flatMap((wording) => placeOf.get(wording) ?? []);
        buckets.set(band, [...known, from + i]);
      }
    }
  });
  return [...buckets.values()].filter(({ length }) => length > 1);
}
