import type { ThemeModel } from './model.ts';
import type { EmbedderPart } from './space.ts';
import type { StabilityPoint } from './stability.ts';

/** What people decided about themes; decisions outlive every re-run. */
export interface ThemeDecisions {
  /** Kept by every re-run, whatever is found. */
  readonly pinned?: readonly string[];
  /** Never shown, never found again; their texts go to the next theme or stay unassigned. */
  readonly forbidden?: readonly string[];
  /** `from` is spoken of as `into`. */
  readonly merged?: readonly { readonly from: string; readonly into: string }[];
}

export interface DiscoverOptions {
  readonly embedders: readonly EmbedderPart[];
  /** How much words in common count beside the embedders. */
  readonly lsaWeight?: number;
  /** How many themes (of the lowest level); `'auto'` = chosen by stability, or as many as before. */
  readonly k?: 'auto' | number;
  /** ISO 639-1 of each text; each language gets its own themes. Left out: all are English. */
  readonly languages?: readonly string[];
  /** Themes found before: their ids stay, new texts are placed among them, and only what fits nowhere makes new themes. */
  readonly previous?: ThemeModel;
  /** Find all themes anew; ids stay where most of the texts stay together. */
  readonly renew?: boolean;
  /** For texts whose theme the previous model cannot tell (another embedder): the theme they had. */
  readonly before?: readonly (string | null)[];
  readonly decisions?: ThemeDecisions;
  /** Lower-case words that name nothing here: brands, towns. */
  readonly avoid?: readonly string[];
  readonly seed?: number;
}

export interface FoundTheme {
  readonly id: string;
  readonly language: string;
  readonly parent: string | null;
  /** 1 = the top; only themes without children hold texts themselves, the others hold those of their children. */
  readonly level: number;
  /** Its best phrase; where its texts have none in common, the beginning of its most typical text. */
  readonly name: string;
  /** Phrases of two words and more, found so in its texts, best first. */
  readonly phrases: readonly string[];
  readonly words: readonly string[];
  /** Texts, copies counted. */
  readonly size: number;
  /** Distinct texts. */
  readonly texts: number;
  /** Places of its most typical texts among those given, most typical first. */
  readonly nearest: readonly number[];
  /** Mean share of its texts found together again in repeated discoveries, 0..1; null where not measured. */
  readonly stability: number | null;
  /** True for a theme that was not there before. */
  readonly isNew: boolean;
  /** Earlier themes of which it took a fifth of its texts or more. */
  readonly from: readonly string[];
}

export interface Discovery {
  /** Those that are spoken of in these texts, largest first within each level; `model.tree` holds all. */
  readonly themes: readonly FoundTheme[];
  /** The theme (of the lowest level) of each text; null = unassigned. */
  readonly assignments: readonly (string | null)[];
  /** Share of such texts that repeated discoveries put into the same theme; null where unassigned or not measured. */
  readonly confidence: readonly (number | null)[];
  readonly unassigned: number;
  /** Themes of the lowest level. */
  readonly k: number;
  readonly curves: readonly { readonly language: string; readonly points: readonly StabilityPoint[] }[];
  /** Themes and branches that are no more, with the themes that took a fifth of their texts or more. */
  readonly retired: readonly { readonly id: string; readonly into: readonly string[] }[];
  /** Keep it: it places new texts, and the next discovery goes on from it. */
  readonly model: ThemeModel;
}
