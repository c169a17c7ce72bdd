import { distinctOf } from '../../../instruments/language/discovery/distinct.ts';
import { newId } from '../../../instruments/language/discovery/ids.ts';
import { kMeans } from '../../../instruments/language/discovery/kmeans.ts';
import { readModel, writeModel } from '../../../instruments/language/discovery/model.ts';
import { namesOf } from '../../../instruments/language/discovery/phrases.ts';
import { embedded, knownRows, placed } from '../../../instruments/language/discovery/space.ts';
import { dense, rowOf, rowsOf } from '../../../instruments/language/vectors/dense.ts';
import type { Embedder } from '../../../instruments/language/vectors/embedder.ts';
import { tierOf } from '../embedders/tier-of.ts';
import type { SplitDone, SplitTask } from './tasks.ts';

/**
 * Cuts a theme found into parts by how its voices differ, in the space it was found in: the theme stays and stands above
 * its parts. Null when the theme is not one of the model's, or its voices are too few or all alike.
 */
export async function splitInModel(
  { model: json, theme, texts, parts }: SplitTask,
  encoder: Embedder | null,
): Promise<SplitDone | null> {
  const model = readModel(json);
  const at = model.languages.findIndex(({ owners }) => owners.includes(theme));
  const themes = model.languages[at];
  if (themes === undefined) return null;
  const { language } = themes.space;
  const distinct = distinctOf(texts);
  const points = placed(
    themes.space,
    distinct.texts,
    await embedded(tierOf(encoder).embedders, language, distinct.texts),
  );
  const known = knownRows(points);
  if (known.length < 2 * parts) return null;
  const { centroids, groups } = kMeans(rowsOf(points, known), parts);
  const members = Array.from({ length: centroids.rows }, (_, part) =>
    [...known].filter((_, i) => groups[i] === part).map((row) => distinct.texts[row] ?? ''),
  );
  if (members.some((each) => each.length === 0)) return null;
  const used = new Set(model.used);
  const named = namesOf(members, language);
  const found = members.map((each, part) => ({
    id: newId([language, theme, ...each.slice(0, 3)].join('\n'), used),
    name: named[part]?.name ?? (each[0] ?? '').split(/\s+/).slice(0, 6).join(' '),
    words: [...(named[part]?.phrases ?? []), ...(named[part]?.words ?? [])].slice(0, 12),
    size: each.length,
  }));
  const kept = [...themes.owners.keys()].filter((c) => themes.owners[c] !== theme);
  const floor = Math.min(...themes.floors.filter((_, c) => themes.owners[c] === theme));
  const centres = dense(kept.length + found.length, themes.centres.columns);
  kept.forEach((c, i) => {
    rowOf(centres, i).set(rowOf(themes.centres, c));
  });
  found.forEach((_, part) => {
    rowOf(centres, kept.length + part).set(rowOf(centroids, part));
  });
  const level = model.tree.find(({ id }) => id === theme)?.level ?? 1;
  return {
    parts: found,
    model: writeModel({
      ...model,
      used: [...used].sort(),
      tree: [...model.tree, ...found.map(({ id }) => ({ id, language, parent: theme, level: level + 1 }))],
      languages: model.languages.map((each, i) =>
        i === at
          ? {
              ...each,
              centres,
              owners: [...kept.map((c) => themes.owners[c] ?? ''), ...found.map(({ id }) => id)],
              floors: [...kept.map((c) => themes.floors[c] ?? 0), ...found.map(() => floor)],
            }
          : each,
      ),
    }),
  };
}
