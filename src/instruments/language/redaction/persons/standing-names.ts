import { everyMatch } from '../every-match.ts';
import type { Hit } from '../hit.ts';
import type { Kind } from '../kind.contract.ts';
import { articles, listGap, placeBefore, thingAfter, titles } from './cue-words.ts';
import {
  endsLikeSurname,
  isDoubtful,
  isFirstName,
  isOftenSaid,
  isPlain,
  isProduct,
  isSureFirstName,
  isSurname,
  isWellKnownFirstName,
} from './names.ts';
import { afterTitles, nameFrom } from './read-name.ts';
import type { Search } from './search.ts';
import type { Word } from './words.ts';

const largeLine = /(?:^|\n)[^\p{L}\p{N}\n]{0,6}(?=\p{Lu})([^\n]{3,50})(?=\n)/gu;
const letters = /(?<![\p{L}\d])\p{L}(?:[-. ]\p{L}){2,20}(?![\p{L}\d])/gu;

/** A line that is nothing but a name, above a number, a mail address or a place: letterheads and signatures. */
export function blocks(search: Search): void {
  if (!search.cased || !/\d|@/.test(search.text) || !search.text.includes('\n')) return;
  for (const match of everyMatch(search.text, largeLine)) {
    const line = match[1] ?? '';
    const start = match.index + match[0].length - line.length;
    const behind = search.text.slice(start + line.length, start + line.length + 220);
    if (!/\d{3}|@/.test(behind) || /[\d@:,;!?]/.test(line)) continue;
    const at = search.wordAt(start);
    const last = nameFrom(search.words, afterTitles(search.words, at), 'likely', true);
    if (last > at && (search.words[last]?.end ?? 0) >= start + line.trimEnd().length)
      search.add(afterTitles(search.words, at), last, 0.75, 'letterhead');
  }
}

/** Names told together: "Ada, Bruno and Chen". */
export function listedTogether(search: Search): void {
  const known = new Map(search.hits.filter(({ score }) => score >= 0.55).map((hit) => [hit.start, hit]));
  const ends = new Map([...known.values()].map((hit) => [hit.end, hit]));
  const may = (word: Word) =>
    word.capital &&
    search.cased &&
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
    search.hits.push(hit);
  };
  for (const word of search.words) {
    if (listGap.test(word.gap)) join(word, ends.get(word.start - word.gap.length));
  }
  for (let i = search.words.length - 2; i >= 0; i--) {
    const next = search.words[i + 1] as Word;
    const word = search.words[i] as Word;
    if (listGap.test(next.gap) && !(word.first && isPlain(word.folded))) join(word, known.get(next.start));
  }
}

/** Names that stand by themselves, by lists, endings and capitals. */
export function listed(search: Search): void {
  for (let i = 0; i < search.words.length; i++) {
    const word = search.words[i] as Word;
    const last = listedFrom(search, i);
    if (last === -1) continue;
    const before = search.words[i - 1];
    const after = search.words[last + 1];
    const joined = before !== undefined && /^[ -]$/.test(word.gap);
    if (joined && placeBefore.has(before.folded) && (before.capital || before.folded === 'calle')) continue;
    const bears =
      after !== undefined &&
      /^ $/.test(after.gap) &&
      thingAfter.has(after.folded) &&
      !titles.has(after.folded);
    const counted = /^ ?\d/.test(
      search.text.slice(search.words[last]?.end ?? 0, (search.words[last]?.end ?? 0) + 2),
    );
    const withArticle = joined && articles.has(before.folded);
    const family = !isFirstName(word.folded);
    const somewhere = joined && /^(?:in|at|near|en|à|a|em|bei|aus|ab|visiting|visit)$/.test(before.folded);
    if (bears || (last === i && (counted || withArticle || (family && somewhere)))) continue;
    const length = last - i + 1;
    const rare = word.first && !isWellKnownFirstName(word.folded) && !search.plainly;
    const score = length > 1 ? 0.85 : !isSureFirstName(word.folded) ? 0.55 : rare ? 0.4 : 0.7;
    search.add(i, last, word.capital && search.cased ? score : Math.min(score, 0.6), 'name-list');
    i = last;
  }
}

