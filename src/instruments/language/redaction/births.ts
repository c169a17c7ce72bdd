import { type Hit, near, type Reading } from './hit.ts';
import { matchesIn, type Run, stretchesAround } from './number-runs.ts';

const date =
  /(?<![\p{L}\d])(?:\d{1,4}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{1,4}|\d{1,2}(?:st|nd|rd|th|\.|º|er)?(?:\sof|\sde)?\s\p{L}{3,10}\.?,?(?:\sde|\sdel)?\s\d{2,4}|\p{L}{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4})(?![\p{L}\d])/gu;
const birthWords =
  /(?:\bborn\b|birth|b-?day|\bdob\b|d\.o\.b|nacid[oa]|nacimiento|nací|cumpleaños|nascid[oa]|nascimento|nasci\b|aniversário|\bnée?\b|naissance|anniversaire|geboren|geburt|\bgeb\.|nat[oa] (?:il|a)|nascita|compleanno|geboorte)/;

/** Dates of birth: a date with the word for it before, or "(dob)" behind. */
export function findBirthDates(reading: Reading, runs: readonly Run[]): Hit[] {
  if (!birthWords.test(reading.lower)) return [];
  const hits: Hit[] = [];
  for (const { text: _, ...span } of matchesIn(stretchesAround(reading.text, runs, 24), date)) {
    if (near(reading, span, birthWords, 32, 8)) {
      hits.push({ kind: 'birth-date', ...span, score: 0.85, rule: 'birth-words' });
    }
  }
  return hits;
}
