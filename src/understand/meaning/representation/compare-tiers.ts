import type { Comparison } from '../representation.contract.ts';
import type { ThemeRecord } from '../theme-store.ts';

type ThemeChange = Comparison['themes'][number];

/** The theme found of each voice, under what counts and under what is tried; null = none. */
export interface FoundBoth {
  readonly before: readonly (string | null)[];
  readonly after: readonly (string | null)[];
  /** Themes that would be no more. */
  readonly retired: readonly string[];
  /** Names of themes found anew. */
  readonly names: ReadonlyMap<string, string>;
}

/** The taught themes of each clause, both ways. */
export interface TaughtBoth {
  readonly moments: readonly string[];
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
  readonly accuracyBefore: number | null;
  readonly accuracyAfter: number | null;
}

/** A theme that people merged is counted as the one it went into. */
export function countedAs(themes: readonly Pick<ThemeRecord, 'id' | 'state' | 'mergedInto'>[]) {
  const into = new Map(
    themes.flatMap(({ id, state, mergedInto }) =>
      state === 'merged' && mergedInto !== null ? [[id, mergedInto] as const] : [],
    ),
  );
  return (id: string | null): string | null => {
    let now = id;
    for (let step = 0; now !== null && step < into.size; step++) now = into.get(now) ?? now;
    return now;
  };
}

/** Which voices are in which themes: theme → voices. */
function gathered(
  themes: readonly (readonly string[])[],
  voices: readonly string[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  themes.forEach((ids, i) => {
    for (const id of ids) {
      const known = found.get(id) ?? new Set();
      known.add(voices[i] ?? '');
      found.set(id, known);
    }
  });
  return found;
}

const listed = (ids: readonly (string | null)[]) => ids.map((id) => (id === null ? [] : [id]));
const withoutTheme = (ids: readonly (string | null)[]) => ids.filter((id) => id === null).length;

function changesOf(
  before: ReadonlyMap<string, ReadonlySet<string>>,
  after: ReadonlyMap<string, ReadonlySet<string>>,
  told: (id: string) => Pick<ThemeChange, 'name' | 'kind' | 'fate'>,
): ThemeChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].map((theme) => {
    const [was, is] = [before.get(theme) ?? new Set<string>(), after.get(theme) ?? new Set<string>()];
    return {
      theme,
      ...told(theme),
      before: was.size,
      after: is.size,
      stay: [...was].filter((voice) => is.has(voice)).length,
    };
  });
}

const moves = ({ before, after, stay }: ThemeChange) => before + after - 2 * stay;

/** What another representation would change, counted in voices. Either side is null where the company has no such themes. */
export function compareTiers(
  themes: readonly ThemeRecord[],
  found: FoundBoth | null,
  taught: TaughtBoth | null,
): Comparison {
  const records = new Map(themes.map((theme) => [theme.id, theme]));
  const nameOf = (id: string) => records.get(id)?.name ?? found?.names.get(id) ?? id;
  const now = countedAs(themes);
  const before = (found?.before ?? []).map(now);
  const after = (found?.after ?? []).map(now);
  const places = before.map((_, i) => String(i));
  const retired = new Set(found?.retired);
  const foundChanges = changesOf(gathered(listed(before), places), gathered(listed(after), places), (id) => ({
    name: nameOf(id),
    kind: 'discovered',
    fate: retired.has(id) ? 'gone' : records.has(id) ? 'kept' : 'new',
  }));
  const moments = taught?.moments ?? [];
  const taughtChanges = changesOf(
    gathered(taught?.before ?? [], moments),
    gathered(taught?.after ?? [], moments),
    (id) => ({ name: nameOf(id), kind: 'taught', fate: 'kept' }),
  );
  const [was, is] = [
    themesOfVoices(taught?.before ?? [], moments),
    themesOfVoices(taught?.after ?? [], moments),
  ];
  return {
    voices: before.length,
    themesBefore: new Set(before.filter((id) => id !== null)).size,
    themesAfter: new Set(after.filter((id) => id !== null)).size,
    moved: before.filter((id, i) => id !== after[i]).length,
    unassignedBefore: withoutTheme(before),
    unassignedAfter: withoutTheme(after),
    taught:
      taught === null
        ? null
        : {
            clauses: moments.length,
            voices: was.size,
            moved: [...was].filter(([moment, ids]) => ids !== is.get(moment)).length,
          },
    taughtAccuracyBefore: taught?.accuracyBefore ?? null,
    taughtAccuracyAfter: taught?.accuracyAfter ?? null,
    themes: [...foundChanges, ...taughtChanges].sort(
      (a, b) => moves(b) - moves(a) || b.before - a.before || (a.theme < b.theme ? -1 : 1),
    ),
  };
}

/** All themes of each voice as one word, to be compared. */
function themesOfVoices(
  themes: readonly (readonly string[])[],
  moments: readonly string[],
): Map<string, string> {
  const sets = new Map<string, Set<string>>();
  moments.forEach((moment, i) => {
    const known = sets.get(moment) ?? new Set();
    for (const id of themes[i] ?? []) known.add(id);
    sets.set(moment, known);
  });
  return new Map([...sets].map(([moment, ids]) => [moment, [...ids].sort().join(' ')]));
}
