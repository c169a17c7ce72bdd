import { confidenceOf } from '../learning/calibrate.ts';
import { type Dense, rowsOf } from '../vectors/dense.ts';
import { continuedCentres, freshCentres, meanOf } from './centres.ts';
import { described } from './describe.ts';
import { type Distinct, distinctOf } from './distinct.ts';
import { type Near, nearestThemes } from './fit.ts';
import type { DiscoverOptions, Discovery } from './found.ts';
import { newId } from './ids.ts';
import { adopted, floorsOf } from './leftovers.ts';
import type { LanguageThemes, Place } from './model.ts';
import { continuedOwners, decided, inheritedOwners, type Owned } from './owners.ts';
import { repeatability } from './repeatability.ts';
import { embedded, fitSpace, knownRows, placed, type Space } from './space.ts';
import type { StabilityPoint } from './stability.ts';
import { grown, type Leaf, planted } from './tree.ts';

interface LanguageOptions extends DiscoverOptions {
  readonly k: 'auto' | number;
  readonly before: readonly (string | null)[];
  /** Every id ever given; new ones are added. */
  readonly used: Set<string>;
  readonly forbidden: ReadonlySet<string>;
}

export interface LanguageDiscovery
  extends Pick<Discovery, 'themes' | 'assignments' | 'confidence' | 'retired'> {
  readonly curve: readonly StabilityPoint[];
  readonly model: LanguageThemes | null;
  readonly tree: readonly Place[];
}

/** Distinct texts where they lie, with the theme each had before. */
interface Placed {
  readonly space: Space;
  readonly points: Dense;
  readonly themesBefore: readonly (string | null)[];
  /** The earlier themes, when they are to be followed rather than found anew. */
  readonly followed: LanguageThemes | null;
}

/** Finds the themes of texts in one language. */
export async function discoverLanguage(
  language: string,
  texts: readonly string[],
  options: LanguageOptions,
): Promise<LanguageDiscovery> {
  const distinct = distinctOf(texts);
  const known = options.previous?.languages.find((themes) => themes.space.language === language);
  const before = known === undefined ? null : decided(known, options.decisions ?? {});
  const treeBefore = (options.previous?.tree ?? []).filter((place) => place.language === language);
  // Nobody spoke this language now: that says nothing of its themes.
  if (texts.length === 0) return nothingFound(0, before, treeBefore, []);
  const { space, points, themesBefore, followed } = await inSpace(language, distinct, before, options);
  const found = followed
    ? continuedCentres(points, followed, options.seed ?? 1)
    : freshCentres(points, options.k, options.seed ?? 1);
  if (found.centres.rows === 0) return nothingFound(texts.length, before, treeBefore, found.curve);

  const owned = followed
    ? continuedOwners(found, followed)
    : inheritedOwners(found, points, themesBefore, {
        kept: new Set([...options.forbidden, ...(options.decisions?.pinned ?? [])]),
        merged: new Set((options.decisions?.merged ?? []).map((one) => one.into)),
      });
  const owners = named(language, owned, distinct, points, options.used);
  const knownOnes = knownRows(points);
  const again = repeatability(
    rowsOf(points, knownOnes),
    knownOnes.map((row) => owned.groups[row] as number),
    owned.centres,
  );
  const floors = floorsOf(points, owned.groups, owned.centres);
  const model = { space, centres: owned.centres, owners, floors, calibration: again.calibration };
  const near = nearestThemes(points, model, options.forbidden);
  const extra = adopted(points, near);
  const themeOf = near.map((one, row) => one.theme ?? extra.get(row) ?? null);

  const leaves = leavesOf(model, owned, near, themeOf, again.stability, {
    ...options,
    keepsAll: followed !== null,
  });
  const tree = followed
    ? grown(leaves, treeBefore, language)
    : planted(leaves, { language, before: treeBefore, themesBefore, used: options.used });
  const alive = new Set(leaves.map((leaf) => leaf.id));
  return {
    themes: described(leaves, tree, distinct, new Set(options.avoid)),
    assignments: texts.map((_, at) => themeOf[distinct.placeOf[at] as number] ?? null),
    confidence: texts.map((_, at) => {
      const row = distinct.placeOf[at] as number;
      if (themeOf[row] === null || again.calibration === null) return null;
      return confidenceOf(again.calibration, near[row]?.margin ?? 0);
    }),
    retired: retiredOf(owned, owners, before, alive),
    curve: found.curve,
    model: onlyOf(model, new Set([...alive, ...options.forbidden])),
    tree,
  };
}

