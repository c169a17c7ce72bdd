import type { Value } from '../../stores/moments/port.ts';

/** How the moments of a load are cut into episodes. */
export type EpisodeRule =
  | { readonly by: 'id' }
  /** A new episode after this many seconds of silence. */
  | { readonly gap: number }
  /** An episode ends with the first of these steps. */
  | { readonly until: readonly string[] };

/** A load whose rows count, with its rule. */
export interface CountedLoad {
  readonly load: number;
  readonly rule: EpisodeRule;
}

/** By which generation of `aliases` identifiers are counted as another one; null = nobody is linked. */
export type LinkedBy = {
  readonly generation: number;
  /** The SQL of the identifier that a column `customer` is counted by, looked up in `links`. */
  readonly canonical: string;
} | null;

/** What the SQL of `countedAs` looks identifiers up by. */
export const linkValues = (linkedBy: LinkedBy): Record<string, Value> =>
  linkedBy === null ? {} : { linked_by: linkedBy.generation };

/** Who is whom, as a derivation goes by it. */
export const links =
  '(SELECT * FROM aliases WHERE workspace = {workspace:UUID} AND generation = {linked_by:UInt64})';

/**
 * Moments to read from, after FROM: each under the identifier its customer is counted by, in that one's bucket, with the
 * identifier it came under as `known_as` where it is another. Without links it is the table itself, read as ever.
 */
export function countedAs(linkedBy: LinkedBy, where: string, inBuckets: boolean): string {
  const mine = `workspace = {workspace:UUID} AND ${where}`;
  if (linkedBy === null)
    return `moments WHERE ${mine}${inBuckets ? ' AND bucket IN {buckets:Array(UInt8)}' : ''}`;
  const linked = `(bucket IN (SELECT cityHash64(customer) % 16 FROM ${links}) AND customer IN (SELECT customer FROM ${links}))`;
  return `(
  SELECT * REPLACE (canonical AS customer, toUInt8(cityHash64(canonical) % 16) AS bucket), if(canonical = raw, '', raw) AS known_as
  FROM (
    SELECT *, customer AS raw, ${linkedBy.canonical} AS canonical
    FROM moments WHERE ${mine}${inBuckets ? ` AND (bucket IN {buckets:Array(UInt8)} OR ${linked})` : ''}
  )${inBuckets ? ' WHERE cityHash64(canonical) % 16 IN {buckets:Array(UInt8)}' : ''}
)`;
}

export interface Cut {
  /** A SELECT of `columns` in which `episode` is filled in; reads the moments of the scope. */
  readonly sql: string;
  readonly values: Readonly<Record<string, Value>>;
}

interface Group {
  readonly rule: Exclude<EpisodeRule, { by: 'id' }>;
  readonly loads: number[];
}

/** Loads that share a rule are cut as one stream, so that a customer's silence is measured across files. */
function groupsOf(loads: readonly CountedLoad[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { load, rule } of [...loads].sort((a, b) => a.load - b.load)) {
    if ('by' in rule) continue;
    const key = JSON.stringify(rule);
    const group = groups.get(key) ?? { rule, loads: [] };
    group.loads.push(load);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/**
 * The moments that count, each in its episode.
 *
 * By id, a moment keeps the episode it came with. By gap or goal, the customer's moments of all loads with that rule
 * are walked in order and numbered: `CUSTOMER#1`, `CUSTOMER#2` …; a second rule of the same company numbers apart
 * (`CUSTOMER#1/2`). A late arrival may renumber later episodes: the numbers say order, not identity.
 */
export function cutEpisodes(
  loads: readonly CountedLoad[],
  columns: readonly string[],
  linkedBy: LinkedBy = null,
): Cut {
  const counted = countedAs(linkedBy, 'load IN {loads:Array(UInt64)}', true);
  const values: Record<string, Value> = { loads: loads.map(({ load }) => load), ...linkValues(linkedBy) };
  const groups = groupsOf(loads);
  if (groups.length === 0) {
    return { sql: `SELECT ${columns.join(', ')} FROM ${counted}`, values };
  }
  const starts: string[] = [];
  const names: string[] = [];
  const which = groups.map(({ rule, loads: own }, i) => {
    values[`loads${i}`] = own;
    names.push(`rule = ${i + 1}, concat(customer, '#', toString(number)${i === 0 ? '' : `, '/${i + 1}'`})`);
    if ('gap' in rule) {
      values[`gap${i}`] = Math.round(rule.gap * 1000);
      starts.push(
        `rule = ${i + 1}, dateDiff('millisecond', before_at, at, 'UTC') > {gap${i}:Int64} AND before > 0`,
      );
    } else {
      values[`until${i}`] = [...rule.until];
      starts.push(
        `rule = ${i + 1}, before > 0 AND before_kind = 'event' AND before_step IN {until${i}:Array(String)}`,
      );
    }
    return `load IN {loads${i}:Array(UInt64)}, ${i + 1}`;
  });
  const order = 'PARTITION BY customer, rule ORDER BY at, declared, source, row, id';
  const plain = columns.filter((column) => column !== 'episode');
  const sql = `
SELECT ${columns.map((column) => (column === 'episode' ? `multiIf(${names.join(', ')}, episode) AS episode` : column)).join(', ')}
FROM (
  SELECT ${plain.join(', ')}, own_episode AS episode, rule,
    1 + sum(starts) OVER (${order} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS number
  FROM (
    SELECT *, multiIf(${starts.join(', ')}, 0) AS starts
    FROM (
      SELECT ${plain.join(', ')}, episode AS own_episode, multiIf(${which.join(', ')}, 0) AS rule,
        count() OVER before_this AS before,
        anyLast(at) OVER before_this AS before_at,
        anyLast(kind) OVER before_this AS before_kind,
        anyLast(toString(step)) OVER before_this AS before_step
      FROM ${counted}
      WINDOW before_this AS (${order} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    )
  )
)`;
  return { sql, values };
}
