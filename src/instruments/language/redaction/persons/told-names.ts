import { everyMatch } from '../every-match.ts';
import {
  articles,
  closing,
  looseCues,
  personVerbs,
  placeBefore,
  salutations,
  strongCues,
  thanking,
  titles,
  weakCues,
} from './cue-words.ts';
import {
  endsLikeSurname,
  isFirstName,
  isPlain,
  isProduct,
  isSureFirstName,
  isSurname,
  isWellKnownFirstName,
} from './names.ts';
import { afterTitles, nameFrom } from './read-name.ts';
import type { Search } from './search.ts';
import type { Word } from './words.ts';

const cue = (phrases: readonly string[]) =>
  new RegExp(String.raw`(?<![\p{L}\d])(?:${phrases.join('|')})(?![\p{L}])[\s:,"“«]{0,3}(?=\p{L})`, 'giu');
const strong = cue(strongCues);
const weak = cue(weakCues);
const loose = cue(looseCues);
/** Where a line begins, behind the time that may stand there. */
const lineStart = /(?:^|\n)[ \t]*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?[ \t]*)?(?=\p{L})/gu;
const selfCue =
  /^(?:i am|i'm|i’m|im|this is|soy|habla|aquí|sou|je suis|ich bin|hier ist|hier spricht|sono|ik ben|here is)/i;

/** "My name is …", "soy …", "spoke with …", "from …": the less a cue proves, the more the name must. */
export function introductions(search: Search): void {
  for (const match of everyMatch(search.lower, strong)) {
    search.name(search.wordAt(match.index + match[0].length), 'named', 0.95, 'name-words');
  }
  for (const match of everyMatch(search.lower, weak)) {
    const at = search.wordAt(match.index + match[0].length);
    const word = search.words[afterTitles(search.words, at)];
    if (word === undefined) continue;
    const doubtful = !isSureFirstName(word.folded);
    // "from Paris", "with May": only "I am" makes a doubtful word a name.
    const alone =
      nameFrom(search.words, afterTitles(search.words, at), 'likely', search.cased) ===
      afterTitles(search.words, at);
    if (doubtful && alone && !(selfCue.test(match[0]) && isFirstName(word.folded) && word.capital)) continue;
    search.name(at, 'likely', 0.8, 'introduction');
  }
  for (const match of everyMatch(search.lower, loose)) {
    const at = search.wordAt(match.index + match[0].length);
    const from = afterTitles(search.words, at);
    const last = nameFrom(search.words, from, 'likely', search.cased);
    const known = search.words
      .slice(from, last + 1)
      .filter(
        ({ folded }) =>
          isSureFirstName(folded) || (last > from && (isSurname(folded) || endsLikeSurname(folded))),
      );
    if (last !== -1 && known.length > 0) search.add(from, last, 0.7, 'introduction');
  }
}

/** "Zorka lives in …", "Maria told me": what only people do. */
export function doers(search: Search): void {
  search.words.forEach((word, i) => {
    if (i === 0 || !personVerbs.has(word.folded) || !/^ (?:has |had |ha )?$/.test(word.gap)) return;
    const before = search.words[i - 1] as Word;
    const { folded } = before;
    const known = isFirstName(folded) || isSurname(folded);
    const ok =
      before.capital && search.cased
        ? (!isPlain(folded) && !isProduct(folded)) || isSureFirstName(folded)
        : isWellKnownFirstName(folded);
    const further = search.words[i - 2];
    const inName = further?.capital === true && before.gap === ' ' && !isPlain(further.folded);
    const withArticle =
      further !== undefined &&
      before.gap === ' ' &&
      (articles.has(further.folded) || placeBefore.has(further.folded));
    if (ok && !inName && !withArticle && folded.length > 1)
      search.add(i - 1, i - 1, known ? 0.7 : 0.6, 'person-verb');
  });
}

/** "Mrs …", "Herr …": the name without its title. */
export function titled(search: Search): void {
  search.words.forEach((word, i) => {
    if (!titles.has(word.folded)) return;
    const from = afterTitles(search.words, i);
    const next = search.words[from];
    if (from === i || next === undefined) return;
    const dotted = (search.words[i + 1]?.gap ?? '').startsWith('.');
    const known = isFirstName(next.folded) || isSurname(next.folded) || !isPlain(next.folded);
    if (!(next.capital && search.cased) && !known) return;
    if (isPlain(next.folded) && !dotted && !isFirstName(next.folded) && !isSurname(next.folded)) return;
    search.name(from, 'named', 0.95, 'title');
  });
}

/** "Dear …", "Hola …". */
export function greetings(search: Search): void {
  search.words.forEach((word, i) => {
    const next = search.words[i + 1];
    if (next === undefined || !salutations.has(word.folded) || !/^,?[ \t]{1,2}$/.test(next.gap)) return;
    const before = search.words[i - 1];
    // "the best yoghurt" is no salutation: one begins a sentence, or follows another.
    if (
      !word.first &&
      !(before !== undefined && salutations.has(before.folded)) &&
      !thanking.has(word.folded)
    )
      return;
    const from = afterTitles(search.words, i + 1);
    const last = nameFrom(search.words, from, 'likely', search.cased);
    const alone = search.words[from];
    const behind = search.text.slice(alone?.end ?? 0, (alone?.end ?? 0) + 2);
    const endsThere = behind === '' || /^[,!.:;\n\r-]/.test(behind) || /^ [-–—]/.test(behind);
    if (last !== -1) search.add(from, last, 0.85, 'salutation');
    else if (
      alone !== undefined &&
      endsThere &&
      alone.capital &&
      search.cased &&
      !isPlain(alone.folded) &&
      !isProduct(alone.folded)
    ) {
      search.add(from, from, 0.6, 'salutation');
    }
  });
}

/** "Kind regards, …". */
export function closings(search: Search): void {
  search.words.forEach((word, i) => {
    if (!/[\n,!.–—-]/.test(word.gap)) return;
    const line = /^[^\n]*/.exec(search.text.slice(word.start, word.start + 60))?.[0] ?? '';
    if (line.length >= 50 || line.split(/\s+/).length > 5) return;
    if (!closing.test(search.text.slice(Math.max(0, word.start - 48), word.start))) return;
    const from = afterTitles(search.words, i);
    const large = search.words[from]?.capital === true && search.cased;
    const last = nameFrom(search.words, from, large ? 'named' : 'likely', search.cased);
    if (last === -1) return;
    const behind = search.text.slice(search.words[last]?.end, (search.words[last]?.end ?? 0) + 2);
    if (/^\s*(?:$|[\n\r,;.!(|-])/.test(behind)) search.add(from, last, 0.9, 'closing');
  });
}

/** "Maria: I can help": who speaks, line by line. */
export function speakers(search: Search): void {
  const labels = [...everyMatch(search.text, lineStart)].flatMap((match) => {
    const at = search.wordAt(match.index + match[0].length);
    const last = nameFrom(search.words, at, 'named', search.cased);
    return last !== -1 && search.text[search.words[last]?.end ?? 0] === ':' ? [{ at, last }] : [];
  });
  for (const { at, last } of labels) {
    const sure = search.words.slice(at, last + 1).some(({ folded }) => isSureFirstName(folded));
    if (labels.length > 1 || sure) search.add(at, last, labels.length > 1 ? 0.8 : 0.7, 'speaker');
  }
}
