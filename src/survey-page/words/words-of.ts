import { de } from './de.ts';
import { en, type Word, type Words } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { pt } from './pt.ts';
import { short } from './short.ts';

/** Languages in which the page says everything. */
export const whole = { en, es, de, fr, it, pt } satisfies Readonly<Record<string, Words>>;
/** What is said around the page (on unsubscribing, in the embed's window) is said in each of these too. */
export type WholeLanguage = keyof typeof whole;
const known: Readonly<Record<string, Partial<Words>>> = { ...short, ...whole };

/** What the page says in a language, with English where that language has no word; and which those are. */
export interface PageWords {
  readonly texts: Words;
  readonly foreign: readonly Word[];
}

/** The words of a language, or of its parent (pt for pt-BR); a language nobody wrote is English throughout. */
export function wordsOf(language: string): PageWords {
  const own = known[language] ?? known[language.split('-')[0] ?? ''] ?? {};
  const foreign = (Object.keys(en) as Word[]).filter((word) => own[word] === undefined);
  return { texts: { ...en, ...own }, foreign };
}
