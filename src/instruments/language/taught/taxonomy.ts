/** One theme of a company's own taxonomy. */
export interface TaughtTheme {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  /** The theme above it; null = first level. */
  readonly parent: string | null;
  /** In the rule language (`rules.ts`): a text that meets one has the theme, one that begins with "-" rules it out. */
  readonly rules: readonly string[];
  /** Phrases to start from before there are examples. */
  readonly seeds: readonly string[];
}

/** A labelled text. */
export interface Example {
  readonly text: string;
  /**
   * Ids or names of the themes it speaks of; several allowed. With none it speaks of no theme at all, unless `not`
   * names some: then only those are known.
   */
  readonly themes: readonly string[];
  /** Themes it does not speak of, though one might think so. */
  readonly not: readonly string[];
}

export interface Taxonomy {
  readonly name: string;
  readonly version: number;
  readonly themes: readonly TaughtTheme[];
}

/** The themes as they are found by id or name. */
export interface ThemeIndex {
  readonly themes: readonly TaughtTheme[];
  /** Id of a theme by its id or, ignoring case, its name; null when there is none. */
  readonly idOf: (idOrName: string) => string | null;
  /** The theme's parents, nearest first. A circle is cut where it closes. */
  readonly above: (id: string) => readonly string[];
}

export function indexOf(taxonomy: Taxonomy): ThemeIndex {
  const ids = new Map(taxonomy.themes.map((theme) => [theme.id, theme]));
  const names = new Map(taxonomy.themes.map((theme) => [theme.name.trim().toLowerCase(), theme.id]));
  return {
    themes: taxonomy.themes,
    idOf: (asked) => (ids.has(asked) ? asked : (names.get(asked.trim().toLowerCase()) ?? null)),
    above: (id) => {
      const found: string[] = [];
      for (let at = ids.get(id)?.parent ?? null; at !== null; at = ids.get(at)?.parent ?? null) {
        if (at === id || found.includes(at) || !ids.has(at)) break;
        found.push(at);
      }
      return found;
    },
  };
}

/** The taxonomy with a theme for each name the examples use and it does not know: its id is the name. */
export function withThemesOf(taxonomy: Taxonomy, examples: readonly Example[]): Taxonomy {
  const { idOf } = indexOf(taxonomy);
  const named = examples.flatMap((example) => [...example.themes, ...example.not]);
  const fresh = new Map<string, string>();
  for (const name of named.map((one) => one.trim()).sort()) {
    if (name !== '' && idOf(name) === null && !fresh.has(name.toLowerCase()))
      fresh.set(name.toLowerCase(), name);
  }
  const themes = [...fresh.values()].map((name) => ({
    id: name,
    name,
    definition: '',
    parent: null,
    rules: [],
    seeds: [],
  }));
  return { ...taxonomy, themes: [...taxonomy.themes, ...themes] };
}
