import { readEffort } from '../../instruments/language/effort/read-effort.ts';
import { clausesOf } from '../../instruments/language/text/clauses.ts';
import { modelVersionOf } from './model-version.ts';
import type { Instruments } from './read-voice.ts';
import type { Way } from './version-store.ts';

/** What voices are to be read with, as plain data that a thread can be sent. */
export interface Models {
  readonly way: Omit<Way, 'round'>;
  /** Themes' names by their ids. */
  readonly themeNames: readonly (readonly [id: string, name: string])[];
}

export interface OpenInstruments {
  readonly instruments: Instruments;
  readonly themeNames: ReadonlyMap<string, string>;
  /** The text with names and numbers covered, by which copies are told. */
  masked(text: string): string;
}

/** What the instruments are, without opening them. */
export function currentModelVersion(): string {
  return modelVersionOf('light-1');
}

/** Opens lexicons, tables and models; once per thread. */
export async function openInstruments(models: Models): Promise<OpenInstruments> {
  const { way } = models;
  return {
    themeNames: new Map(models.themeNames),
    masked: (text) =>
      text
        .toLowerCase()
        .replace(/\p{N}+/gu, '0')
        .replace(/\s+/g, ' ')
        .trim(),
    instruments: {
      modelVersion: way.model,
      taxonomyVersion: `taxonomy-${way.taxonomy}.${way.discovery}`,
      language: (_, declared) => ({ language: declared ?? 'unknown', confidence: null }),
      ownWords: (text) => [{ start: 0, end: text.length }],
      clauses: clausesOf,
      sentiment: () => null,
      emotions: () => [],
      effort: readEffort,
      intents: () => [],
      solved: () => [],
      promises: () => [],
      themes: () => [],
    },
  };
}
