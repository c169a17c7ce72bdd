import type { Value } from '../../stores/moments/port.ts';
import { type CountedLoad, cutEpisodes, type LinkedBy } from './cut-episodes.ts';

/** Facts every moment has, in the order of the tie rule where they are part of it. */
const always = [
  'at',
  'declared',
  'source',
  'row',
  'id',
  'workspace',
  'bucket',
  'customer',
  'episode',
  'load',
  'kind',
  'step',
];
/** Facts that some companies' moments have, each with how to tell; what nobody fills is not carried along. */
export const optionalColumns = {
  function: "function != ''",
  channel: "channel != ''",
  resource: "resource != ''",
  lifecycle: "lifecycle != ''",
  until: 'until != toDateTime64(0, 3)',
  text: "text != ''",
  language: "language != ''",
  scores: 'notEmpty(scores)',
  attributes: 'notEmpty(attributes)',
  due: "kind = 'promise'",
  withdrawn: "kind = 'promise'",
  absent: "kind = 'promise'",
  quoted: "quoted != ''",
} as const;
export type OptionalColumn = keyof typeof optionalColumns;

/** What a pass derives: which buckets become which generation, from which loads, as of when. */
export interface Pass {
  readonly workspace: string;
  readonly buckets: readonly number[];
  readonly generations: readonly number[];
  readonly loads: readonly CountedLoad[];
  readonly now: Date;
  /** By which identifiers are one customer. */
  readonly linkedBy: LinkedBy;
  /** The optional facts that any moment of the pass has; with links, the identifier each moment came under. */
  readonly carried: readonly (OptionalColumn | 'known_as')[];
}

