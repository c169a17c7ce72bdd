import type { Distinct } from './distinct.ts';
import type { FoundTheme } from './found.ts';
import type { Place } from './model.ts';
import { namesOf } from './phrases.ts';
import type { Leaf } from './tree.ts';

const examples = 5;
const between = ' · ';

/** Themes and the branches above them with names, sizes and their most typical texts. */
export function described(
  leaves: readonly Leaf[],
  tree: readonly Place[],
  distinct: Distinct,
  avoid: ReadonlySet<string>,
): FoundTheme[] {
  const leafOf = new Map(leaves.map((leaf) => [leaf.id, leaf]));
  const leavesUnder = (id: string): Leaf[] => {
    const own = leafOf.get(id);
    if (own !== undefined) return [own];
    return tree.filter((place) => place.parent === id).flatMap((place) => leavesUnder(place.id));
  };
  const themes: FoundTheme[] = [];
  for (const level of [...new Set(tree.map((place) => place.level))].sort((a, b) => b - a)) {
    const places = tree.filter((place) => place.level === level);
    const members = places.map(({ id }) => alternating(leavesUnder(id)));
    const names = namesOf(
      members.map((rows) => rows.map((row) => distinct.texts[row] ?? '')),
      places[0]?.language ?? '',
      avoid,
    );
    places.forEach((place, i) => {
      const rows = members[i] ?? [];
      // Nothing was said of it this time; it keeps its name and its place.
      if (rows.length === 0) return;
      const own = leafOf.get(place.id);
      const { name = null, phrases = [], words = [] } = names[i] ?? {};
      themes.push({
        ...place,
        name:
          own === undefined
            ? nameOfBranch(place.id, themes)
            : (name ?? beginningOf(rows.map((row) => distinct.texts[row] ?? ''))),
        phrases,
        words,
        size: rows.reduce((sum, row) => sum + (distinct.copies[row] as number), 0),
        texts: rows.length,
        nearest: rows.slice(0, examples).map((row) => distinct.firstAt[row] as number),
        stability: own?.stability ?? null,
        isNew: own?.isNew ?? false,
        from: own?.from ?? [],
      });
    });
  }
  return themes;
}

/** A branch is called after its two largest themes: no phrase of one would speak for the others. */
function nameOfBranch(id: string, below: readonly FoundTheme[]): string {
  const largest = below
    .filter(({ parent }) => parent === id)
    .sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  // Below lie branches too, which are called after two themes themselves: the first of each.
  const names = largest.map(({ name }) => name.split(between)[0] ?? name);
  return [...new Set(names)].slice(0, 2).join(between);
}

/** The most typical text of each, largest first, then the second of each …: a branch is shown by all its themes. */
function alternating(leaves: readonly Leaf[]): number[] {
  const bySize = [...leaves].sort((a, b) => b.rows.length - a.rows.length || (a.id < b.id ? -1 : 1));
  const longest = Math.max(0, ...bySize.map((leaf) => leaf.rows.length));
  const rows: number[] = [];
  for (let rank = 0; rank < longest; rank++)
    for (const leaf of bySize) if (leaf.rows[rank] !== undefined) rows.push(leaf.rows[rank] as number);
  return rows;
}

const fewestWords = 3;
const longestBeginning = 6;
const looked = 20;

/** For a theme whose texts share no word worth a name: in quotes, how its most typical text of a few words begins. */
function beginningOf(texts: readonly string[]): string {
  const wordsOf = (text: string) =>
    text
      .trim()
      .slice(0, 200)
      .split(/\s+/)
      .filter((word) => !word.startsWith('@'));
  const few = (words: readonly string[]) =>
    words.filter((word) => /\p{L}{2}/u.test(word)).length < fewestWords;
  const some = texts.slice(0, looked).map(wordsOf);
  const words = some.find((each) => !few(each)) ?? some[0] ?? [];
  const shown = words
    .slice(0, longestBeginning)
    .join(' ')
    .replace(/^[^\p{L}\p{N}¿¡]+|[\s.,;:!?"“”…]+$/gu, '');
  return `“${words.length > longestBeginning ? `${shown} …` : shown || (texts[0] ?? '').trim().slice(0, 40)}”`;
}