/** Centres of themes that are; a group that lost its last text to others is none. */
function onlyOf(themes: LanguageThemes, alive: ReadonlySet<string>): LanguageThemes {
  const kept = [...themes.owners.keys()].filter((c) => alive.has(themes.owners[c] ?? ''));
  return {
    ...themes,
    centres: rowsOf(themes.centres, kept),
    owners: kept.map((c) => themes.owners[c] ?? ''),
    floors: kept.map((c) => themes.floors[c] ?? 0),
  };
}

async function inSpace(
  language: string,
  distinct: Distinct,
  before: LanguageThemes | null,
  { embedders, lsaWeight = 1, k, renew, before: given }: LanguageOptions,
): Promise<Placed> {
  const vectors = await embedded(embedders, language, distinct.texts);
  const usable =
    before?.space.parts.every(({ id, version }) =>
      embedders.some(({ embedder }) => embedder.id === id && embedder.version === version),
    ) === true;
  const earlier = before !== null && usable ? placed(before.space, distinct.texts, vectors) : null;
  const labelled = before !== null && earlier !== null ? nearestThemes(earlier, before, new Set()) : [];
  const themesBefore = distinct.texts.map(
    (_, row) => given[distinct.firstAt[row] as number] ?? labelled[row]?.theme ?? null,
  );
  const sameNumber = k === 'auto' || k === new Set(before?.owners).size;
  if (before !== null && earlier !== null && renew !== true && sameNumber)
    return { space: before.space, points: earlier, themesBefore, followed: before };
  const space = fitSpace(language, distinct.texts, embedders, vectors, lsaWeight);
  return { space, points: placed(space, distinct.texts, vectors), themesBefore, followed: null };
}

/** Themes that are new get an id made of their most typical texts. */
function named(
  language: string,
  { centres, groups, owners }: Owned,
  { texts }: Distinct,
  points: Dense,
  used: Set<string>,
): string[] {
  const own = nearestThemes(
    points,
    { centres, owners: owners.map((_, c) => String(c)), floors: owners.map(() => -1) },
    new Set(),
  );
  return owners.map((id, c) => {
    if (id !== null) return id;
    const typical = [...groups.keys()]
      .filter((row) => groups[row] === c)
      .sort((a, b) => (own[b]?.cosine ?? 0) - (own[a]?.cosine ?? 0) || a - b)
      .slice(0, 3);
    return newId([language, ...typical.map((row) => texts[row] ?? '')].join('\n'), used);
  });
}

function leavesOf(
  { centres, owners }: LanguageThemes,
  owned: Owned,
  near: readonly Near[],
  themeOf: readonly (string | null)[],
  stability: readonly number[],
  { forbidden, decisions, keepsAll }: LanguageOptions & { readonly keepsAll: boolean },
): Leaf[] {
  const pinned = new Set(decisions?.pinned);
  const rowsOfTheme = Map.groupBy(themeOf.keys(), (row) => themeOf[row] ?? '');
  return [...new Set(owners)]
    .filter((id) => !forbidden.has(id) && (keepsAll || rowsOfTheme.has(id) || pinned.has(id)))
    .map((id) => {
      const own = [...owners.keys()].filter((c) => owners[c] === id);
      const measured = own.map((c) => stability[c] ?? 0).filter((value) => value > 0);
      return {
        id,
        rows: (rowsOfTheme.get(id) ?? []).sort(
          (a, b) => (near[b]?.cosine ?? 0) - (near[a]?.cosine ?? 0) || a - b,
        ),
        centre: meanOf(centres, own),
        stability:
          measured.length === 0 ? null : round(measured.reduce((sum, x) => sum + x, 0) / measured.length),
        isNew: own.every((c) => owned.owners[c] === null),
        from: [...new Set(own.flatMap((c) => owned.from[c] ?? []))].sort(),
      };
    });
}

const round = (x: number) => Math.round(x * 10_000) / 10_000;

function retiredOf(
  owned: Owned,
  owners: readonly string[],
  before: LanguageThemes | null,
  alive: ReadonlySet<string>,
): { id: string; into: string[] }[] {
  const into = new Map(
    owned.retired.map(({ id, into: groups }) => [
      id,
      [...new Set(groups.map((group) => owners[group] ?? ''))],
    ]),
  );
  return [...new Set(before?.owners)]
    .filter((id) => !alive.has(id))
    .map((id) => ({ id, into: (into.get(id) ?? []).filter((other) => alive.has(other)) }));
}

const nothingFound = (
  n: number,
  before: LanguageThemes | null,
  tree: readonly Place[],
  curve: readonly StabilityPoint[],
): LanguageDiscovery => ({
  themes: [],
  assignments: new Array<string | null>(n).fill(null),
  confidence: new Array<number | null>(n).fill(null),
  retired: [],
  curve,
  model: before,
  tree,
});
