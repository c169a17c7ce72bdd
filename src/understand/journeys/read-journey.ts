import type { Caller } from '../../kernel/policy.ts';
import { Refused, refuse } from '../../kernel/refusal.ts';
import { isOnlyToldInGroups } from '../../kernel/stakeholder.ts';
import type { Services } from '../../server/serve.ts';
import { ask, ofEverybody, type Scope } from '../../stores/moments/question.ts';
import { onlyInGroups } from '../../stores/moments/stakeholder-sql.ts';
import { groupsOf } from '../people/groups/index.ts';
import { countedBy } from './alias-store.ts';
import { type Item, type Journey, promiseStateShape } from './contract.ts';
import { type TimelineRow, timelineItems } from './questions/timeline-items.ts';
import { type Source, sourcesOf } from './store.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope' | 'isAllowed'>;

const usualLimit = 1000;
/** What the engine may hand over for one person; a timeline beyond it is counted, not shown. */
const mostRows = 100_000;

const orNull = (text: string) => (text === '' ? null : text);
/** The store keeps 1970 where a time is not known. */
const timeOrNull = (at: string) => (Date.parse(at) === 0 ? null : at);
const secondsBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 1000;

function itemOf(
  row: TimelineRow,
  rows: readonly TimelineRow[],
  sources: ReadonlyMap<number, Source>,
  mayReadWords: boolean,
): Item {
  const state = promiseStateShape.safeParse(row.promise);
  const met = timeOrNull(row.met);
  const made =
    row.missed === 1 ? rows.find((other) => other.moment === row.moment && other.missed === 0) : row;
  const step = made?.step ?? row.step;
  const source = sources.get(row.source);
  return {
    moment: row.moment,
    kind: row.missed === 1 ? 'missed' : row.kind,
    step: row.step,
    at: row.at,
    until: timeOrNull(row.until),
    function: orNull(row.function),
    channel: orNull(row.channel),
    resource: orNull(row.resource),
    language: orNull(row.language),
    position: row.position === 0 ? null : row.position,
    waitSeconds: row.position > 1 ? row.wait : null,
    text: mayReadWords ? orNull(row.text) : null,
    textHidden: row.text !== '' && !mayReadWords,
    scores: Object.entries(row.scores)
      .map(([metric, value]) => ({ metric, value }))
      .sort((a, b) => (a.metric < b.metric ? -1 : 1)),
    promise: state.success
      ? {
          step,
          function: orNull(row.function),
          state: state.data,
          made: made?.at ?? row.at,
          due: row.due,
          met,
          lateSeconds: met === null ? null : secondsBetween(row.due, met),
          quotedFrom: orNull(row.quoted.split('/')[0] ?? ''),
        }
      : null,
    attributes: row.attributes,
    source: { file: source?.name ?? null, row: row.row, importedAt: source?.importedAt ?? null },
  };
}

function journeyOf(rows: readonly TimelineRow[], items: readonly Item[], limit: number): Journey {
  const walked = rows.filter((row) => row.position > 0);
  const own = walked.length > 0 ? walked : rows;
  const times = own.map((row) => row.at);
  const ends = own.flatMap((row) => [row.at, row.until]);
  const started = times.sort()[0] ?? '';
  const ended = ends.sort().at(-1) ?? '';
  return {
    episode: rows[0]?.episode ?? '',
    customer: rows[0]?.customer ?? '',
    started,
    ended,
    seconds: secondsBetween(started, ended),
    items: items.slice(0, limit),
    moreItems: Math.max(0, items.length - limit),
  };
}

/** Where one person's rows are looked up. Throws `Refused` when single people of their group are shown to nobody. */
async function scopeAround(services: Needs, workspace: string, customer: string | undefined): Promise<Scope> {
  const scope = await services.scope(workspace);
  if (customer === undefined) return scope;
  const groups = await services.records.inWorkspace(workspace, (tx) => groupsOf(tx, [customer]));
  const group = groups.get(customer) ?? 'customer';
  if (isOnlyToldInGroups(group)) throw new Refused(onlyInGroups);
  return group === 'customer' ? scope : ofEverybody(scope);
}

