import { kindAt, kinds, widthAt } from './characters.ts';

/** What a detector says of a text. */
export interface Detected {
  /** The likeliest language (ISO 639-1), '' when the text gives no hint. */
  readonly language: string;
  /**
   * The evidence of the whole text for each language in the detector's units, about 100 a short word in the right
   * language; only differences count.
   */
  readonly scores: Readonly<Record<string, number>>;
}

/** A detector as the rules want it; the program's one is in `understand/meaning/detect-language.ts`. */
export type Detector = (text: string) => Detected;

/** The language of a text and where that is known from. */
export interface LanguageRead {
  /** ISO 639-1, or 'unknown', which is an answer. */
  readonly language: string;
  /** The words themselves; what the post or customer usually writes; the voice around a clause; or nothing. */
  readonly from: 'text' | 'prior' | 'voice' | 'nothing';
}

/** The evidence that words must bring against the language in which a post or customer usually writes … */
const priorWeight = 80;
/** … and that a few words must, since they may be names. */
const priorWeightOfFew = 140;
const fewLetters = 20;
/** The head start of the languages that are measured: a short Spanish text looks Catalan, seldom the reverse. */
const measuredWeight = 60;
/** Languages for which the accuracy is measured on labelled messages (`npm run bench:meaning`). */
const measured: readonly string[] = ['de', 'en', 'es', 'fr', 'it', 'pt'];
/** A clause with fewer letters inherits the language of its voice. */
const lettersOfClause = 25;
/** Without a prior, fewer letters, or a smaller lead over the second, say nothing. */
const fewestLetters = 4;
const smallestLead = 6;
/** Evidence per letter of words that no language knows. */
const weakest = 10;

/**
 * The language of a text. Links, names, tags and codes are left out; the words must outweigh the `prior` (the
 * language of the post or of the customer's other voices) when there is one. Without prior and with few or
 * strange words the answer is 'unknown'.
 */
export function languageOf(text: string, detect: Detector, prior?: string): LanguageRead {
  const fallback: LanguageRead =
    prior === undefined || prior === 'unknown'
      ? { language: 'unknown', from: 'nothing' }
      : { language: prior, from: 'prior' };
  const words = wordsAlone(text);
  const letters = countLetters(words);
  const isTooShort = letters === 0 || (letters < fewestLetters && fallback.from === 'nothing');
  if (isTooShort || isNames(words)) return fallback;
  const detected = detect(words);
  // The usual case, and head starts could only widen its lead.
  if (prior !== undefined && detected.language === prior && measured.includes(prior)) {
    return { language: prior, from: 'text' };
  }
  const { scores } = detected;
  const ofPrior = letters < fewLetters ? priorWeightOfFew : priorWeight;
  const [first, lead] = leaderOf(scores, prior, ofPrior);
  if (first === '')
    return fallback.from === 'prior' && isOtherScript(words) ? languageOf(text, detect) : fallback;
  if (first === prior) return { language: prior, from: 'text' };
  const strength = (scores[first] ?? 0) / letters;
  return lead < smallestLead || strength < weakest ? fallback : { language: first, from: 'text' };
}

/** The language with most evidence, head starts included, and its lead over the second; ties go by the alphabet. */
function leaderOf(
  scores: Readonly<Record<string, number>>,
  prior: string | undefined,
  ofPrior: number,
): readonly [string, number] {
  let first = '';
  let most = prior === undefined || prior === 'unknown' ? 0 : ofPrior + measuredIf(prior) - 1e-9;
  let second = 0;
  // A prior without any evidence is still in the race, and wins it with the empty answer.
  for (const language in scores) {
    const weight = (scores[language] ?? 0) + (language === prior ? ofPrior : 0) + measuredIf(language);
    if (weight > most || (weight === most && language < first)) {
      second = most;
      most = weight;
      first = language;
    } else if (weight > second) second = weight;
  }
  return [first, most - second];
}

/** The language of a clause: its own where it is long enough to tell, else that of its voice. */
export function languageOfClause(clause: string, voiceLanguage: string, detect: Detector): string {
  const known = voiceLanguage === 'unknown' ? undefined : voiceLanguage;
  const isLong = countLetters(wordsAlone(clause)) >= lettersOfClause;
  return known !== undefined && !isLong ? known : languageOf(clause, detect, known).language;
}

const measuredIf = (language: string | undefined) =>
  language !== undefined && measured.includes(language) ? measuredWeight : 0;

/** The words that belong to a language: no links, mail addresses, @names, codes, placeholders; #tags if little else. */
function wordsAlone(text: string): string {
  const all = text.slice(0, 3000).split(/\s+/, 300);
  const words = all.filter((word) => !isCode(word)).join(' ');
  if (!text.includes('#') || countLetters(words) >= fewLetters) return words;
  const tags = all.filter((word) => /^#\p{L}+$/u.test(word)).join(' ');
  return `${words} ${tags.replaceAll('#', '').replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')}`.trim();
}

function isCode(word: string): boolean {
  return /^[@#{[<]|@|:\/\/|^www\./i.test(word) || (/\d/.test(word) && isAscii(word));
}

/** Whether the words are in no Latin letters at all: a prior of a measured language then weighs nothing. */
const isOtherScript = (text: string) => !/\p{Script=Latin}/u.test(text);

/** "iPhone Pro Max": names alone speak no language. */
function isNames(text: string): boolean {
  const [, ...rest] = text.split(' ');
  return (
    rest.length > 0 &&
    rest.length < 5 &&
    rest.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word)) &&
    /\p{Ll}/u.test(text)
  );
}

const isAscii = (word: string) => /^[\0-\x7f]*$/.test(word);

function countLetters(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at += widthAt(text, at)) {
    const kind = kindAt(text, at);
    if (kind === kinds.letter || kind === kinds.ideograph) letters++;
  }
  return letters;
}
