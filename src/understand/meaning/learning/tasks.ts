import type { MessagePort } from 'node:worker_threads';
import type { FoundTheme, ThemeDecisions } from '../../../instruments/language/discovery/found.ts';
import type { LearntTheme, Quality } from '../../../instruments/language/taught/model.ts';
import type { Example, Taxonomy } from '../../../instruments/language/taught/taxonomy.ts';
import type { Refusal } from '../../../kernel/refusal.ts';
import type { EncoderFacts } from '../embedders/encoder-facts.ts';
import type { SentimentExample, TaughtLanguage } from '../sentiment.contract.ts';

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
  /** Find all anew, with the theme each text had before (another encoder cannot tell); ids stay where texts stay. */
  readonly anew?: { readonly before: readonly (string | null)[] };
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

/** Which theme found each text belongs to; null = none. */
export interface PlaceTask {
  readonly task: 'place';
  readonly model: string;
  readonly texts: readonly string[];
  readonly languages: readonly string[];
}
export interface PlaceDone {
  readonly assignments: readonly (string | null)[];
}

/** Reading clauses with a taught model. */
export interface ApplyTask {
  readonly task: 'apply';
  readonly model: Uint8Array;
  readonly clauses: readonly string[];
}
export interface ApplyDone {
  /** On examples left out while it was learnt. */
  readonly accuracy: number | null;
  readonly themes: readonly (readonly string[])[];
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

/** Learning sentiment, and what it would change on clauses. */
export interface FeelTask {
  readonly task: 'feel';
  readonly rows: readonly SentimentExample[];
  /** What counts now, as JSON by language; null = what ships. */
  readonly last: string | null;
  readonly clauses: readonly { readonly text: string; readonly language: string }[];
}
export interface FeelDone {
  readonly models: string;
  readonly languages: readonly TaughtLanguage[];
  /** Class of each clause, before and after; none where the language is not measured. */
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
}

export type Task = PlaceTask | ApplyTask | DiscoverTask | TeachTask | SplitTask | FeelTask;
/** What a thread that does one task is given; it asks the encoder through the port. */
export interface ThreadTask {
  readonly task: Task;
  readonly encoder: EncoderFacts | null;
  readonly port: MessagePort | null;
}
/** What comes back of it: the encoder asked may have refused. */
export interface ThreadDone<T extends Task> {
  /** All that it needs is loaded; nothing is done yet. */
  readonly begun?: true;
  readonly done?: Done<T>;
  readonly refusal?: Refusal;
}
export type Done<T extends Task> = T extends DiscoverTask
  ? DiscoverDone
  : T extends PlaceTask
    ? PlaceDone
    : T extends ApplyTask
      ? ApplyDone
      : T extends TeachTask
        ? TeachDone
        : T extends FeelTask
          ? FeelDone
          : SplitDone | null;