async function read(
  services: Needs,
  caller: Caller,
  of: { episode: string } | { customer: string },
  whose?: string,
) {
  const scope = await scopeAround(services, caller.workspaceId, whose);
  const rows = await ask(services.moments, scope, timelineItems(of, mostRows));
  const numbers = [...new Set(rows.map((row) => row.source))];
  const sources = await sourcesOf(services.records, caller.workspaceId, numbers);
  const mayReadWords = services.isAllowed(caller, 'read', 'verbatim', undefined);
  // A person's timeline is short; the rows of one episode are all that an item looks at.
  const episodes = Map.groupBy(rows, (row) => JSON.stringify([row.customer, row.episode]));
  return [...episodes.values()].map((own) => ({
    rows: own,
    items: own.map((row) => itemOf(row, own, sources, mayReadWords)),
  }));
}

/** One episode with every item's source record. Throws `Refused` when there is none, or several customers share the id. */
export async function readEpisode(
  services: Needs,
  caller: Caller,
  asked: {
    readonly episode: string;
    readonly customer?: string | undefined;
    readonly limit?: number | undefined;
  },
): Promise<Journey> {
  const all = await read(services, caller, { episode: asked.episode }, asked.customer);
  const own = all.filter(({ rows }) => asked.customer === undefined || rows[0]?.customer === asked.customer);
  const [first] = own;
  if (first === undefined || asked.episode === '') {
    throw new Refused(
      refuse('no-such-episode', `There is no episode "${asked.episode}".`, {
        kind: 'not-found',
        next: 'Look one up with `sirius journeys show --customer ID`, or behind a number on the map.',
      }),
    );
  }
  if (own.length > 1) {
    const names = own.slice(0, 10).map(({ rows }) => rows[0]?.customer ?? '');
    throw new Refused(
      refuse('several-customers', `${own.length} customers have an episode "${asked.episode}".`, {
        kind: 'conflict',
        next: `Say whose with --customer (customer=): ${names.join(', ')}.`,
      }),
    );
  }
  return journeyOf(first.rows, first.items, asked.limit ?? usualLimit);
}

/** A customer's episodes, earliest first, and what belongs to none. Throws `Refused` when nobody has that name. */
export async function readCustomer(
  services: Needs,
  caller: Caller,
  asked: { readonly customer: string; readonly limit?: number | undefined },
) {
  const customer = await services.records.inWorkspace(caller.workspaceId, (tx) =>
    countedBy(tx, asked.customer),
  );
  const all = await read(services, caller, { customer }, customer);
  if (all.length === 0) {
    throw new Refused(
      refuse('no-such-customer', `There is no customer "${asked.customer}".`, {
        kind: 'not-found',
        next: 'Customers are named as in the imported files; find one behind a number on the map.',
      }),
    );
  }
  let left = asked.limit ?? usualLimit;
  const loose = all.find(({ rows }) => rows[0]?.episode === '');
  const outsideEpisodes = (loose?.items ?? []).slice(0, left);
  left -= outsideEpisodes.length;
  const journeys = all
    .filter((each) => each !== loose)
    .map(({ rows, items }) => journeyOf(rows, items, Number.POSITIVE_INFINITY))
    .sort((a, b) =>
      a.started < b.started ? -1 : a.started > b.started ? 1 : a.episode < b.episode ? -1 : 1,
    );
  const episodes: Journey[] = [];
  for (const journey of journeys) {
    if (left <= 0) break;
    episodes.push({
      ...journey,
      items: journey.items.slice(0, left),
      moreItems: Math.max(0, journey.items.length - left),
    });
    left -= journey.items.length;
  }
  return {
    customer,
    episodes,
    outsideEpisodes,
    moreEpisodes: journeys.length - episodes.length,
  };
}
