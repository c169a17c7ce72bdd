import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Tx } from '../../../stores/records/records.ts';
import type { DeskText } from '../desk-examples.ts';
import type { SentimentExample, TaughtLanguage } from '../sentiment.contract.ts';
import type { SentimentLesson } from '../sentiment-lessons.ts';
import type { Example, TaughtTheme } from '../teaching.contract.ts';

const count = async (statement: Promise<{ rows: readonly unknown[] }>) => (await statement).rows.length;

/** Deletes what people decided about these voices, taken back or not. */
export const deleteLabels = (tx: Tx, moments: readonly string[]): Promise<number> =>
  count(sql`DELETE FROM label_decisions WHERE moment = ANY(${[...moments]}::uuid[]) RETURNING 1`.execute(tx));

/** Takes the words out of what people decided about these voices. */
export const emptyLabels = (tx: Tx, moments: readonly string[]): Promise<number> =>
  count(
    sql`UPDATE label_decisions SET quote = '' WHERE moment = ANY(${[...moments]}::uuid[]) AND quote <> '' RETURNING 1`.execute(
      tx,
    ),
  );

/** Deletes wordings that nobody else used; their bands are with the moments. */
export const deleteWordings = (tx: Tx, wordings: readonly string[]): Promise<number> =>
  count(sql`DELETE FROM wordings WHERE wording = ANY(${[...wordings]}::bigint[]) RETURNING 1`.execute(tx));

export interface TaughtRow {
  readonly version: string;
  readonly name: string;
  readonly themes: TaughtTheme[];
  readonly examples: Example[];
  readonly desk: DeskText[];
  readonly undone: boolean;
  readonly hasModel: boolean;
}

/** Every version of the taxonomy there ever was, the newest first. */
export async function taxonomiesIn(tx: Tx): Promise<TaughtRow[]> {
  const { rows } = await sql<TaughtRow>`
    SELECT version, name, themes, examples, desk, undone, model IS NOT NULL AS "hasModel" FROM taxonomies
    ORDER BY version DESC`.execute(tx);
  return rows;
}

export async function replaceTaxonomy(
  tx: Tx,
  version: string,
  {
    examples,
    desk,
    model,
  }: { examples: readonly Example[]; desk: readonly DeskText[]; model: Uint8Array | null },
): Promise<void> {
  await sql`UPDATE taxonomies SET examples = ${JSON.stringify(examples)}::jsonb, desk = ${JSON.stringify(desk)}::jsonb,
      model = ${model === null ? null : Buffer.from(model)} WHERE version = ${version}::bigint`.execute(tx);
}

/** Proposals are shown for a week at most; one that holds such a text is not worth a repair. */
export async function deleteProposals(tx: Tx, holds: (document: unknown) => boolean): Promise<number> {
  let deleted = 0;
  const taught = await sql<{ id: string; document: unknown }>`
    SELECT id, document FROM taxonomy_proposals`.execute(tx);
  for (const { id } of taught.rows.filter(({ document }) => holds(document))) {
    await sql`DELETE FROM taxonomy_proposals WHERE id = ${id}::uuid`.execute(tx);
    deleted++;
  }
  const felt = await sql<{ id: string; document: unknown }>`
    SELECT id, document FROM sentiment_proposals`.execute(tx);
  for (const { id } of felt.rows.filter(({ document }) => holds(document))) {
    await sql`DELETE FROM sentiment_proposals WHERE id = ${id}::uuid`.execute(tx);
    deleted++;
  }
  return deleted;
}

export interface FeltRow {
  readonly version: string;
  readonly examples: SentimentExample[];
  readonly desk: SentimentLesson[];
  readonly undone: boolean;
}

export async function sentimentsIn(tx: Tx): Promise<FeltRow[]> {
  const { rows } = await sql<FeltRow>`
    SELECT version, examples, desk, undone FROM taught_sentiments ORDER BY version DESC`.execute(tx);
  return rows;
}

export async function replaceSentiment(
  tx: Tx,
  version: string,
  next: Pick<FeltRow, 'examples' | 'desk'> & { models: string; languages: readonly TaughtLanguage[] },
): Promise<void> {
  await sql`UPDATE taught_sentiments SET examples = ${JSON.stringify(next.examples)}::jsonb,
      desk = ${JSON.stringify(next.desk)}::jsonb, models = ${gzipSync(next.models)},
      languages = ${JSON.stringify(next.languages)}::jsonb WHERE version = ${version}::bigint`.execute(tx);
}

/** What was learnt anew is read with: everything again, beside what is seen. */
export async function readAnew(tx: Tx): Promise<void> {
  await sql`UPDATE labelling SET round = round + 1`.execute(tx);
}

export interface FoundRow {
  readonly run: string;
  readonly document: unknown;
  /** JSON; '' = an older run's, not kept. */
  readonly model: string;
}

export async function discoveriesIn(tx: Tx): Promise<FoundRow[]> {
  const { rows } = await sql<{ run: string; document: unknown; model: Buffer }>`
    SELECT run, document, model FROM discoveries ORDER BY run`.execute(tx);
  return rows.map(({ model, ...row }) => ({ ...row, model: model.toString('utf8') }));
}

export async function replaceDiscovery(tx: Tx, { run, document, model }: FoundRow): Promise<void> {
  await sql`UPDATE discoveries SET document = ${JSON.stringify(document)}::jsonb, model = ${Buffer.from(model, 'utf8')}
    WHERE run = ${run}::bigint`.execute(tx);
}

/** What people did to themes tells their names and words as they were; undo brings them back. */
export async function emptyThemeEdits(tx: Tx, empty: (document: unknown) => unknown): Promise<number> {
  const { rows } = await sql<{ id: string; edit: unknown; say: string; before: unknown }>`
    SELECT id, edit, say, before FROM theme_edits`.execute(tx);
  let changed = 0;
  for (const { id, ...kept } of rows) {
    const [edit, say, before] = [empty(kept.edit), empty(kept.say), empty(kept.before)];
    if (edit === kept.edit && say === kept.say && before === kept.before) continue;
    changed++;
    await sql`UPDATE theme_edits SET edit = ${JSON.stringify(edit)}::jsonb, say = ${String(say)},
      before = ${JSON.stringify(before)}::jsonb WHERE id = ${id}::uuid`.execute(tx);
  }
  return changed;
}

/** A representation that is tried is worked out from everybody's words: it is dropped, with all it came to. */
export const dropTrials = (tx: Tx): Promise<number> =>
  count(
    sql`UPDATE representation_trials SET discovery = NULL, discovery_model = NULL, taught_model = NULL, comparison = NULL,
        state = CASE WHEN state IN ('switched', 'dropped') THEN state ELSE 'dropped' END
      WHERE discovery IS NOT NULL OR discovery_model IS NOT NULL OR taught_model IS NOT NULL OR comparison IS NOT NULL
      RETURNING 1`.execute(tx),
  );