function listedFrom(search: Search, at: number): number {
  const word = search.words[at] as Word;
  const { folded } = word;
  const next = search.words[at + 1];
  const family = (other: Word | undefined) =>
    other !== undefined &&
    /^(?: |-)$/.test(other.gap) &&
    (isSurname(other.folded) || endsLikeSurname(other.folded)) &&
    !isProduct(other.folded);
  if (!(word.capital && search.cased)) {
    // Small letters or a shouted text: two words that are names, the first a well-known one.
    if (!isWellKnownFirstName(folded)) return -1;
    const last = nameFrom(search.words, at, search.plainly && !search.cased ? 'likely' : 'none', false);
    if (last > at && !hasPlain(search, at, last)) return last;
    return !search.cased && search.plainly && folded.length > 3 ? at : -1;
  }
  if (isProduct(folded)) return -1;
  if (isSureFirstName(folded)) {
    const last = nameFrom(search.words, at, 'none', true);
    return search.nounsLarge && last === at && !isWellKnownFirstName(folded) ? -1 : last;
  }
  const initialThenFamily =
    next !== undefined &&
    /^\p{Lu}$/u.test(next.text) &&
    search.words[at + 2]?.capital === true &&
    !isOftenSaid(folded);
  if (initialThenFamily && !isPlain(folded) && !isPlain(search.words[at + 2]?.folded ?? ''))
    return nameFrom(search.words, at, 'named', true);
  if (
    isFirstName(folded) &&
    (initialThenFamily ||
      (next?.capital === true && family(next) && !(isPlain(next.folded) && isPlain(folded))))
  ) {
    return nameFrom(search.words, at, 'named', true);
  }
  if (isPlain(folded)) return -1;
  if (next?.capital === true && family(next) && !isPlain(next.folded))
    return nameFrom(search.words, at, 'named', true);
  const familiar = isSurname(folded) || endsLikeSurname(folded);
  const acronym = word.text.length < 5 && word.text === word.text.toUpperCase();
  return familiar && !word.first && !acronym && !search.nounsLarge && !isDoubtful(folded) ? at : -1;
}

function hasPlain(search: Search, from: number, to: number): boolean {
  return search.words.slice(from, to + 1).some(({ folded }) => isPlain(folded) || isProduct(folded));
}

/** Letters one by one, where a name is being spelled. */
export function spelled(search: Search): void {
  for (const match of everyMatch(search.text, letters)) {
    const ahead = search.lower.slice(Math.max(0, match.index - 60), match.index);
    if (
      !/\b(?:name|spell\w*|nombre|apellidos?|deletre\w*|soletr\w*|nome|cognome|nom|épel\w*|buchstab\w*|heiße|llamo)\b/.test(
        ahead,
      )
    )
      continue;
    search.hits.push({
      kind: 'person',
      start: match.index,
      end: match.index + match[0].length,
      score: 0.85,
      rule: 'spelled-name',
    });
  }
}

/** Parts of a name found elsewhere in the same text. */
export function again(search: Search): void {
  const known = new Map<string, Kind>();
  for (const { kind, start, end, score } of search.hits) {
    if (score < 0.7) continue;
    for (let i = search.wordAt(start); i < search.words.length; i++) {
      const word = search.words[i] as Word;
      if (word.start >= end) break;
      const tells = word.folded.length > 2 && !isPlain(word.folded) && !titles.has(word.folded);
      if (tells && !known.has(word.folded)) known.set(word.folded, kind);
    }
  }
  if (known.size === 0) return;
  search.words.forEach((word) => {
    const kind = known.get(word.folded);
    if (kind === undefined || (search.cased && !word.capital && !isWellKnownFirstName(word.folded))) return;
    search.hits.push({ kind, start: word.start, end: word.end, score: 0.7, rule: 'named-before' });
  });
}
