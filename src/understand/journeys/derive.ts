import type { Services } from '../../server/serve.ts';
import { canonicalOf } from '../../stores/moments/canonical-sql.ts';
import { localName } from '../../stores/moments/migrate.ts';
import type { MomentsPort } from '../../stores/moments/port.ts';
import { countedAs, type LinkedBy, links, linkValues } from './cut-episodes.ts';
import { deriveAnswers, deriveEpisodes } from './derive-episodes.ts';
import {
  deriveTimeline,
  type OptionalColumn,
  optionalColumns,
  type Pass,
  type Statement,
} from './derive-timeline.ts';
import {
  beginGenerations,
  deriving,
  droppableGenerations,
  forgetGenerations,
  type Standing,
  standing,
  switchGenerations,
} from './store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'events' | 'log'>;

/** As many moments as one pass takes on: keeps memory bounded, and a small company in one pass. */
const momentsPerPass = 500_000;
const limits = { seconds: 600 };
const derivedTables = ['timeline', 'episodes', 'answers', 'aliases'];
/** Beside the 16 buckets of customers: the generation of who is whom. */
const linksBucket = 16;

/** What a derivation starts from, with the generation of `aliases` it goes by. */
type Linked = Standing & { readonly linkedBy: LinkedBy };

interface Bucket {
  readonly bucket: number;
  readonly moments: number;
  /** The optional facts that any of its moments has. */
  readonly carried: readonly OptionalColumn[];
}

/** Buckets with moments of these loads, with all the moments that count in each. */
async function touchedBuckets(
  moments: MomentsPort,
  workspace: string,
  { loads, linkedBy }: Linked,
  touchedBy: readonly number[],
  among?: readonly number[],
): Promise<Bucket[]> {
  const names = Object.keys(optionalColumns) as OptionalColumn[];
  const carried = names.map((name) => `if(max(${optionalColumns[name]}), '${name}', '')`);
  const rows = await moments.rows(
    `SELECT bucket, count() AS moments, arrayFilter(name -> name != '', [${carried.join(', ')}]) AS carried
     FROM ${countedAs(linkedBy, 'load IN {loads:Array(UInt64)}', among !== undefined)}
     GROUP BY bucket HAVING countIf(load IN {touchedBy:Array(UInt64)}) > 0 ORDER BY bucket`,
    {
      workspace,
      loads: loads.map(({ load }) => load),
      touchedBy: [...touchedBy],
      buckets: [...(among ?? [])],
      ...linkValues(linkedBy),
    },
    limits,
  );
  return rows as Bucket[];
}

/** The engine reads no statement longer than 256 kB. */
const namesAtOnce = 500;
const allBuckets = 16;

async function bucketsOf(moments: MomentsPort, customers: readonly string[]): Promise<number[]> {
  const found = new Set<number>();
  for (let at = 0; at < customers.length && found.size < allBuckets; at += namesAtOnce) {
    const rows = (await moments.rows(
      'SELECT DISTINCT cityHash64(customer) % 16 AS bucket FROM (SELECT arrayJoin({customers:Array(String)}) AS customer)',
      { customers: customers.slice(at, at + namesAtOnce) },
    )) as { bucket: number }[];
    for (const { bucket } of rows) found.add(bucket);
  }
  return [...found].sort((a, b) => a - b);
}

/** With the buckets of customers whose links changed since the last derivation; one that lost everybody is emptied. */
async function withMoved(
  moments: MomentsPort,
  workspace: string,
  before: Linked,
  chosen: readonly Bucket[],
): Promise<Bucket[]> {
  const moved = await bucketsOf(moments, before.moved);
  const missing = moved.filter((bucket) => !chosen.some((one) => one.bucket === bucket));
  if (missing.length === 0) return [...chosen];
  const every = before.loads.map(({ load }) => load);
  const found = await touchedBuckets(moments, workspace, before, every, missing);
  const emptied = missing.filter((bucket) => !found.some((one) => one.bucket === bucket));
  return [...chosen, ...found, ...emptied.map((bucket) => ({ bucket, moments: 0, carried: [] }))].sort(
    (a, b) => a.bucket - b.bucket,
  );
}

