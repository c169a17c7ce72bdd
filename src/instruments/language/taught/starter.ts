type Language = 'en' | 'es';
type InEach<T> = Readonly<Record<Language, T>>;

/** A set of themes to start from, told in two languages. */
export interface Starter {
  readonly name: string;
  readonly version: number;
  readonly title: InEach<string>;
  readonly themes: readonly {
    readonly id: string;
    readonly parent: string | null;
    readonly name: InEach<string>;
    readonly definition: InEach<string>;
    readonly rules: InEach<readonly string[]>;
    readonly seeds: InEach<readonly string[]>;
    readonly examples: InEach<readonly string[]>;
  }[];
  readonly together: readonly { readonly text: string; readonly themes: readonly string[] }[];
}

/**
 * The starter as a taxonomy of one's own: names and definitions in `language`; rules, seeds and examples in both, as
 * customers write in both.
 */
export function starterTaxonomy(starter: Starter, language: Language) {
  const both = (each: InEach<readonly string[]>) => [...new Set([...each.en, ...each.es])];
  const example = (text: string, themes: readonly string[]) => ({
    text,
    themes: [...themes],
    not: noThemes(),
  });
  return {
    name: starter.title[language],
    themes: starter.themes.map((theme) => ({
      id: theme.id,
      name: theme.name[language],
      definition: theme.definition[language],
      parent: theme.parent,
      rules: both(theme.rules),
      seeds: both(theme.seeds),
    })),
    examples: [
      ...starter.themes.flatMap(({ id, examples }) => both(examples).map((text) => example(text, [id]))),
      ...starter.together.map(({ text, themes }) => example(text, themes)),
    ],
  };
}

const noThemes = (): string[] => [];
