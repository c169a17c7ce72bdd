import type { Value } from '../../stores/moments/port.ts';
import { type CountedLoad, cutEpisodes } from './cut-episodes.ts';

/** The facts of a moment as intake wrote them, in the order of both tables. */
export const momentColumns = [
  'workspace',
  'load',
  'bucket',
  'id',
  'customer',
  'episode',
  'kind',
  'step',
  'function',
  'channel',
  'resource',
  'lifecycle',
  'at',
  'until',
  'declared',
  'source',
  'row',
  'text',
  'language',
  'scores',
  'due',
  'withdrawn',
  'absent',
  'attributes',
] as const;

const derivedColumns = [
  'promise',
  'met',
  'missed',
  'position',
  'previous_step',
  'previous_function',
  'previous_resource',
  'wait',
  'last',
  'occurrence',
  'position_promised',
  'previous_step_promised',
  'previous_function_promised',
  'wait_promised',
  'last_promised',
];

/** What a pass derives: which buckets become which generation, from which loads, as of when. */
export interface Pass {
  readonly workspace: string;
  readonly buckets: readonly number[];
  readonly generations: readonly number[];
  readonly loads: readonly CountedLoad[];
  readonly now: Date;
  /** Promises cost two joins; a log without any is spared them. */
  readonly hasPromises: boolean;
}

export interface Statement {
  readonly sql: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** The rule of judge-promise.ts over rows with `met` (or NULL), `due`, `withdrawn`, `absent`. */
export const judged = `multiIf(
  isNotNull(found) AND found <= due, 'kept',
  isNotNull(found), 'late',
  withdrawn = 1, 'withdrawn',
  due >= {now:DateTime64(3, 'UTC')}, 'open',
  toString(absent))`;

const never = "toDateTime64(0, 3, 'UTC')";

/** Promises with what became of them, each missed one a second time as the moment "Promise missed: STEP". */
function judgedPromises(cut: string): string {
  const columns = momentColumns.map((column) => `p.${column} AS ${column}`).join(', ');
  const same = 'p.customer = e.customer AND p.episode = e.episode AND p.promised = e.promised';
  const happened = `SELECT customer, episode, toString(step) AS promised, at AS e_at FROM (${cut})
    WHERE kind IN ('event', 'told') AND step IN (SELECT step FROM (${cut}) WHERE kind = 'promise')`;
  const plain = momentColumns.filter((column) => column !== 'step' && column !== 'at').join(', ');
  return `
SELECT ${plain},
  if(missed = 1, concat('Promise missed: ', promised), promised) AS step,
  if(missed = 1, due, made) AS at,
  state AS promise, met, missed
FROM (
  SELECT *, ${judged} AS state, ifNull(found, ${never}) AS met, arrayJoin(if(state IN ('late', 'broken'), [0, 1], [0])) AS missed
  FROM (
    SELECT p.*, ifNull(p.after, e.e_at) AS found
    FROM (
      SELECT ${columns}, p.promised AS promised, p.at AS made, e.e_at AS after
      FROM (SELECT *, toString(step) AS promised FROM (${cut}) WHERE kind = 'promise') AS p
      ASOF LEFT JOIN (${happened}) AS e ON ${same} AND p.at <= e.e_at
    ) AS p
    ASOF LEFT JOIN (${happened}) AS e ON ${same} AND p.made > e.e_at
  )
)`;
}

const walked = "kind IN ('event', 'voice') AND episode != ''";
const walkedPromised = "(kind IN ('event', 'voice') OR missed = 1) AND episode != ''";

/** Position, predecessor and wait among the rows that `flag` walks; `end` = the 'promised' view or none. */
function walk(flag: string, end: '' | '_promised'): string {
  return `
  if(${flag}, countIf(${flag}) OVER so_far, 0) AS position${end},
  anyLastIf((step, function, resource, greatest(at, until)), ${flag}) OVER before AS previous${end},
  ${flag} AND position${end} = countIf(${flag}) OVER whole AS last${end}`;
}

/** The columns a reader sees of one view: empty for rows that are not walked, and for the first of an episode. */
function seen(end: '' | '_promised'): string {
  const follows = `position${end} > 1`;
  return `
  if(${follows}, previous${end}.1, '') AS previous_step${end},
  if(${follows}, previous${end}.2, '') AS previous_function${end},
  ${end === '' ? `if(${follows}, previous.3, '') AS previous_resource,` : ''}
  if(${follows}, dateDiff('millisecond', previous${end}.4, at) / 1000, 0) AS wait${end}`;
}

/**
 * One INSERT that turns the moments of some buckets into their timeline: each in its episode, promises judged, and every
 * moment with its place in the walk, so that graph questions later are plain group-bys.
 * Tie rule: time, then declared order, then source, then row; the moment's id settles what is left.
 */
export function deriveTimeline(pass: Pass): Statement {
  const cut = cutEpisodes(pass.loads, momentColumns);
  const facts = momentColumns.join(', ');
  const rest = `SELECT ${facts}, '' AS promise, ${never} AS met, 0 AS missed FROM (${cut.sql})`;
  // The same column order on both sides: a UNION goes by place, not by name.
  const rows = pass.hasPromises
    ? `${rest} WHERE kind != 'promise' UNION ALL SELECT ${facts}, promise, met, missed FROM (${judgedPromises(cut.sql)})`
    : rest;
  const episode = 'PARTITION BY customer, episode ORDER BY at, declared, source, row, missed, id';
  return {
    sql: `
INSERT INTO timeline (generation, ${facts}, ${derivedColumns.join(', ')})
SELECT transform(bucket, {buckets:Array(UInt8)}, {generations:Array(UInt64)}, toUInt64(0)) AS generation,
  ${facts}, promise, met, missed,
  position, ${seen('')}, last,
  if(position > 0, countIf(position > 0) OVER same_step, 0) AS occurrence,
  position_promised, ${seen('_promised')}, last_promised
FROM (
  SELECT ${facts}, promise, met, missed,
  ${walk(walked, '')},
  ${walk(walkedPromised, '_promised')}
  FROM (${rows})
  WINDOW
    so_far AS (${episode} ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW),
    before AS (${episode} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
    whole AS (${episode} ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
WINDOW same_step AS (PARTITION BY customer, episode, step ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)`,
    values: {
      ...cut.values,
      workspace: pass.workspace,
      buckets: pass.buckets,
      generations: pass.generations,
      now: pass.now,
    },
  };
}