/** Neighbouring buckets together until a pass is full. */
export function passesOf(buckets: readonly Bucket[], perPass = momentsPerPass): Bucket[][] {
  const passes: Bucket[][] = [];
  let size = 0;
  for (const bucket of buckets) {
    const last = passes.at(-1);
    if (last === undefined || size + bucket.moments > perPass) {
      passes.push([bucket]);
      size = bucket.moments;
    } else {
      last.push(bucket);
      size += bucket.moments;
    }
  }
  return passes;
}

async function drop(moments: MomentsPort, generations: readonly number[]): Promise<void> {
  for (const table of derivedTables) {
    for (const generation of generations) {
      await moments.runEverywhere(
        `ALTER TABLE ${localName(moments, table)} DROP PARTITION ${Math.trunc(generation)}`,
      );
    }
  }
}

async function build(
  { records, moments }: Needs,
  workspace: string,
  now: Date,
  before: Linked,
  buckets: readonly Bucket[],
): Promise<Map<number, number>> {
  const next = new Map<number, number>();
  const numbers = await beginGenerations(records, workspace, buckets.length);
  for (const [i, { bucket }] of buckets.entries()) next.set(bucket, numbers[i] as number);
  let summing: Promise<unknown> = Promise.resolve();
  for (const part of passesOf(buckets)) {
    const pass: Pass = {
      workspace,
      buckets: part.map(({ bucket }) => bucket),
      generations: part.map(({ bucket }) => next.get(bucket) as number),
      loads: before.loads,
      now,
      linkedBy: before.linkedBy,
      carried: [
        ...[...new Set(part.flatMap(({ carried }) => carried))].sort(),
        ...(before.linkedBy !== null ? (['known_as'] as const) : []),
      ],
    };
    const run = async (statement: Statement | null) => {
      if (statement !== null) await moments.run(statement.sql, statement.values, limits);
    };
    await Promise.all([run(deriveTimeline(pass)), summing]);
    // What sums a pass up is written while the next one is walked. Its failure is met there; it must not count as
    // unhandled until then.
    summing = Promise.all([run(deriveEpisodes(pass)), run(deriveAnswers(pass))]);
    summing.catch(() => undefined);
  }
  await summing;
  return next;
}

const linkedTo = (generation: number): LinkedBy => ({ generation, canonical: canonicalOf(links) });

/** Writes who is whom under a new generation where that changed; else the one that is current goes on. */
async function withLinks(
  { records, moments }: Needs,
  workspace: string,
  before: Standing,
): Promise<{ readonly linked: Linked; readonly next: ReadonlyMap<number, number> }> {
  const { from, into } = before.aliases;
  const current = before.current.get(linksBucket);
  if (before.moved.length === 0 || from.length === 0) {
    const linkedBy = from.length === 0 || current === undefined ? null : linkedTo(current);
    return { linked: { ...before, linkedBy }, next: new Map() };
  }
  const [generation] = await beginGenerations(records, workspace, 1);
  if (generation === undefined) throw new Error('one generation');
  const lines = from.map((customer, i) =>
    JSON.stringify({ generation, workspace, customer, canonical: into[i] }),
  );
  await moments.insert({
    table: 'aliases',
    columns: ['generation', 'workspace', 'customer', 'canonical'],
    format: 'JSONEachRow',
    bytes: new TextEncoder().encode(lines.join('\n')),
  });
  return {
    linked: { ...before, linkedBy: linkedTo(generation) },
    next: new Map([[linksBucket, generation]]),
  };
}

