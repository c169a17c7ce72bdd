import type { Finding } from '../contract.ts';

interface Spoken {
  readonly en: string;
  readonly es: string;
}

/** The text in the language on screen. */
export const inLanguage = (spoken: Spoken, language: string): string =>
  language.startsWith('es') ? spoken.es : spoken.en;

/** What the sentences say after the headline; '' when the headline says it all. */
export function afterHeadline(finding: Finding, language: string): string {
  const all = inLanguage(finding.sentences, language);
  return all.slice(inLanguage(finding.headline, language).length).trim();
}

/** Unit of an effect for the design system's writers. */
export const unitOf = (unit: 'points' | 'share'): 'difference' | 'share-difference' =>
  unit === 'share' ? 'share-difference' : 'difference';

export const toneOf = (direction: Finding['direction']): 'hurts' | 'helps' | 'grey' =>
  direction === 'measurement' ? 'grey' : direction;

export const findingTo = (id: string): string => `/findings/${encodeURIComponent(id)}`;

interface Writer {
  number(value: number, digits?: number): string;
  signed(value: number, digits?: number): string;
}

/** An effect with the same digits as in the sentences: points to two, shares in whole hundredths, ratios to two. */
export function writeEffect(
  format: Writer,
  value: number | null,
  unit: 'points' | 'share' | 'ratio',
): string {
  if (value === null) return '';
  if (unit === 'ratio') return format.number(value, 2);
  return unit === 'points' ? format.signed(value, 2) : format.signed(100 * value, 0);
}
