import { tokensOf } from '../text/tokens.ts';
import { folded } from './folded.ts';

/**
 * How words are written in the lists, element by element, separated by blanks:
 *   waiting          that word                    call//s/ed    call, calls, called
 *   frustrat*        any word that begins so      my|our        one of these
 *   perfect@         with every ending            <unit>        one of a class of words
 *   ..               up to three words, none across the end of a sentence
 */
export type Step =
  | { readonly kind: 'word' | 'prefix' | 'class'; readonly text: string }
  | { readonly kind: 'gap' };

const mostForms = 600;

/** Every sequence of steps an entry stands for. Throws on an entry that stands for too many (an error of the author). */
export function sequencesOf(entry: string, endings: readonly string[]): Step[][] {
  let sequences: Step[][] = [[]];
  for (const element of entry.split(' ')) {
    const ways = waysOf(element, endings);
    sequences = sequences.flatMap((sequence) => ways.map((way) => [...sequence, ...way]));
    if (sequences.length > mostForms) throw new Error(`The entry "${entry}" stands for too many forms.`);
  }
  return sequences;
}

function waysOf(element: string, endings: readonly string[]): Step[][] {
  if (element === '..') return [[{ kind: 'gap' }]];
  if (/^<[a-z]+>$/.test(element)) return [[{ kind: 'class', text: element }]];
  return formsOf(element, endings).map((form) =>
    form.endsWith('*')
      ? [{ kind: 'prefix' as const, text: folded(form.slice(0, -1)) }]
      : tokensOf(form).map(({ text }) => ({ kind: 'word' as const, text: folded(text) })),
  );
}

/** The written-out forms of one element. */
export function formsOf(element: string, endings: readonly string[]): string[] {
  if (/^[:=;<]/.test(element)) return [element];
  return element.split('|').flatMap((one) => {
    if (one.endsWith('@')) return endings.map((ending) => one.slice(0, -1) + ending);
    if (!one.includes('/') || !/\p{L}/u.test(one)) return [one];
    const [stem = '', ...suffixes] = one.split('/');
    return suffixes.map((suffix) => stem + suffix);
  });
}
