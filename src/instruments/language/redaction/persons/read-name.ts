import { particles, plainTitles, titles } from './cue-words.ts';
import {
  endsLikeSurname,
  isFirstName,
  isNameOftenSaid,
  isOftenSaid,
  isPlain,
  isProduct,
  isSureFirstName,
  isSurname,
  isWellKnownFirstName,
} from './names.ts';
import type { Word } from './words.ts';

/** How much the words before a name prove: `named` (my name is), `likely` (I am, Dear), `none`. */
export type Proof = 'named' | 'likely' | 'none';

const mostWords = 5;
const initial = /^\p{Lu}$/u;
const joinsName = /^(?:[ \u00a0]|\. ?|-| ?, ?(?=\p{Lu}))$/u;

/** Steps over "Mr." and the like; gives the place of the word that may be a name. */
export function afterTitles(words: readonly Word[], at: number): number {
  let i = at;
  while (i < words.length && i < at + 3) {
    const word = words[i] as Word;
    const gap = words[i + 1]?.gap ?? '';
    if (!titles.has(word.folded) || !/^\.?\s{1,2}$/.test(gap)) break;
    const dotted = gap.startsWith('.');
    // "Help me. My card": a title that is a word of its own is written large.
    if (plainTitles.has(word.folded) && !word.capital) break;
    if (plainTitles.has(word.folded) && !dotted) {
      const before = words[i - 1];
      const inName = before?.capital === true && /^[ .]{1,2}$/.test(word.gap);
      if (word.text.length < 4 || inName || words[i + 1]?.capital !== true) break;
    }
    i++;
  }
  return i;
}

const isName = (folded: string) => isFirstName(folded) || isSurname(folded);

/** May this word begin a name? */
function begins(words: readonly Word[], at: number, proof: Proof, cased: boolean): boolean {
  const word = words[at];
  if (word === undefined || word.folded.length < 2 || isProduct(word.folded)) return false;
  const { folded } = word;
  if (/^(?:l|d|qu|n|s|j|c|m|t)'/.test(folded) && !word.capital) return false;
  if (isOftenSaid(folded) && !isNameOftenSaid(folded)) return false;
  const next = words[at + 1];
  const nextNamed =
    next !== undefined &&
    /^[ -]$/.test(next.gap) &&
    next.capital &&
    (isSurname(next.folded) || endsLikeSurname(next.folded) || !isPlain(next.folded));
  if (word.capital && cased) {
    if (proof === 'named') return !isPlain(folded) || isFirstName(folded) || isSurname(folded);
    if (proof === 'likely') {
      return (
        isFirstName(folded) || (isSurname(folded) && !isPlain(folded)) || (nextNamed && !isPlain(folded))
      );
    }
    return isSureFirstName(folded);
  }
  if (proof === 'named') return isFirstName(folded) || !isPlain(folded);
  return isWellKnownFirstName(folded);
}

/** May this word go on with a name that has begun? */
function continues(word: Word, proof: Proof, cased: boolean): boolean {
  const { folded } = word;
  const shouted = word.text.length > 2 && word.text === word.text.toUpperCase();
  if (word.capital && cased && shouted) return !isPlain(folded);
  if (word.capital && cased) return !isOftenSaid(folded) || isSurname(folded) || isSureFirstName(folded);
  if (isPlain(folded) || isProduct(folded)) return false;
  return isName(folded) || endsLikeSurname(folded) || (proof !== 'none' && !cased && folded.length > 3);
}

/** The last word of the name that begins at `at`, or -1 when none does. */
export function nameFrom(words: readonly Word[], at: number, proof: Proof, cased: boolean): number {
  if (!begins(words, at, proof, cased)) return -1;
  let last = at;
  const wasCapital = (words[at] as Word).capital && cased;
  for (let i = at + 1; i < words.length && i - at < mostWords; i++) {
    const word = words[i] as Word;
    if (!joinsName.test(word.gap) || word.gap.includes(',')) break;
    const afterInitial = initial.test(words[i - 1]?.text ?? '') || (words[i - 1]?.text.length ?? 0) === 1;
    if (word.gap.includes('.') && !afterInitial) break;
    if (
      initial.test(word.text) ||
      (!wasCapital && word.text.length === 1 && continuesAfter(words, i, proof, cased))
    ) {
      // An initial at the end belongs to a name only with its point or a family name behind it.
      if (
        i + 1 < words.length &&
        joinsName.test(words[i + 1]?.gap ?? '') &&
        continuesAfter(words, i, proof, cased)
      )
        continue;
      break;
    }
    if (particles.has(word.folded) && !(word.capital && isSurname(word.folded))) {
      const further = words[i + 1];
      const more =
        further !== undefined && particles.has(further.folded) && !further.capital ? words[i + 2] : further;
      if (
        more === undefined ||
        !/^[ ]$/.test(more.gap) ||
        !continues(more, proof, cased) ||
        more.capital !== wasCapital
      )
        break;
      continue;
    }
    if (word.capital !== wasCapital && cased) break;
    if (!continues(word, proof, cased)) break;
    last = i;
  }
  return last;
}

function continuesAfter(words: readonly Word[], at: number, proof: Proof, cased: boolean): boolean {
  const next = words[at + 1];
  return next !== undefined && /^\.?\s?$/.test(next.gap) && next.gap !== '' && continues(next, proof, cased);
}