/** Builds and switches; what was retired or left behind earlier is dropped first. True when anything was derived. */
async function deriveBuckets(
  services: Needs,
  workspace: string,
  input: { now: Date; commit: readonly number[] },
  choose: (before: Linked) => Promise<Bucket[]>,
): Promise<boolean> {
  const { records, moments, log } = services;
  return deriving(records, workspace, async () => {
    const old = await droppableGenerations(records, workspace);
    if (old.length > 0) {
      await drop(moments, old);
      await forgetGenerations(records, workspace, old);
    }
    // A second try is only needed when the lock's connection broke and another server derived meanwhile.
    for (let attempt = 0; attempt < 5; attempt++) {
      const before = await standing(records, workspace, input.commit);
      const started = performance.now();
      const { linked, next: whoIsWhom } = await withLinks(services, workspace, before);
      const buckets = await withMoved(moments, workspace, linked, await choose(linked));
      const built = await build(services, workspace, input.now, linked, buckets);
      const next = new Map([...whoIsWhom, ...built]);
      if (await switchGenerations(records, workspace, before, next, input.commit)) {
        const seconds = (performance.now() - started) / 1000;
        log.debug({ workspace, buckets: buckets.length, seconds }, 'timeline derived');
        return buckets.length > 0;
      }
    }
    throw new Error('The timeline was derived five times while others switched it; giving up');
  });
}

/**
 * Derives timelines, episodes and answers of every customer whom the loads in `commit` touch, from all committed moments
 * and theirs, and then commits those loads and turns readers to the new rows in one transaction.
 *
 * Idempotent: killed anywhere, it is simply called again. Old rows are dropped by a later derivation.
 * Tells the house 'timeline-derived'.
 */
export async function derive(
  services: Needs,
  workspaceId: string,
  input: { now: Date; commit: number[] },
): Promise<void> {
  await deriveBuckets(services, workspaceId, input, (before) =>
    touchedBuckets(services.moments, workspaceId, before, input.commit),
  );
  await services.events.emit({ name: 'timeline-derived', workspace: workspaceId });
}

/** Derives these customers anew: moments came to them, or went, in loads that count already. */
export async function deriveCustomers(
  services: Needs,
  workspaceId: string,
  input: { now: Date; customers: readonly string[] },
): Promise<void> {
  await deriveBuckets(services, workspaceId, { now: input.now, commit: [] }, async (before) => {
    const { from, into } = before.aliases;
    const countedBy = new Map(from.map((customer, i) => [customer, into[i] as string]));
    const customers = input.customers.map((customer) => countedBy.get(customer) ?? customer);
    const counted = before.loads.map(({ load }) => load);
    const touched = await bucketsOf(services.moments, customers);
    return touchedBuckets(services.moments, workspaceId, before, counted, touched);
  });
  await services.events.emit({ name: 'timeline-derived', workspace: workspaceId });
}

/**
 * Brings links between identifiers that changed (`setAliases`) into the timeline: only the buckets they touch are derived.
 * Killed, it is done by the next derivation, whatever that is for. True when anything changed.
 */
export async function deriveLinks(services: Needs, workspaceId: string, now: Date): Promise<boolean> {
  const changed = await deriveBuckets(services, workspaceId, { now, commit: [] }, async () => []);
  if (changed) await services.events.emit({ name: 'timeline-derived', workspace: workspaceId });
  return changed;
}

/**
 * Judges promises again after the clock moved: open ones that fell due, and, when a demo company's clock went back,
 * broken ones that are not due any more. Only customers with such promises are derived. True when anything changed.
 */
export async function rederive(services: Needs, workspaceId: string, now: Date): Promise<boolean> {
  const changed = await deriveBuckets(services, workspaceId, { now, commit: [] }, async (before) => {
    const rows = (await services.moments.rows(
      `SELECT bucket FROM timeline
       WHERE workspace = {workspace:UUID} AND generation IN {generations:Array(UInt64)} AND missed = 0
         AND ((promise = 'open' AND due < {now:DateTime64(3, 'UTC')})
           OR (promise IN ('broken', 'unmeasured') AND due >= {now:DateTime64(3, 'UTC')}))
       GROUP BY bucket ORDER BY bucket`,
      { workspace: workspaceId, generations: [...before.current.values()], now },
      limits,
    )) as { bucket: number }[];
    const loads = before.loads.map(({ load }) => load);
    const all = rows.length === 0 ? [] : await touchedBuckets(services.moments, workspaceId, before, loads);
    return all.filter(({ bucket }) => rows.some((row) => row.bucket === bucket));
  });
  if (changed) await services.events.emit({ name: 'timeline-derived', workspace: workspaceId });
  return changed;
}
