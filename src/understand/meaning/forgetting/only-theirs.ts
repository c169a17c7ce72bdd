import type { ToForget } from '../../../server/forgetting.ts';
import type { Services } from '../../../server/serve.ts';

type Needs = Pick<Services, 'moments'>;
const limits = { seconds: 600 };

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
  if (theirs.length === 0) return new Set();
  const [row] = (await moments.rows(
    `SELECT groupUniqArrayArray(arrayFilter(part -> position(text, trimBoth(part)) > 0, {parts:Array(String)})) AS found
     FROM moments WHERE ${others}`,
    { workspace: workspaceId, customers: [...customers], parts: theirs },
    limits,
  )) as { found: string[] }[];
  const ofOthers = new Set(row?.found ?? []);
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
  if (words.length === 0) return new Set();
  const rows = (await moments.rows(
    `SELECT DISTINCT word FROM (SELECT arrayJoin(splitByNonAlpha(lowerUTF8(text))) AS word FROM moments WHERE ${others})
     WHERE word IN {words:Array(String)}`,
    { workspace: workspaceId, customers: [...customers], words },
    limits,
  )) as { word: string }[];
  const ofOthers = new Set(rows.map(({ word }) => word));
  return new Set(words.filter((word) => !ofOthers.has(word)));
}

/** Does a text of ours (a name, a phrase, a term) hold one of these words? */
export const holdsWord = (text: string, words: ReadonlySet<string>): boolean =>
  text
    .toLowerCase()
    .split(between)
    .some((word) => words.has(word));
