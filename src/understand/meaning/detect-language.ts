import type { Detector } from '../../instruments/language/text/language.ts';

let loaded: Promise<Detector> | undefined;

/** The detector reads at most this much of a text (UTF-8 bytes); 3.6 of them, blanks included, make one share. */
const bytesRead = 350;

/**
 * The detector of languages: eld 2.1.0 ("small", 60 languages, Apache-2.0), loaded when first asked for (about
 * 0.5 s and 160 MB; "large" takes 420 MB for less than one message in a hundred, docs/decisions/0013). An instance
 * of its own, since the package's default is one for the whole process. Its 0..1 scores are turned back into the
 * evidence they are made from, so that evidence grows with the text.
 */
export function languageDetector(): Promise<Detector> {
  loaded ??= import('eld/small').then(({ eld }) => {
    const own = eld.newInstance();
    return (text) => {
      const found = own.detect(text);
      const length = Math.max(1, Math.min(bytesRead, text.length) / 3.6);
      return {
        language: found.language,
        // Costs more than finding the language, and is seldom asked for.
        get scores() {
          return evidenceOf(found.getScores(), length);
        },
      };
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
