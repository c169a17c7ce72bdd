import { eachCandidate, signatureOf } from './duplicates/min-hash.ts';
import { jaccard, shinglesOf, type Wording, wordingOf } from './duplicates/shingles.ts';
import { shadowOf } from './shadow.ts';

/** Texts that are copies of one another, or nearly: a campaign when they are many. */
export interface DuplicateGroup {
  /** Place of the text that stands for the group: the wording most often used. */
  readonly representative: number;
  /** Places of all its texts, ascending: the number of voices. */
  readonly texts: readonly number[];
  /** How many different wordings (shadows) they have. */
  readonly distinct: number;
}

/** Every text is in one group; most groups hold one text. */
export interface Duplicates {
  /** Largest first, then by the wording of the representative. */
  readonly groups: readonly DuplicateGroup[];
  /** Text → number of its group. */
  readonly groupOf: Int32Array;
}

/** Shingles that two texts share at least to count as copies. */
export const alike = 0.8;

/**
 * Groups texts that are equal or nearly: first by an equal wording, then where three-word shingles of the words,
 * with numbers and names masked, overlap by 0.8 (Jaccard, found by MinHash, then counted exactly); short texts by an equal
 * wording only. Groups are closed under likeness: A like B and B like C makes one group. Which texts meet does not depend on their order.
 */
export function duplicatesOf(texts: readonly string[]): Duplicates {
  const byWords = new Map<string, number[]>();
  const shadows = texts.map((text) => shadowOf(text.trim()).text);
  const wordingsOf = new Map<string, Wording>();
  shadows.forEach((shadow, at) => {
    const wording = wordingsOf.get(shadow) ?? wordingOf(texts[at] ?? '');
    wordingsOf.set(shadow, wording);
    const words = wording.text;
    const same = byWords.get(words);
    if (same) same.push(at);
    else byWords.set(words, [at]);
  });
  // Sorted, so that numbers, and with them every later tie, come from the texts and not from their order.
  const wordings = [...byWords.keys()].sort();
  const long = new Map([...wordingsOf.values()].map(({ text, words }) => [text, words]));
  const leaders = joinAlike(wordings.map((words) => long.get(words) ?? null));
  const joined = new Map<number, number[]>();
  wordings.forEach((words, at) => {
    const members = byWords.get(words) ?? [];
    const group = joined.get(leaders[at] ?? at);
    if (group) group.push(...members);
    else joined.set(leaders[at] ?? at, [...members]);
  });
  return numbered([...joined.values()], shadows);
}

/** For each wording the smallest number among those it is joined with; null = joined with none. */
function joinAlike(wordings: readonly (readonly string[] | null)[]): Int32Array {
  const compared = wordings.flatMap((words, at) => (words === null ? [] : [at]));
  const shingles = compared.map((at) => shinglesOf(wordings[at] ?? []));
  const leaders = Int32Array.from(wordings, (_, at) => at);
  const leaderOf = (at: number): number => {
    let leader = at;
    while (leaders[leader] !== leader) {
      leaders[leader] = leaders[leaders[leader] ?? 0] ?? 0;
      leader = leaders[leader] ?? 0;
    }
    return leader;
  };
  eachCandidate(shingles.map(signatureOf), (a, b) => {
    const [one, other] = [leaderOf(compared[a] ?? 0), leaderOf(compared[b] ?? 0)];
    if (one === other || jaccard(shingles[a] ?? new Int32Array(), shingles[b] ?? new Int32Array()) < alike)
      return;
    leaders[Math.max(one, other)] = Math.min(one, other);
  });
  return leaders.map((_, at) => leaderOf(at));
}

function numbered(groups: readonly number[][], shadows: readonly string[]): Duplicates {
  const described = groups.map((members) => describe(members, shadows));
  const wording = (group: DuplicateGroup) => shadows[group.representative] ?? '';
  described.sort((a, b) => b.texts.length - a.texts.length || (wording(a) < wording(b) ? -1 : 1));
  const groupOf = new Int32Array(shadows.length);
  described.forEach((group, number) => {
    for (const text of group.texts) groupOf[text] = number;
  });
  return { groups: described, groupOf };
}

function describe(members: readonly number[], shadows: readonly string[]): DuplicateGroup {
  const texts = [...members].sort((a, b) => a - b);
  const uses = new Map<string, number>();
  for (const text of texts) uses.set(shadows[text] ?? '', (uses.get(shadows[text] ?? '') ?? 0) + 1);
  const [often] = [...uses].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const representative = texts.find((text) => shadows[text] === often?.[0]) ?? 0;
  return { representative, texts, distinct: uses.size };
}
