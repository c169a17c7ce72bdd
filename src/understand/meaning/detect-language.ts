import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Detector } from '../../instruments/language/text/language.ts';
import { ngramTable } from '../../instruments/language/text/ngram-table.ts';
import { languagesIn, ngramsIn } from './read-ngrams.ts';

let loaded: Promise<Detector> | undefined;

/** The detector reads at most this much of a text (UTF-8 bytes); 3.6 of them, blanks included, make one share. */
const bytesRead = 350;

/** What is used of eld's own code. */
interface EldCode {
  createEld(): {
    readonly instance: {
      detect(text: string): { readonly language: string; getScores(): Readonly<Record<string, number>> };
    };
    loadData(data: {
      readonly type: string;
      readonly languages: Readonly<Record<number, string>>;
      readonly ngrams: object;
    }): void;
  };
}

/**
 * eld's own detector over its own n-grams, held in flat arrays: as the package loads them they take 160 MB in each thread,
 * so 4. The data file is read as text and never run. Other files of the package than expected are an error, at the first text.
 */
async function openEld() {
  const home = findPackageJSON('eld', import.meta.url);
  if (home === undefined) throw new Error('The package eld, which tells languages, is not installed.');
  const folder = new URL('src/', pathToFileURL(home));
  const { createEld } = (await import(new URL('languageDetector.js', folder).href)) as EldCode;
  const source = readFileSync(new URL('ngrams/small.js', folder), 'utf8');
  const table = ngramTable(ngramsIn(source));
  const { instance, loadData } = createEld();
  const none = {};
  const ngrams = new Proxy(none, {
    get: (_, ngram) => (typeof ngram === 'string' ? table.of(ngram) : undefined),
  });
  loadData({ type: 'S60', languages: languagesIn(source), ngrams });
  if (table.size < 80_000 || instance.detect('Where is my parcel?').language !== 'en')
    throw new Error('The data of the package eld are not as they were: languages cannot be told.');
  return instance;
}

/**
 * The detector of languages: eld 2.1.0 ("small", 60 languages, Apache-2.0), opened when first asked for ("large" takes 420
 * MB as the package loads it, for less than one message in a hundred, docs/decisions/0013). Its 0..1 scores are turned back
 * into the evidence they are made from, so that evidence grows with the text.
 */
export function languageDetector(): Promise<Detector> {
  loaded ??= openEld().then((own) => (text) => {
    const found = own.detect(text);
    const length = Math.max(1, Math.min(bytesRead, text.length) / 3.6);
    return {
      language: found.language,
      // Costs more than finding the language, and is seldom asked for.
      get scores() {
        return evidenceOf(found.getScores(), length);
      },
    };
  });
  return loaded;
}

function evidenceOf(shares: Readonly<Record<string, number>>, length: number): Record<string, number> {
  const evidence: Record<string, number> = {};
  for (const language in shares) {
    const share = shares[language] ?? 0;
    evidence[language] = ((25 * share) / (1 - share)) * length;
  }
  return evidence;
}