export interface Statement {
  readonly sql: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** Promises cost two joins; a log without any is spared them. */
export const hasPromises = (pass: Pass) => pass.carried.includes('due');

/** The rule of judge-promise.ts over rows with `found` (or NULL), `due`, `withdrawn`, `absent`. */
const judged = `multiIf(
  isNotNull(found) AND found <= due, 'kept',
  isNotNull(found), 'late',
  withdrawn = 1, 'withdrawn',
  due >= {now:DateTime64(3, 'UTC')}, 'open',
  toString(absent))`;

const never = "toDateTime64(0, 3, 'UTC')";

/**
 * Every promise once. An export that says a promise was taken back, after one that did not, brings it a second time with
 * the same step, made and due: then the later word stands, and the first is no promise of its own. A promise that a
 * customer was said to quote, and then was said not to, never was one.
 */
const lastWord = (cut: string, hasQuoted: boolean) => `SELECT *, toString(step) AS promised
  FROM (SELECT *, max(withdrawn) OVER (PARTITION BY customer, episode, step, at, due${hasQuoted ? ', quoted' : ''}) AS taken_back
        FROM (${cut}) WHERE kind = 'promise')
  WHERE withdrawn = taken_back${hasQuoted ? " AND NOT (withdrawn = 1 AND quoted != '')" : ''}`;

/** Promises with what became of them, each missed one a second time as the moment "Promise missed: STEP". */
function judgedPromises(cut: string, facts: readonly string[]): string {
  const columns = facts.map((column) => `p.${column} AS ${column}`).join(', ');
  const same = 'p.customer = e.customer AND p.episode = e.episode AND p.promised = e.promised';
  const happened = `SELECT customer, episode, toString(step) AS promised, at AS e_at FROM (${cut})
    WHERE kind IN ('event', 'told') AND step IN (SELECT step FROM (${cut}) WHERE kind = 'promise')`;
  const replaced: Record<string, string> = {
    step: "if(missed = 1, concat('Promise missed: ', promised), promised) AS step",
    at: 'if(missed = 1, due, made) AS at',
  };
  return `
SELECT ${facts.map((column) => replaced[column] ?? column).join(', ')}, state AS promise, met, missed
FROM (
  SELECT *, ${judged} AS state, ifNull(found, ${never}) AS met, arrayJoin(if(state IN ('late', 'broken'), [0, 1], [0])) AS missed
  FROM (
    SELECT p.*, ifNull(p.after, e.e_at) AS found
    FROM (
      SELECT ${columns}, p.promised AS promised, p.at AS made, e.e_at AS after
      FROM (${lastWord(cut, facts.includes('quoted'))}) AS p
      ASOF LEFT JOIN (${happened}) AS e ON ${same} AND p.at <= e.e_at
    ) AS p
    ASOF LEFT JOIN (${happened}) AS e ON ${same} AND p.made > e.e_at
  )
)`;
}

type View = '' | '_promised';
/** Gives the SQL of one fact: of the moment at hand, or as an array over the sorted episode. */
type Fact = (name: string) => string;

/** What a walked moment hands to the next one: its step, by whom, and when it was over. */
const handed = ['step', 'function', 'resource'] as const;

/**
 * One view of the walk as arrays over the sorted rows of an episode: which rows are walked, their numbers, and for each
 * row the walked row before it (arrayFill repeats the last one across rows that are not walked; a plain look-up by index
 * would copy the whole episode for each of its rows).
 */
function walk(view: View, flag: string, all: Fact): string {
  const passed = handed.map((name) => all(name)).join(', ');
  return `
  arrayMap((kind, missed) -> ${flag}, ${all('kind')}, ${all('missed')}) AS walked${view},
  arrayCumSum(walked${view}) AS places${view},
  arrayFill(x -> x.1 = 1, arrayConcat(
    [(toUInt8(1), toLowCardinality(''), toLowCardinality(''), toLowCardinality(''), ${never})],
    arrayPopBack(arrayMap((walks, step, function, resource, at, until) -> (toUInt8(walks), step, function, resource, greatest(at, until)),
      walked${view}, ${passed}, ${all('at')}, ${all('until')})))) AS befores${view},
  arrayEnumerateUniq(${all('step')}, walked${view}) AS occurrences${view},
  arrayEnumerateUniq(befores${view}.2, ${all('step')}, walked${view}) AS edge_occurrences${view}`;
}

/** The event that a row comes after, whatever stands between: what a voice there is about. */
const lastEvents = (all: Fact) => `
  arrayFill(x -> x.1 = 1, arrayConcat(
    [(toUInt8(1), toLowCardinality(''))],
    arrayPopBack(arrayMap((kind, step) -> (toUInt8(kind = 'event'), step), ${all('kind')}, ${all('step')})))).2 AS last_events`;

const spread = (view: View) =>
  ['walked', 'places', 'befores', 'occurrences', 'edge_occurrences']
    .map((name) => `${name}${view} AS ${name}${view}_here`)
    .join(', ');

/** The columns a reader sees of one view, by name; empty for rows that are not walked, and for the first of an episode. */
function seen(view: View, moment: Fact): Record<string, string> {
  const here = (name: string) => `${name}${view}_here`;
  const follows = `${here('walked')} AND ${here('places')} > 1`;
  return {
    [`position${view}`]: `if(${here('walked')}, ${here('places')}, 0)`,
    [`previous_step${view}`]: `if(${follows}, ${here('befores')}.2, '')`,
    [`previous_function${view}`]: `if(${follows}, ${here('befores')}.3, '')`,
    ...(view === '' ? { previous_resource: `if(${follows}, ${here('befores')}.4, '')` } : {}),
    [`wait${view}`]: `if(${follows}, dateDiff('millisecond', ${here('befores')}.5, ${moment('at')}) / 1000, 0)`,
    [`last${view}`]: `${here('walked')} AND ${here('places')} = places${view}[-1]`,
    [`occurrence${view}`]: `if(${here('walked')}, ${here('occurrences')}, 0)`,
    [`edge_occurrence${view}`]: `if(${follows}, ${here('edge_occurrences')}, 0)`,
  };
}

/** Without promises both views are the same. */
function seenTwice(promised: boolean, moment: Fact): Record<string, string> {
  const plain = seen('', moment);
  if (promised) return { ...plain, ...seen('_promised', moment) };
  const { previous_resource: _, ...both } = plain;
  return {
    ...plain,
    ...Object.fromEntries(Object.entries(both).map(([name, sql]) => [`${name}_promised`, sql])),
  };
}

/**
 * One INSERT that turns the moments of some buckets into their timeline: each in its episode, promises judged, and every
 * moment with its place in the walk, so that graph questions later are plain group-bys.
 * Tie rule: time, then declared order, then source, then row; a missed promise after its promise; then the moment's id.
 */
export function deriveTimeline(pass: Pass): Statement {
  const promised = hasPromises(pass);
  const facts = [...always, ...pass.carried];
  const cut = cutEpisodes(pass.loads, facts, pass.linkedBy);
  // The same column order on both sides: a UNION goes by place, not by name.
  const rows = promised
    ? `SELECT ${facts.join(', ')}, '' AS promise, ${never} AS met, 0 AS missed FROM (${cut.sql}) WHERE kind != 'promise'
       UNION ALL SELECT ${facts.join(', ')}, promise, met, missed FROM (${judgedPromises(cut.sql, facts)})`
    : cut.sql;
  const first = ['at', 'declared', 'source', 'row', ...(promised ? ['missed'] : []), 'id'];
  const known = ['workspace', 'bucket', 'customer', 'episode'];
  const members = [
    ...first,
    ...facts.filter((name) => !first.includes(name) && !known.includes(name)),
    ...(promised ? ['promise', 'met'] : []),
  ];
  const moment: Fact = (name) => `moment.${members.indexOf(name) + 1}`;
  const absent: Record<string, string> = {
    missed: 'arrayWithConstant(length(sorted), 0)',
    until: `arrayWithConstant(length(sorted), ${never})`,
  };
  const all: Fact = (name) =>
    members.includes(name)
      ? `sorted.${members.indexOf(name) + 1}`
      : (absent[name] ?? "arrayWithConstant(length(sorted), toLowCardinality(''))");
  const columns: Record<string, string> = {
    generation: 'transform(bucket, {buckets:Array(UInt8)}, {generations:Array(UInt64)}, toUInt64(0))',
    workspace: '{workspace:UUID}',
    bucket: 'bucket',
    customer: 'customer',
    customer_number: 'number * 16 + bucket',
    episode: 'episode',
    episode_number: 'walk_number * 16 + bucket',
    ...Object.fromEntries(members.map((name) => [name, moment(name)])),
    after_step: `if(${moment('kind')} = 'voice' AND episode != '', last_event, '')`,
    ...seenTwice(promised, moment),
  };
  return {
    sql: `
INSERT INTO timeline (${Object.keys(columns).join(', ')})
SELECT ${Object.values(columns).join(', ')}
FROM (
  SELECT customer, episode, bucket, number, rowNumberInAllBlocks() AS walk_number, sorted, ${lastEvents(all)},
  ${walk('', "kind IN ('event', 'voice') AND episode != ''", all)}
  ${promised ? `,${walk('_promised', "(kind IN ('event', 'voice') OR missed = 1) AND episode != ''", all)}` : ''}
  FROM (
    SELECT customer, episode, any(bucket) AS bucket, arraySort(groupArray((${members.join(', ')}))) AS sorted
    FROM (${rows})
    GROUP BY customer, episode
  ) AS grouped
  LEFT JOIN (
    SELECT customer, number
    FROM (SELECT bucket, arraySort(groupUniqArray(customer)) AS customers FROM (${cut.sql}) GROUP BY bucket)
    ARRAY JOIN customers AS customer, arrayEnumerate(customers) AS number
  ) AS numbered USING (customer)
)
ARRAY JOIN sorted AS moment, last_events AS last_event, ${spread('')}${promised ? `, ${spread('_promised')}` : ''}`,
    values: {
      ...cut.values,
      workspace: pass.workspace,
      buckets: pass.buckets,
      generations: pass.generations,
      now: pass.now,
    },
  };
}
