import { type Company, type Profiles, profilesOf } from '../../instruments/language/about/company.ts';
import { readAbout } from '../../instruments/language/about/read-about.ts';
import { readModel } from '../../instruments/language/discovery/model.ts';
import { readEffort } from '../../instruments/language/effort/read-effort.ts';
import { readEmotions } from '../../instruments/language/feeling/read-emotions.ts';
import { readSentiment } from '../../instruments/language/feeling/read-sentiment.ts';
import { readIntents } from '../../instruments/language/intent/read-intents.ts';
import { readQuotedPromises } from '../../instruments/language/intent/read-quoted-promises.ts';
import { readSolved } from '../../instruments/language/intent/read-solved.ts';
import { modelOf } from '../../instruments/language/taught/model.ts';
import { clausesOf } from '../../instruments/language/text/clauses.ts';
import { languageOf, languageOfClause } from '../../instruments/language/text/language.ts';
import { ownRanges, partsOf } from '../../instruments/language/text/parts.ts';
import type { Embedder } from '../../instruments/language/vectors/embedder.ts';
import { languageDetector } from './detect-language.ts';
import type { EncoderFacts } from './embedders/encoder-facts.ts';
import { tierOf } from './embedders/tier-of.ts';
import { feelingsOf } from './learning/teach-feelings.ts';
import { lightEmbed } from './light-table.ts';
import { modelVersionOf, versionsOfLabels } from './model-version.ts';
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
  /** The encoder that the company chose; null = the light tier alone. */
  readonly encoder: EncoderFacts | null;
  /** What the company taught about sentiment, as JSON by language; null = what ships. */
  readonly feelings: string | null;
}

export interface OpenInstruments {
  readonly instruments: Instruments;
  readonly themes: ThemeReaders;
}

/** What the instruments are, without opening them. */
export const currentModelVersion = (encoder: EncoderFacts | null): string =>
  modelVersionOf(encoder === null ? 'light-1' : encoder.version);

/** No company's themes: what texts are read with before anything was taught or found. */
export const bareModels = (): Models => ({
  way: { model: currentModelVersion(null), taxonomy: 0, discovery: 0, sentiment: 0 },
  themeNames: [],
  taught: null,
  discovered: null,
  encoder: null,
  feelings: null,
});

/** Profiles of the last company asked about: a portion of voices comes with its company, again and again the same. */
function profileKeeper(): (company: Company) => Profiles {
  let last: { key: string; profiles: Profiles } | undefined;
  let seen: Company | undefined;
  return (company) => {
    if (last !== undefined && seen === company) return last.profiles;
    const key = JSON.stringify(company);
    if (last?.key !== key) last = { key, profiles: profilesOf(company) };
    seen = company;
    return last.profiles;
  };
}

/** Opens lexicons, tables and models; once per thread. `encoder` is the one that `models` names. */
export async function openInstruments(
  models: Models,
  encoder: Embedder | null = null,
): Promise<OpenInstruments> {
  const { way } = models;
  const detect = await languageDetector();
  const profiles = profileKeeper();
  const feelings = feelingsOf(models.feelings);
  const themes: ThemeReaders = {
    taught: models.taught === null ? null : modelOf(models.taught),
    embed: lightEmbed(),
    encoder,
    discovered: models.discovered === null ? null : readModel(models.discovered),
    parts: tierOf(encoder).embedders,
    names: new Map(models.themeNames),
  };
  return {
    themes,
    instruments: {
      ...versionsOfLabels(way),
      language: (text, declared) => ({
        language: languageOf(text, detect, declared).language,
        confidence: null,
      }),
      languageOfClause: (clause, language) => languageOfClause(clause, language, detect),
      ownWords: (text, _, templates) => ownRanges(partsOf(text, templates)),
      clauses: clausesOf,
      sentiment: (text, language) => readSentiment(text, language, feelings[language]),
      emotions: readEmotions,
      effort: readEffort,
      intents: readIntents,
      solved: readSolved,
      promises: readQuotedPromises,
      about: (text, language, company, around, of) =>
        readAbout(text, language, profiles(company), around, of),
      themes: (text, language, clauses) => readThemesOfClauses(themes, text, language, clauses),
    },
  };
}
