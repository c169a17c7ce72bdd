import { wordsGone } from '../../kernel/words-gone.ts';
import { portionsOf } from './erase-rows.ts';
import { localName } from './migrate.ts';
import type { MomentsPort } from './port.ts';

const limits = { seconds: 600 };

/** Whose words are due: voices given before a time, of some sources or of all but some. */
export interface WordsDue {
  readonly workspace: string;
  readonly before: Date;
  readonly only?: readonly number[] | undefined;
  readonly but?: readonly number[] | undefined;
}

/** Voices of these that still have their words. */
const due = `workspace = {workspace:UUID} AND kind = 'voice' AND text NOT IN ('', '${wordsGone}')
  AND at < {before:DateTime64(3, 'UTC')} AND (empty({only:Array(UInt32)}) OR source IN {only:Array(UInt32)})
  AND source NOT IN {but:Array(UInt32)}`;
const valuesOf = ({ workspace, before, only = [], but = [] }: WordsDue) => ({
  workspace,
  before,
  only: [...only],
  but: [0, ...but],
});

/** How many voices' words are due. */
export async function countWords(port: MomentsPort, about: WordsDue): Promise<number> {
  if (about.only?.length === 0) return 0;
  const [row] = (await port.rows(
    `SELECT count() AS voices FROM moments WHERE ${due}`,
    valuesOf(about),
    limits,
  )) as { voices: number }[];
  return row?.voices ?? 0;
}

export interface DueVoice {
  readonly moment: string;
  readonly text: string;
  readonly textKey: string;
  readonly source: number;
  readonly row: number;
}

/** A portion of them in the order of their ids, from after one on. */
export async function wordsDue(
  port: MomentsPort,
  about: WordsDue,
  page: { readonly after: string; readonly limit: number },
): Promise<DueVoice[]> {
  return (await port.rows(
    `SELECT toString(id) AS moment, text, text_key AS textKey, source, row FROM moments
     WHERE ${due} AND id > {after:UUID} ORDER BY id LIMIT {limit:UInt32}`,
    { ...valuesOf(about), ...page },
    limits,
  )) as DueVoice[];
}

/** What was read of these voices, word for word: clauses, and the voice's own words as themes are found in them. */
export async function wordsReadOf(
  port: MomentsPort,
  workspace: string,
  moments: readonly string[],
): Promise<string[]> {
  const rows = (await port.rows(
    `SELECT groupArray(quote) AS quotes, arrayStringConcat(arrayMap(x -> x.2, arraySort(groupArray((n, quote)))), ' ') AS words
     FROM clauses WHERE workspace = {workspace:UUID} AND moment IN {moments:Array(UUID)} AND n > 0 GROUP BY reading, moment`,
    { workspace, moments: [...moments] },
    limits,
  )) as { quotes: string[]; words: string }[];
  return rows.flatMap(({ quotes, words }) => [...quotes, words]);
}

const id = /^[0-9a-f-]{36}$/;
/** Texts inside a label's evidence: the words it quotes, and the words its reason names. */
const emptied = [
  [`"quote":"(?:[^"\\\\\\\\]|\\\\\\\\.)*"`, `"quote":""`],
  [`"reason":\\\\[(?:"(?:[^"\\\\\\\\]|\\\\\\\\.)*",?)*\\\\]`, `"reason":[]`],
].reduce((sql, [from, to]) => `replaceRegexpAll(${sql}, '${from}', '${to}')`, 'evidence');

async function rewrite(port: MomentsPort, workspace: string, table: string, what: string, where: string) {
  const local = localName(port, table);
  await port.runEverywhere(`ALTER TABLE ${local} MODIFY SETTING old_parts_lifetime = 1`);
  await port.runEverywhere(
    `ALTER TABLE ${local} UPDATE ${what} WHERE workspace = '${workspace}' AND ${where} SETTINGS mutations_sync = 2`,
  );
}

/**
 * Takes the words out of these voices wherever the moments store has them: what was counted of them stays as it is. The
 * bytes are gone from the disk with `dropOldParts`.
 */
export async function emptyWords(
  port: MomentsPort,
  workspace: string,
  moments: readonly string[],
): Promise<void> {
  if (!id.test(workspace) || !moments.every((each) => id.test(each))) throw new Error('Ids only');
  const change = (table: string, what: string, where: string) => rewrite(port, workspace, table, what, where);
  for (const portion of portionsOf(moments)) {
    const ids = portion.map((each) => `'${each}'`).join(', ');
    await change('clauses', `quote = '', evidence = ${emptied}`, `moment IN (${ids})`);
    await change('timeline', `text = '${wordsGone}'`, `id IN (${ids}) AND text != ''`);
    // Last: as long as they are here, the words are due.
    await change('moments', `text = '${wordsGone}', text_key = ''`, `id IN (${ids}) AND text != ''`);
  }
}

/** Rows of these imports in quarantine that still hold what the file said. */
export async function countQuarantined(
  port: MomentsPort,
  workspace: string,
  imports: readonly string[],
): Promise<number> {
  if (imports.length === 0) return 0;
  const [row] = (await port.rows(
    `SELECT count() AS rows FROM quarantine
     WHERE workspace = {workspace:UUID} AND import IN {imports:Array(UUID)} AND raw != ''`,
    { workspace, imports: [...imports] },
    limits,
  )) as { rows: number }[];
  return row?.rows ?? 0;
}

/** Empties what they hold; that there was a row, and the sentence given, stay. */
export async function emptyQuarantine(
  port: MomentsPort,
  workspace: string,
  imports: readonly string[],
  sentence: string,
): Promise<void> {
  for (const portion of portionsOf(imports)) {
    const ids = portion.map((each) => `'${each}'`).join(', ');
    const said = Buffer.from(sentence).toString('hex');
    await rewrite(port, workspace, 'quarantine', `raw = '', reason = unhex('${said}')`, `import IN (${ids})`);
  }
}
