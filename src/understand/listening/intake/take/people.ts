import type { Value } from '../../../../stores/moments/port.ts';
import { entrySql } from '../transform/entry-sql.ts';
import type { EntryPlan, Plan } from '../transform/plan.ts';
import { bulk, ownTable, type Work } from './work.ts';

/** Entries whose own rows say both who and which episode: only there can two rows of one episode disagree. */
function telling(plan: Plan): EntryPlan[] {
  if (!('by' in plan.episodeRule)) return [];
  return plan.entries.filter(
    ({ table, customer, episode }) =>
      customer !== null &&
      episode !== null &&
      customer.table === table &&
      episode.table === table &&
      customer.column !== episode.column,
  );
}

/**
 * An episode belongs to one customer. Where the rows of a load disagree, or some name nobody, the earliest row that
 * names one decides. Gives the table of these episodes (null = none) and how many rows were in dispute.
 */
export async function settlePeople(
  work: Work,
): Promise<{ table: string | null; disputed: number; example: string }> {
  const entries = telling(work.plan);
  const none = { table: null, disputed: 0, example: '' };
  if (entries.length === 0) return none;
  // One entry per table is enough: the others read the same two columns of the same rows.
  const byTable = new Map(entries.map((entry) => [entry.table, entry]));
  const parts = [...byTable.values()].map((entry) => entrySql(work.plan, entry, null));
  const renamed = parts.map((part, i) => renumbered(part.sql, part.values.bound, i));
  const rows = renamed
    .map((part) => `SELECT episode, customer, nobody, source, row FROM (${part.sql})`)
    .join(' UNION ALL ');
  const values = Object.assign({}, ...renamed.map((part) => part.values)) as EntryBound['values'];
  // Most exports dispute nothing: seeing that is a third of the work of settling it.
  const disputes = await work.moments.rows(
    `SELECT 1 AS found FROM (${rows}) WHERE episode != '' GROUP BY episode HAVING min(customer) != max(customer) LIMIT 1`,
    values,
    bulk,
  );
  if (disputes.length === 0) return none;
  const table = ownTable(work, 'people');
  await work.moments.runEverywhere(`DROP TABLE IF EXISTS ${table} SYNC`);
  await work.moments.runEverywhere(
    `CREATE TABLE ${table} (episode String, customer String, people UInt64) ENGINE = MergeTree ORDER BY episode`,
  );
  let disputed = 0;
  let example = '';
  await work.moments.run(
    `INSERT INTO ${table} SELECT episode, argMinIf(customer, (source, row), NOT nobody) AS who,
       uniqExactIf(customer, NOT nobody) AS people
     FROM (${rows})
     WHERE episode != ''
     GROUP BY episode HAVING people > 1 OR (people = 1 AND countIf(nobody) > 0)`,
    values,
    bulk,
  );
  const [found] = (await work.moments.rows(
    `SELECT count() AS episodes, countIf(people > 1) AS disputed, minIf(episode, people > 1) AS example FROM ${table}`,
  )) as { episodes: number; disputed: number; example: string }[];
  disputed = found?.disputed ?? 0;
  example = found?.example ?? '';
  return (found?.episodes ?? 0) === 0 ? none : { table, disputed, example };
}

interface EntryBound {
  readonly sql: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** The same SQL with its bound places named apart, so that several may stand in one text. */
function renumbered(sql: string, bound: EntryBound['values'], part: number): EntryBound {
  const values = Object.fromEntries(Object.entries(bound).map(([name, value]) => [`p${part}${name}`, value]));
  return { sql: sql.replace(/\{(v\d+):/g, `{p${part}$1:`), values };
}
