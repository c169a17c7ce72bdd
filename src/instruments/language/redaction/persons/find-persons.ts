import type { Hit, Reading } from '../hit.ts';
import type { Kind } from '../kind.contract.ts';
import {
  closing,
  listGap,
  looseCues,
  personVerbs,
  salutations,
  staffWords,
  strongCues,
  thingAfter,
  titles,
  weakCues,
} from './cue-words.ts';
import {
  endsLikeSurname,
  isDoubtful,
  isFirstName,
  isGermanWord,
  isOftenSaid,
  isPlain,
  isPlainEnglish,
  isProduct,
  isSureFirstName,
  isSurname,
  isWellKnownFirstName,
} from './names.ts';
import { afterTitles, nameFrom, type Proof } from './read-name.ts';
import { isShouted, type Word, wordsOf } from './words.ts';

const cue = (phrases: readonly string[]) =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${phrases.join('|')})(?![\p{L}])[\s:,"“«]{0,3}(?=\p{L})`, 'giu');
const strong = cue(strongCues);
const weak = cue(weakCues);
const loose = cue(looseCues);
const selfCue =
  /^(?:i am|i'm|i’m|im|this is|soy|habla|aquí|sou|je suis|ich bin|hier ist|hier spricht|sono|ik ben|here is)/i;
const placeBefore = new Set(
  'san santa santo saint st sao são hotel lake mount port fort new north south east west rio los las el la calle rue via rua plaza avenida university hospital store playa cape isla'.split(
    ' ',
  ),
);
const thanking = new Set('thanks thank gracias obrigado obrigada merci danke grazie bedankt'.split(' '));
const articles = new Set('the a an this that these those every each another our'.split(' '));

/** The words of one text with the names found so far. */
class Search {
  readonly words: readonly Word[];
  /** Do capitals say anything here? */
  readonly cased: boolean;
  readonly hits: Hit[] = [];
  /** Are most words known plain ones, so that an unknown one tells something? */
  readonly #plainly: boolean;
  /** Is it German, where a capital says no more than that a word is a noun? */
  readonly #nounsLarge: boolean;
  readonly #text: string;
  readonly #lower: string;

  constructor({ text, lower }: Reading) {
    this.#text = text;
    this.#lower = lower;
    this.words = wordsOf(text);
    this.cased = !isShouted(this.words) && this.words.some(({ capital }) => capital);
    const share = (is: (folded: string) => boolean) =>
      this.words.filter(({ folded }) => is(folded)).length / Math.max(1, this.words.length);
    this.#plainly = this.words.length > 4 && share(isPlainEnglish) > 0.6;
    this.#nounsLarge = !this.#plainly && share(isGermanWord) > 0.15;
  }

  /** The word that begins at or just after this place. */
  #wordAt(place: number): number {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.words[middle]?.start ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #add(from: number, to: number, score: number, rule: string): void {
    const next = this.words[to + 1];
    const things = thingAfter.has(this.words[to]?.folded ?? '') && to > from;
    const bears = next !== undefined && next.gap === ' ' && next.capital && thingAfter.has(next.folded);
    if ((things || bears) && score < 0.9) return;
    const start = this.words[from]?.start ?? 0;
    const end = this.words[to]?.end ?? start;
    this.hits.push({ kind: this.#kindOf(start, end), start, end, score, rule });
  }

  #kindOf(start: number, end: number): Kind {
    const ahead = this.#lower.slice(Math.max(0, start - 28), start);
    const last = ahead.split(/[.!?\n;]/).at(-1) ?? '';
    const role = staffWords.exec(last);
    if (role !== null && last.length - role.index - role[0].length <= 14) return 'staff';
    const behind = this.#lower.slice(end, end + 40);
    return /^,? (?:from|in|at|de|del|vom|von|du|da) (?:(?:the|your|our|la|el|su|vuestro|customer|technical) ){0,2}(?:support|service|billing|sales|team|store|shop|helpdesk|call cent(?:er|re)|soporte|atención|tienda|equipo|kundenservice|service client|assistenza)\b/.test(
      behind,
    )
      ? 'staff'
      : 'person';
  }

  #name(at: number, proof: Proof, score: number, rule: string): number {
    const from = afterTitles(this.words, at);
    const last = nameFrom(this.words, from, proof, this.cased);
    if (last === -1) return -1;
    this.#add(from, last, score, rule);
    return last;
  }

  introductions(): void {
    for (const match of this.#lower.matchAll(strong)) {
      this.#name(this.#wordAt(match.index + match[0].length), 'named', 0.95, 'name-words');
    }
    for (const match of this.#lower.matchAll(weak)) {
      const at = this.#wordAt(match.index + match[0].length);
      const word = this.words[afterTitles(this.words, at)];
      if (word === undefined) continue;
      const doubtful = !isSureFirstName(word.folded);
      // "from Paris", "with May": only "I am" makes a doubtful word a name.
      const alone =
        nameFrom(this.words, afterTitles(this.words, at), 'likely', this.cased) ===
        afterTitles(this.words, at);
      if (doubtful && alone && !(selfCue.test(match[0]) && isFirstName(word.folded) && word.capital))
        continue;
      this.#name(at, 'likely', 0.8, 'introduction');
    }
    for (const match of this.#lower.matchAll(loose)) {
      const at = this.#wordAt(match.index + match[0].length);
      const from = afterTitles(this.words, at);
      const last = nameFrom(this.words, from, 'likely', this.cased);
      const known = this.words
        .slice(from, last + 1)
        .filter(
          ({ folded }) =>
            isSureFirstName(folded) || (last > from && (isSurname(folded) || endsLikeSurname(folded))),
        );
      if (last !== -1 && known.length > 0) this.#add(from, last, 0.7, 'introduction');
    }
  }

  /** "Trivo lives in …", "Maria told me": what only people do. */
  doers(): void {
    this.words.forEach((word, i) => {
      if (i === 0 || !personVerbs.has(word.folded) || !/^ (?:has |had |ha )?$/.test(word.gap)) return;
      const before = this.words[i - 1] as Word;
      const { folded } = before;
      const known = isFirstName(folded) || isSurname(folded);
      const ok =
        before.capital && this.cased
          ? (!isPlain(folded) && !isProduct(folded)) || isSureFirstName(folded)
          : isWellKnownFirstName(folded);
      const further = this.words[i - 2];
      const inName = further?.capital === true && before.gap === ' ' && !isPlain(further.folded);
      const withArticle =
        further !== undefined &&
        before.gap === ' ' &&
        (articles.has(further.folded) || placeBefore.has(further.folded));
      if (ok && !inName && !withArticle && folded.length > 1)
        this.#add(i - 1, i - 1, known ? 0.7 : 0.6, 'person-verb');
    });
  }

  /** A line that is nothing but a name, above a number, a mail address or a place: letterheads and signatures. */
  blocks(): void {
    if (!this.cased || !/\d|@/.test(this.#text) || !this.#text.includes('\n')) return;
    for (const match of this.#text.matchAll(/(?:^|\n)[^\p{L}\p{N}\n]{0,6}(?=\p{Lu})([^\n]{3,50})(?=\n)/gu)) {
      const line = match[1] ?? '';
      const start = match.index + match[0].length - line.length;
      const behind = this.#text.slice(start + line.length, start + line.length + 220);
      if (!/\d{3}|@/.test(behind) || /[\d@:,;!?]/.test(line)) continue;
      const at = this.#wordAt(start);
      const last = nameFrom(this.words, afterTitles(this.words, at), 'likely', true);
      if (last > at && (this.words[last]?.end ?? 0) >= start + line.trimEnd().length)
        this.#add(afterTitles(this.words, at), last, 0.75, 'letterhead');
    }
  }

  /** Names told together: "Eklund, Michael and Hodge". */
  listedTogether(): void {
    const known = new Map(this.hits.filter(({ score }) => score >= 0.55).map((hit) => [hit.start, hit]));
    const ends = new Map([...known.values()].map((hit) => [hit.end, hit]));
    const may = (word: Word) =>
      word.capital &&
      this.cased &&
      word.folded.length > 2 &&
      !isProduct(word.folded) &&
      (!isPlain(word.folded) || isSurname(word.folded) || isFirstName(word.folded)) &&
      !known.has(word.start);
    const join = (word: Word, other: Hit | undefined) => {
      if (other === undefined || !may(word)) return;
      const hit: Hit = {
        kind: other.kind,
        start: word.start,
        end: word.end,
        score: 0.6,
        rule: 'listed-together',
      };
      known.set(hit.start, hit);
      ends.set(hit.end, hit);
      this.hits.push(hit);
    };
    for (const word of this.words) {
      if (listGap.test(word.gap)) join(word, ends.get(word.start - word.gap.length));
    }
    for (let i = this.words.length - 2; i >= 0; i--) {
      const next = this.words[i + 1] as Word;
      const word = this.words[i] as Word;
      if (listGap.test(next.gap) && !(word.first && isPlain(word.folded))) join(word, known.get(next.start));
    }
  }

  titled(): void {
    this.words.forEach((word, i) => {
      if (!titles.has(word.folded)) return;
      const from = afterTitles(this.words, i);
      const next = this.words[from];
      if (from === i || next === undefined) return;
      const dotted = (this.words[i + 1]?.gap ?? '').startsWith('.');
      const known = isFirstName(next.folded) || isSurname(next.folded) || !isPlain(next.folded);
      if (!(next.capital && this.cased) && !known) return;
      if (isPlain(next.folded) && !dotted && !isFirstName(next.folded) && !isSurname(next.folded)) return;
      this.#name(from, 'named', 0.95, 'title');
    });
  }

  greetings(): void {
    this.words.forEach((word, i) => {
      const next = this.words[i + 1];
      if (next === undefined || !salutations.has(word.folded) || !/^,?[ \t]{1,2}$/.test(next.gap)) return;
      const before = this.words[i - 1];
      // "the best yoghurt" is no salutation: one begins a sentence, or follows another.
      if (
        !word.first &&
        !(before !== undefined && salutations.has(before.folded)) &&
        !thanking.has(word.folded)
      )
        return;
      const from = afterTitles(this.words, i + 1);
      const last = nameFrom(this.words, from, 'likely', this.cased);
      const alone = this.words[from];
      const behind = this.#text.slice(alone?.end ?? 0, (alone?.end ?? 0) + 2);
      const endsThere = behind === '' || /^[,!.:;\n\r-]/.test(behind) || /^ [-–—]/.test(behind);
      if (last !== -1) this.#add(from, last, 0.85, 'salutation');
      else if (
        alone !== undefined &&
        endsThere &&
        alone.capital &&
        this.cased &&
        !isPlain(alone.folded) &&
        !isProduct(alone.folded)
      ) {
        this.#add(from, from, 0.6, 'salutation');
      }
    });
  }

  closings(): void {
    this.words.forEach((word, i) => {
      if (!/[\n,!.–—-]/.test(word.gap)) return;
      const line = /^[^\n]*/.exec(this.#text.slice(word.start, word.start + 60))?.[0] ?? '';
      if (line.length >= 50 || line.split(/\s+/).length > 5) return;
      if (!closing.test(this.#text.slice(Math.max(0, word.start - 48), word.start))) return;
      const from = afterTitles(this.words, i);
      const large = this.words[from]?.capital === true && this.cased;
      const last = nameFrom(this.words, from, large ? 'named' : 'likely', this.cased);
      if (last === -1) return;
      const behind = this.#text.slice(this.words[last]?.end, (this.words[last]?.end ?? 0) + 2);
      if (/^\s*(?:$|[\n\r,;.!(|-])/.test(behind)) this.#add(from, last, 0.9, 'closing');
    });
  }

  /** "Maria: I can help": who speaks, line by line. */
  speakers(): void {
    const labels = [
      ...this.#text.matchAll(/(?:^|\n)[ \t]*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]*)?(?=\p{L})/gu),
    ].flatMap((match) => {
      const at = this.#wordAt(match.index + match[0].length);
      const last = nameFrom(this.words, at, 'named', this.cased);
      return last !== -1 && this.#text[this.words[last]?.end ?? 0] === ':' ? [{ at, last }] : [];
    });
    for (const { at, last } of labels) {
      const sure = this.words.slice(at, last + 1).some(({ folded }) => isSureFirstName(folded));
      if (labels.length > 1 || sure) this.#add(at, last, labels.length > 1 ? 0.8 : 0.7, 'speaker');
    }
  }

  /** Names that stand by themselves, by lists, endings and capitals. */
  listed(): void {
    for (let i = 0; i < this.words.length; i++) {
      const word = this.words[i] as Word;
      const last = this.#listedFrom(i);
      if (last === -1) continue;
      const before = this.words[i - 1];
      const after = this.words[last + 1];
      const joined = before !== undefined && /^[ -]$/.test(word.gap);
      if (joined && placeBefore.has(before.folded) && (before.capital || before.folded === 'calle')) continue;
      const bears =
        after !== undefined &&
        /^ $/.test(after.gap) &&
        thingAfter.has(after.folded) &&
        !titles.has(after.folded);
      const counted = /^ ?\d/.test(
        this.#text.slice(this.words[last]?.end ?? 0, (this.words[last]?.end ?? 0) + 2),
      );
      const withArticle = joined && articles.has(before.folded);
      const family = !isFirstName(word.folded);
      const somewhere = joined && /^(?:in|at|near|en|à|a|em|bei|aus|ab|visiting|visit)$/.test(before.folded);
      if (bears || (last === i && (counted || withArticle || (family && somewhere)))) continue;
      const length = last - i + 1;
      const rare = word.first && !isWellKnownFirstName(word.folded) && !this.#plainly;
      const score = length > 1 ? 0.85 : !isSureFirstName(word.folded) ? 0.55 : rare ? 0.4 : 0.7;
      this.#add(i, last, word.capital && this.cased ? score : Math.min(score, 0.6), 'name-list');
      i = last;
    }
  }

  #listedFrom(at: number): number {
    const word = this.words[at] as Word;
    const { folded } = word;
    const next = this.words[at + 1];
    const family = (other: Word | undefined) =>
      other !== undefined &&
      /^(?: |-)$/.test(other.gap) &&
      (isSurname(other.folded) || endsLikeSurname(other.folded)) &&
      !isProduct(other.folded);
    if (!(word.capital && this.cased)) {
      // Small letters or a shouted text: two words that are names, the first a well-known one.
      if (!isWellKnownFirstName(folded)) return -1;
      const last = nameFrom(this.words, at, this.#plainly && !this.cased ? 'likely' : 'none', false);
      if (last > at && !this.#hasPlain(at, last)) return last;
      return !this.cased && this.#plainly && folded.length > 3 ? at : -1;
    }
    if (isProduct(folded)) return -1;
    if (isSureFirstName(folded)) {
      const last = nameFrom(this.words, at, 'none', true);
      return this.#nounsLarge && last === at && !isWellKnownFirstName(folded) ? -1 : last;
    }
    const initialThenFamily =
      next !== undefined &&
      /^\p{Lu}$/u.test(next.text) &&
      this.words[at + 2]?.capital === true &&
      !isOftenSaid(folded);
    if (initialThenFamily && !isPlain(folded) && !isPlain(this.words[at + 2]?.folded ?? ''))
      return nameFrom(this.words, at, 'named', true);
    if (
      isFirstName(folded) &&
      (initialThenFamily ||
        (next?.capital === true && family(next) && !(isPlain(next.folded) && isPlain(folded))))
    ) {
      return nameFrom(this.words, at, 'named', true);
    }
    if (isPlain(folded)) return -1;
    if (next?.capital === true && family(next) && !isPlain(next.folded))
      return nameFrom(this.words, at, 'named', true);
    const familiar = isSurname(folded) || endsLikeSurname(folded);
    const acronym = word.text.length < 5 && word.text === word.text.toUpperCase();
    return familiar && !word.first && !acronym && !this.#nounsLarge && !isDoubtful(folded) ? at : -1;
  }

  #hasPlain(from: number, to: number): boolean {
    return this.words.slice(from, to + 1).some(({ folded }) => isPlain(folded) || isProduct(folded));
  }

  /** Letters one by one, where a name is being spelled. */
  spelled(): void {
    for (const match of this.#text.matchAll(/(?<![\p{L}\d])\p{L}(?:[-. ]\p{L}){2,20}(?![\p{L}\d])/gu)) {
      const ahead = this.#lower.slice(Math.max(0, match.index - 60), match.index);
      if (
        !/\b(?:name|spell\w*|nombre|apellidos?|deletre\w*|soletr\w*|nome|cognome|nom|épel\w*|buchstab\w*|heiße|llamo)\b/.test(
          ahead,
        )
      )
        continue;
      this.hits.push({
        kind: 'person',
        start: match.index,
        end: match.index + match[0].length,
        score: 0.85,
        rule: 'spelled-name',
      });
    }
  }

  /** Parts of a name found elsewhere in the same text. */
  again(): void {
    const known = new Map<string, Kind>();
    for (const { kind, start, end, score } of this.hits) {
      if (score < 0.7) continue;
      for (let i = this.#wordAt(start); i < this.words.length; i++) {
        const word = this.words[i] as Word;
        if (word.start >= end) break;
        const tells = word.folded.length > 2 && !isPlain(word.folded) && !titles.has(word.folded);
        if (tells && !known.has(word.folded)) known.set(word.folded, kind);
      }
    }
    if (known.size === 0) return;
    this.words.forEach((word) => {
      const kind = known.get(word.folded);
      if (kind === undefined || (this.cased && !word.capital && !isWellKnownFirstName(word.folded))) return;
      this.hits.push({ kind, start: word.start, end: word.end, score: 0.7, rule: 'named-before' });
    });
  }
}

/** People: introductions, titles, salutations, closings, speakers, lists and endings, and the same names again. */
export function findPersons(reading: Reading): Hit[] {
  const search = new Search(reading);
  search.introductions();
  search.titled();
  search.greetings();
  search.closings();
  search.speakers();
  search.listed();
  search.doers();
  search.blocks();
  search.listedTogether();
  search.spelled();
  search.again();
  return search.hits;
}
