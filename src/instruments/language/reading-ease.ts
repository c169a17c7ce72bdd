/**
 * How easily a text reads: 0 (hard) to 100 (easy), in plain figures that publishers have used for decades.
 *
 * - English: Flesch's Reading Ease, 206.835 - 1.015 × words per sentence - 84.6 × syllables per word
 *   (Flesch 1948, Journal of Applied Psychology 32, 221-233). 60 to 70 is plain English; below 50 is for students.
 * - Spanish: Szigriszt's perspicuity, 206.835 - 62.3 × syllables per word - words per sentence (Szigriszt Pazos 1993), read
 *   by the INFLESZ scale (Barrio-Cantalejo et al. 2008): above 65 quite easy, 55 to 65 normal, below 40 very hard.
 *
 * Assumption: whole sentences. Short questions vary by a word or two, so figures of a few words say little.
 */
export interface ReadingEase {
  readonly ease: number;
  readonly words: number;
  readonly formula: 'Flesch 1948' | 'Szigriszt 1993';
}

/** The ease of a text in English or Spanish; null for other languages and for texts without words. */
export function readingEase(text: string, language: string): ReadingEase | null {
  const spoken = language.split('-')[0];
  if (spoken !== 'en' && spoken !== 'es') return null;
  const words = text.match(/[\p{L}\p{M}\p{N}'’]+/gu) ?? [];
  if (words.length === 0) return null;
  const sentences = Math.max(
    1,
    text.split(/[.!?…:;](?=\s|$)|\n/u).filter((part) => /\p{L}/u.test(part)).length,
  );
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word, spoken), 0);
  const perWord = syllables / words.length;
  const perSentence = words.length / sentences;
  return spoken === 'en'
    ? { ease: 206.835 - 1.015 * perSentence - 84.6 * perWord, words: words.length, formula: 'Flesch 1948' }
    : { ease: 206.835 - 62.3 * perWord - perSentence, words: words.length, formula: 'Szigriszt 1993' };
}

/** Syllables of a word: vowel groups in English (without a silent final e), nuclei in Spanish; a number is one. */
export function syllablesIn(word: string, language: 'en' | 'es'): number {
  return Math.max(1, language === 'en' ? english(word.toLowerCase()) : spanish(word.toLowerCase()));
}

function english(word: string): number {
  const groups = word.replace(/[^a-z]/g, '').match(/[aeiouy]+/g)?.length ?? 0;
  const silent = /[^aeiouy](?:e|es)$/.test(word) && !/(?:[^aeiouy]le|[sxz]es|ches|shes|ces|ges)$/.test(word);
  const silentEd = /[^aeioutdy]ed$/.test(word);
  return groups - (silent || silentEd ? 1 : 0);
}

function spanish(word: string): number {
  const spoken = word
    .replace(/qu(?=[eiéí])/g, 'q')
    .replace(/gu(?=[eiéí])/g, 'g')
    .replace(/y(?![aeiouáéíóú])/g, 'i');
  let nuclei = 0;
  for (const [group] of spoken.matchAll(/[aeiouáéíóúü]+/g)) {
    const strong = group.match(/[aeoáéóíú]/g)?.length ?? 0;
    nuclei += Math.max(1, strong);
  }
  return nuclei;
}
