import { z } from 'zod';
import { keepEpisodes, type SqlCondition } from '../../../stores/moments/filter-sql.ts';
import type { Value } from '../../../stores/moments/port.ts';
import type { Question } from '../../../stores/moments/question.ts';
import { promiseStateShape } from '../contract.ts';
import { type Asked, walkView } from '../walk-view.ts';

/** Which episodes stand behind a number; what is not named does not narrow. */
export interface Behind {
  readonly step?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly starts?: string | undefined;
  readonly ends?: string | undefined;
  readonly reworked?: string | undefined;
  readonly path?: readonly string[] | undefined;
  /** Not one of these paths (their hashes). */
  readonly otherThan?: readonly string[] | undefined;
  readonly promise?: string | undefined;
  readonly state?: string | undefined;
}

/** The last episode of the page before: its start, customer and id. */
export type Cursor = readonly [started: string, customer: string, episode: string];

function conditions(asked: Asked, behind: Behind): SqlCondition {
  const { steps, pathHash } = walkView(asked.promises);
  const keep = keepEpisodes(asked.filter);
  const values: Record<string, Value> = { ...keep.values };
  const parts = [keep.sql];
  const add = (value: string | undefined, name: string, sql: string) => {
    if (value === undefined) return;
    values[name] = value;
    parts.push(sql);
  };
  // A promise may stand in an episode in which nothing has happened yet; every other number counts walked episodes.
  if (behind.promise === undefined) parts.push(`notEmpty(${steps})`);
  add(behind.step, 'step', `has(${steps}, {step:String})`);
  add(behind.starts, 'starts', `${steps}[1] = {starts:String}`);
  add(behind.ends, 'ends', `${steps}[-1] = {ends:String}`);
  add(behind.reworked, 'reworked', `countEqual(${steps}, {reworked:String}) > 1`);
  if (behind.from !== undefined && behind.to !== undefined) {
    values.from = behind.from;
    add(
      behind.to,
      'to',
      `arrayExists((a, b) -> a = {from:String} AND b = {to:String}, arrayPopBack(${steps}), arrayPopFront(${steps}))`,
    );
  }
  if (behind.path !== undefined) {
    values.path = behind.path;
    parts.push(`${steps} = {path:Array(String)}`);
  }
  if (behind.otherThan !== undefined) {
    values.otherThan = behind.otherThan;
    parts.push(`hex(${pathHash}) NOT IN {otherThan:Array(String)}`);
  }
  const { state = 'made' } = behind;
  const ended =
    state === 'made' ? '1' : state === 'missed' ? "state IN ('late', 'broken')" : 'state = {state:String}';
  if (state !== 'made' && state !== 'missed') values.state = state;
  add(
    behind.promise,
    'promise',
    `arrayExists((step, state) -> step = {promise:String} AND ${ended}, promise_steps, promise_states)`,
  );
  return { sql: parts.map((part) => `(${part})`).join(' AND '), values };
}

const counted = z.object({ total: z.number(), customers: z.number() });

/** How many episodes and customers stand behind a number. */
export function countBehind(asked: Asked, behind: Behind): Question<z.infer<typeof counted>> {
  const { sql, values } = conditions(asked, behind);
  return {
    name: 'count behind',
    text: `SELECT count() AS total, groupBitmap(customer_number) AS customers FROM {{episodes}} WHERE ${sql}`,
    values,
    row: counted,
  };
}

const line = z.object({
  episode: z.string(),
  customer: z.string(),
  started: z.string(),
  ended: z.string(),
  seconds: z.number(),
  path: z.array(z.string()),
  promise_steps: z.array(z.string()),
  promise_states: z.array(promiseStateShape),
  promise_due: z.array(z.string()),
  score_metrics: z.array(z.string()),
  score_values: z.array(z.number()),
});

/** A page of the episodes behind a number, latest first. */
export function episodesBehind(
  asked: Asked,
  behind: Behind,
  page: { readonly limit: number; readonly after?: Cursor | undefined },
): Question<z.infer<typeof line>> {
  const { steps } = walkView(asked.promises);
  const { sql, values } = conditions(asked, behind);
  const [started, customer, episode] = page.after ?? [];
  const next =
    page.after === undefined
      ? '1'
      : `(started < parseDateTime64BestEffort({afterStarted:String}, 3, 'UTC')
        OR (started = parseDateTime64BestEffort({afterStarted:String}, 3, 'UTC')
          AND (customer, episode) > ({afterCustomer:String}, {afterEpisode:String})))`;
  return {
    name: 'episodes behind',
    text: `SELECT episode, customer, started, ended, dateDiff('millisecond', started, ended) / 1000 AS seconds,
      ${steps} AS path, promise_steps, promise_states, promise_due, score_metrics, score_values
    FROM {{episodes}} WHERE ${sql} AND ${next}
    ORDER BY started DESC, customer, episode LIMIT {limit:UInt32}`,
    values: {
      ...values,
      limit: page.limit,
      ...(page.after === undefined
        ? {}
        : {
            afterStarted: started ?? '',
            afterCustomer: customer ?? '',
            afterEpisode: episode ?? '',
          }),
    },
    row: line,
  };
}
