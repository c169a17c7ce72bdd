import type { FoundTheme, ThemeDecisions } from '../../../instruments/language/discovery/found.ts';
import type { LearntTheme, Quality } from '../../../instruments/language/taught/model.ts';
import type { Example, Taxonomy } from '../../../instruments/language/taught/taxonomy.ts';

/** Finding themes in texts. */
export interface DiscoverTask {
  readonly task: 'discover';
  readonly texts: readonly string[];
  /** ISO 639-1 of each; null = told from the texts. */
  readonly languages: readonly string[] | null;
  readonly k: number | 'auto';
  /** The model of the last discovery, as JSON; its ids stay. */
  readonly previous: string | null;
  readonly decisions: ThemeDecisions;
}
export interface DiscoverDone {
  readonly themes: readonly FoundTheme[];
  readonly assignments: readonly (string | null)[];
  readonly confidence: readonly (number | null)[];
  readonly k: number;
  readonly curves: readonly {
    readonly language: string;
    readonly points: readonly {
      readonly k: number;
      readonly stability: number;
      readonly standardError: number;
    }[];
  }[];
  readonly retired: readonly { readonly id: string; readonly into: readonly string[] }[];
  readonly model: string;
}

/** Learning a taxonomy, and what it would change on clauses. */
export interface TeachTask {
  readonly task: 'teach';
  readonly taxonomy: Taxonomy;
  readonly examples: readonly Example[];
  /** The model that counts now, with the examples it was taught with; null = none. */
  readonly last: { readonly model: Uint8Array; readonly examples: readonly Example[] } | null;
  readonly clauses: readonly string[];
}
export interface TeachDone {
  readonly model: Uint8Array;
  readonly taxonomy: Taxonomy;
  readonly quality: Quality;
  readonly learnt: readonly LearntTheme[];
  /** Themes of each clause, before and after. */
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
}

/** Cutting a theme found into parts. */
export interface SplitTask {
  readonly task: 'split';
  readonly model: string;
  readonly theme: string;
  readonly texts: readonly string[];
  readonly parts: number;
}
export interface SplitDone {
  readonly parts: readonly {
    readonly id: string;
    readonly name: string;
    readonly words: readonly string[];
    readonly size: number;
  }[];
  readonly model: string;
}

export type Task = DiscoverTask | TeachTask | SplitTask;
export type Done<T extends Task> = T extends DiscoverTask
  ? DiscoverDone
  : T extends TeachTask
    ? TeachDone
    : SplitDone | null;
