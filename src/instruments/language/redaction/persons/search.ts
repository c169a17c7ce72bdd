import type { Hit, Reading } from '../hit.ts';
import type { Kind } from '../kind.contract.ts';
import { staffWords, thingAfter } from './cue-words.ts';
import { isGermanWord, isPlainEnglish } from './names.ts';
import { afterTitles, nameFrom, type Proof } from './read-name.ts';
import { isShouted, type Word, wordsOf } from './words.ts';

/** The words of one text with the names found so far. */
export class Search {
  readonly words: readonly Word[];
  /** Do capitals say anything here? */
  readonly cased: boolean;
  readonly hits: Hit[] = [];
  /** Are most words known plain ones, so that an unknown one tells something? */
  readonly plainly: boolean;
  /** Is it German, where a capital says no more than that a word is a noun? */
  readonly nounsLarge: boolean;
  readonly text: string;
  readonly lower: string;

  constructor({ text, lower }: Reading) {
    this.text = text;
    this.lower = lower;
    this.words = wordsOf(text);
    this.cased = !isShouted(this.words) && this.words.some(({ capital }) => capital);
    const share = (is: (folded: string) => boolean) =>
      this.words.filter(({ folded }) => is(folded)).length / Math.max(1, this.words.length);
    this.plainly = this.words.length > 4 && share(isPlainEnglish) > 0.6;
    this.nounsLarge = !this.plainly && share(isGermanWord) > 0.15;
  }

  /** The word that begins at or just after this place. */
  wordAt(place: number): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle]?.start ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Notes the words from … to as a name, unless what follows is a thing or a firm that bears it. */
  add(from: number, to: number, score: number, rule: string): void {
    const next = this.words[to + 1];
    const things = thingAfter.has(this.words[to]?.folded ?? '') && to > from;
    const bears = next !== undefined && next.gap === ' ' && next.capital && thingAfter.has(next.folded);
    if ((things || bears) && score < 0.9) return;
    const start = this.words[from]?.start ?? 0;
    const end = this.words[to]?.end ?? start;
    this.hits.push({ kind: this.kindOf(start, end), start, end, score, rule });
  }

  /** Staff, when the words around say who works there. */
  kindOf(start: number, end: number): Kind {
    const ahead = this.lower.slice(Math.max(0, start - 28), start);
    const last = ahead.split(/[.!?\n;]/).at(-1) ?? '';
    const role = staffWords.exec(last);
    if (role !== null && last.length - role.index - role[0].length <= 14) return 'staff';
    const behind = this.lower.slice(end, end + 40);
    return /^,? (?:from|in|at|de|del|vom|von|du|da) (?:(?:the|your|our|la|el|su|vuestro|customer|technical) ){0,2}(?:support|service|billing|sales|team|store|shop|helpdesk|call cent(?:er|re)|soporte|atención|tienda|equipo|kundenservice|service client|assistenza)\b/.test(
      behind,
    )
      ? 'staff'
      : 'person';
  }

  /** Reads a name at a word, its titles left out; gives its last word, or -1. */
  name(at: number, proof: Proof, score: number, rule: string): number {
    const from = afterTitles(this.words, at);
    const last = nameFrom(this.words, from, proof, this.cased);
    if (last === -1) return -1;
    this.add(from, last, score, rule);
    return last;
  }
}
