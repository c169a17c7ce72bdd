import { readModel } from '../../instruments/language/discovery/model.ts';
import { readEffort } from '../../instruments/language/effort/read-effort.ts';
import { readEmotions } from '../../instruments/language/feeling/read-emotions.ts';
import { readSentiment } from '../../instruments/language/feeling/read-sentiment.ts';
import { readIntents } from '../../instruments/language/intent/read-intents.ts';
import { readQuotedPromises } from '../../instruments/language/intent/read-quoted-promises.ts';
import { readSolved } from '../../instruments/language/intent/read-solved.ts';
import { modelOf } from '../../instruments/language/taught/model.ts';
import { clausesOf } from '../../instruments/language/text/clauses.ts';
import { comparedWords } from '../../instruments/language/text/duplicates/shingles.ts';
import { languageOf, languageOfClause } from '../../instruments/language/text/language.ts';
import { ownRanges, partsOf } from '../../instruments/language/text/parts.ts';
import { languageDetector } from './detect-language.ts';
import { lightEmbed, lightTier } from './light-table.ts';
import { modelVersionOf } from './model-version.ts';
import { readThemesOfClauses, type ThemeReaders } from './read-themes.ts';
import type { Instruments } from './read-voice.ts';
import type { Way } from './version-store.ts';

/** What voices are to be read with, as plain data that a thread can be sent. */
export interface Models {
  readonly way: Omit<Way, 'round'>;
  /** Themes' names by their ids. */
  readonly themeNames: readonly (readonly [id: string, name: string])[];
  /** The taught taxonomy as bytes; null = none. */
  readonly taught: Uint8Array | null;
  /** The themes found, as JSON; null = none were looked for. */
  readonly discovered: string | null;
}

export interface OpenInstruments {
  readonly instruments: Instruments;
  readonly themes: ThemeReaders;
  /** The text with names and numbers covered, by which copies are told. */
  masked(text: string): string;
}

/** What the instruments are, without opening them. */
export const currentModelVersion = (): string => modelVersionOf('light-1');

/** No company's themes: what texts are read with before anything was taught or found. */
export const bareModels = (): Models => ({
  way: { model: currentModelVersion(), taxonomy: 0, discovery: 0 },
  themeNames: [],
  taught: null,
  discovered: null,
});

/** Opens lexicons, tables and models; once per thread. */
export async function openInstruments(models: Models): Promise<OpenInstruments> {
  const { way } = models;
  const detect = await languageDetector();
  const themes: ThemeReaders = {
    taught: models.taught === null ? null : modelOf(models.taught),
    embed: lightEmbed(),
    discovered: models.discovered === null ? null : readModel(models.discovered),
    parts: [{ embedder: lightTier(), weight: 1 }],
    names: new Map(models.themeNames),
  };
  return {
    themes,
    masked: (text) => comparedWords(text).join(' ') || text.trim().toLowerCase(),
    instruments: {
      modelVersion: way.model,
      taxonomyVersion: `taxonomy-${way.taxonomy}.${way.discovery}`,
      language: (text, declared) => ({
        language: languageOf(text, detect, declared).language,
        confidence: null,
      }),
      languageOfClause: (clause, language) => languageOfClause(clause, language, detect),
      ownWords: (text) => ownRanges(partsOf(text)),
      clauses: clausesOf,
      sentiment: readSentiment,
      emotions: readEmotions,
      effort: readEffort,
      intents: readIntents,
      solved: readSolved,
      promises: readQuotedPromises,
      themes: (text, language, clauses) => readThemesOfClauses(themes, text, language, clauses),
    },
  };
}
