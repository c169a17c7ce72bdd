import type { ToForget } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';

type Needs = Pick<Services, 'moments'>;
const limits = { seconds: 600 };
/** The engine reads no statement longer than 256 kB: texts are asked about in portions of so many letters. */
const lettersAtOnce = 50_000;

function* portionsOf(texts: readonly string[]): Generator<string[]> {
  let portion: string[] = [];
  let letters = 0;
  for (const text of texts) {
    if (portion.length > 0 && letters + text.length > lettersAtOnce) {
      yield portion;
      portion = [];
      letters = 0;
    }
    portion.push(text);
    letters += text.length + 3;
  }
  if (portion.length > 0) yield portion;
}

/** Signs between words as the engine's splitByNonAlpha has them: spaces and marks of ASCII. */
const between = /[\s!-/:-@[-`{-~]+/;

const others = `workspace = {workspace:UUID} AND text != '' AND customer NOT IN {customers:Array(String)}`;

/**
 * Of texts that are kept apart from their voices (examples, quotes), those that stand in what this customer said and in
 * nothing that anybody else said: words of several people are nobody's.
 */
export async function textsOnlyTheirs(
  { moments }: Needs,
  { workspaceId, customers, texts }: ToForget,
  kept: readonly string[],
): Promise<Set<string>> {
  const theirs = [...new Set(kept)].filter(
    (text) => text.trim() !== '' && texts.some((said) => said.includes(text.trim())),
  );
  const ofOthers = new Set<string>();
  for (const parts of portionsOf(theirs)) {
    const [row] = (await moments.rows(
      `SELECT groupUniqArrayArray(arrayFilter(part -> position(text, trimBoth(part)) > 0, {parts:Array(String)})) AS found
       FROM moments WHERE ${others}`,
      { workspace: workspaceId, customers: [...customers], parts },
      limits,
    )) as { found: string[] }[];
    for (const text of row?.found ?? []) ofOthers.add(text);
  }
  return new Set(theirs.filter((text) => !ofOthers.has(text)));
}

/** Words of this customer that nobody else ever used, in small letters. */
export async function wordsOnlyTheirs(
  { moments }: Needs,
  { workspaceId, customers, texts }: ToForget,
): Promise<Set<string>> {
  const words = [...new Set(texts.flatMap((text) => text.toLowerCase().split(between)))].filter(
    (word) => word.length > 2,
  );
  const ofOthers = new Set<string>();
  for (const portion of portionsOf(words)) {
    const rows = (await moments.rows(
      `SELECT DISTINCT word FROM (SELECT arrayJoin(splitByNonAlpha(lowerUTF8(text))) AS word FROM moments WHERE ${others})
       WHERE word IN {words:Array(String)}`,
      { workspace: workspaceId, customers: [...customers], words: portion },
      limits,
    )) as { word: string }[];
    for (const { word } of rows) ofOthers.add(word);
  }
  return new Set(words.filter((word) => !ofOthers.has(word)));
}

/** Does a text of ours (a name, a phrase, a term) hold one of these words? */
export const holdsWord = (text: string, words: ReadonlySet<string>): boolean =>
  text
    .toLowerCase()
    .split(between)
    .some((word) => words.has(word));
