import { bulk, ownTable, type Work } from './work.ts';

/** What became of the rows of one file, as numbers of rows. */
export interface RowCounts {
  readonly source: number;
  /** Rows with at least one new moment and nothing wrong. */
  readonly stored: number;
  /** Rows in quarantine because of what their cells say. */
  readonly bad: number;
  /** Rows all of whose moments are known already. */
  readonly duplicate: number;
  /** Rows that no entry of the mapping selects. */
  readonly left: number;
}

export interface Totals {
  readonly moments: number;
  readonly customers: number;
  readonly episodes: number;
}

const mine = 'workspace = {workspace:UUID} AND load = {load:UInt64}';

/** Counts what is stored and what is bad, by file. `noted` sources have their rows noted one by one. */
export async function countRows(
  work: Work,
  surveyed: ReadonlyMap<number, { taken: number; left: number }>,
  noted: ReadonlySet<number>,
): Promise<RowCounts[]> {
  const tables = work.plan.entries.map((entry) => entry.table);
  const several = new Set(tables).size < tables.length;
  const { moments } = work;
  const values = { workspace: work.workspace, load: work.load };
  const bad = `SELECT source, row FROM ${ownTable(work, 'bad')}`;
  // Grouped, not gathered in one set: what outgrows its memory spills to disk. And from a subquery: the list of bad rows
  // lies on one node of a cluster, where alone it may be looked up in.
  const stored = (await moments.rows(
    `SELECT source, count() AS rows, countIf((source, row) NOT IN (${bad})) AS good
     FROM (SELECT source, row FROM ${work.target} WHERE ${mine} ${several ? 'GROUP BY source, row' : ''})
     GROUP BY source`,
    values,
    bulk,
  )) as { source: number; rows: number; good: number }[];
  const wrong = (await moments.rows(
    `SELECT source, uniqExact(row) AS rows FROM (${bad}) GROUP BY source`,
    {},
    bulk,
  )) as { source: number; rows: number }[];
  const notes = (
    noted.size === 0
      ? []
      : await moments.rows(
          `SELECT source, countIf(everyLeft) AS left,
       countIf(everTaken AND (source, row) NOT IN (SELECT source, row FROM ${work.target} WHERE ${mine})
         AND (source, row) NOT IN (${bad})) AS duplicate
     FROM (SELECT source, row, min(left) AS everyLeft, max(taken) AS everTaken
           FROM ${ownTable(work, 'rows')} GROUP BY source, row)
     GROUP BY source`,
          values,
          bulk,
        )
  ) as { source: number; left: number; duplicate: number }[];
  return [...surveyed].map(([source, { taken, left }]) => {
    const kept = stored.find((row) => row.source === source);
    const note = notes.find((row) => row.source === source);
    return {
      source,
      stored: kept?.good ?? 0,
      bad: wrong.find((row) => row.source === source)?.rows ?? 0,
      duplicate: noted.has(source) ? (note?.duplicate ?? 0) : taken - (kept?.rows ?? 0),
      left: noted.has(source) ? (note?.left ?? 0) : left,
    };
  });
}

/** What the import as a whole has added. */
export async function countTotals(work: Work): Promise<Totals> {
  const count = async (of: string) => {
    const [row] = (await work.moments.rows(
      `SELECT count() AS n FROM (SELECT ${of} FROM ${work.target} WHERE ${mine} ${of === '1' ? '' : `GROUP BY ${of}`})`,
      { workspace: work.workspace, load: work.load },
      bulk,
    )) as { n: number }[];
    return row?.n ?? 0;
  };
  const episodes = await count('episode');
  // Without a customer column, the episode stands for the customer.
  const byEpisode = work.plan.entries.every((entry) => entry.customer === null);
  return {
    moments: await count('1'),
    customers: byEpisode ? episodes : await count('customer'),
    episodes,
  };
}
