import { isRefusal, orThrow, type Refusal, Refused, refuse } from '../../../../kernel/refusal.ts';
import type { Mapping, MomentMapping } from '../mapping.contract.ts';
import { edgesOf, type Hop, wayBetween } from './joins.ts';
import { type ColumnRef, findColumn, type Tables } from './tables.ts';
import { isZone, timeForms } from './time-format.ts';
import type { TimeReading } from './time-sql.ts';

/** A mapped value: literal text, or a column. */
export type Cell = { readonly literal: string } | { readonly ref: ColumnRef };

export interface ScorePlan {
  readonly metric: string;
  readonly ref: ColumnRef;
  readonly low: number;
  readonly high: number;
  readonly blank: readonly (string | number)[];
  readonly reversed: boolean;
}

export interface OnlyPlan {
  readonly ref: ColumnRef;
  readonly values: readonly string[];
}

/** One entry of the mapping's `moments`, with every name resolved. */
export interface EntryPlan {
  /** Its place in the mapping, from 0: equal times are ordered by it. */
  readonly declared: number;
  /** Tells entries with the same kind and step apart; keeps a moment's identity when the mapping is reordered. */
  readonly identity: string;
  readonly table: string;
  readonly kind: MomentMapping['kind'];
  readonly step: Cell;
  readonly texts: Readonly<
    Record<'function' | 'channel' | 'resource' | 'lifecycle' | 'language', Cell | null>
  >;
  readonly times: Readonly<Record<'at' | 'until' | 'due' | 'made', ColumnRef | null>>;
  readonly episode: ColumnRef | null;
  readonly customer: ColumnRef | null;
  /** Where the mapping knows neither episode nor customer: the cells that make a row a person of its own. */
  readonly rowKey: readonly ColumnRef[] | null;
  readonly text: ColumnRef | null;
  readonly id: ColumnRef | null;
  readonly facts: ColumnRef | null;
  readonly withdrawn: OnlyPlan | null;
  readonly absent: 'broken' | 'unmeasured';
  readonly scores: readonly ScorePlan[];
  /** The moment's own facts. */
  readonly attributes: readonly { readonly name: string; readonly cell: Cell }[];
  /** Facts of the episode; they may change between exports, so they are no part of what a moment is. */
  readonly episodeAttributes: readonly { readonly name: string; readonly cell: Cell }[];
  readonly only: readonly OnlyPlan[];
  /** The ways to the other tables this entry reads, shortest first. */
  readonly hops: readonly Hop[];
}

export interface Plan {
  readonly entries: readonly EntryPlan[];
  readonly tables: Tables;
  readonly time: TimeReading;
  readonly episodeRule: { by: 'id' } | { gap: number } | { until: string[] };
  /** Customers who were erased and are not to be taken again, as a condition on a column; null = nobody. */
  readonly keptOut: ((column: string) => string) | null;
}

const unitSeconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

function ruleOf(episode: Mapping['episode']): Plan['episodeRule'] {
  if (episode === undefined || typeof episode === 'string') return { by: 'id' };
  if ('until' in episode) return { until: episode.until };
  return { gap: Number(episode.gap.slice(0, -1)) * (unitSeconds[episode.gap.slice(-1)] ?? 1) };
}

function timeOf(time: Mapping['time']): TimeReading {
  if (!isZone(time.zone)) {
    throw new Refused(
      refuse('bad-zone', `The time zone "${time.zone}" is not known.`, {
        next: 'Write it like Europe/Berlin, America/Sao_Paulo or UTC.',
      }),
    );
  }
  return { zone: time.zone, forms: time.formats.flatMap((format) => orThrow(timeForms(format))) };
}

function refsOf(entry: Omit<EntryPlan, 'hops'>): ColumnRef[] {
  const cells = [entry.step, ...Object.values(entry.texts)];
  const named = [...entry.attributes, ...entry.episodeAttributes].map(({ cell }) => cell);
  return [
    ...[...cells, ...named].flatMap((cell) => (cell !== null && 'ref' in cell ? [cell.ref] : [])),
    ...Object.values(entry.times),
    ...entry.scores.map((score) => score.ref),
    ...entry.only.map((only) => only.ref),
    ...[entry.episode, entry.customer, entry.text, entry.id, entry.facts, entry.withdrawn?.ref ?? null],
  ].filter((ref) => ref !== null && ref !== undefined);
}

/** Every name of the mapping found in the tables, or one sentence about the first that is not. */
export function planOf(mapping: Mapping, tables: Tables, keptOut: Plan['keptOut'] = null): Plan | Refusal {
  try {
    return { ...resolved(mapping, tables), keptOut };
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

function resolved(mapping: Mapping, tables: Tables): Omit<Plan, 'keptOut'> {
  const names = [...tables.keys()];
  const sameIdentity = new Map<string, number>();
  const find = (own: string | undefined, written: string) => orThrow(findColumn(tables, own, written));
  /** A name of the whole mapping: the moment's own column where it has one, else the one table that has it. */
  const shared = (own: string, written: string): ColumnRef => {
    const ref = findColumn(tables, own, written);
    return isRefusal(ref) ? find(undefined, written) : ref;
  };
  const ownOf = (table: string) => tables.get(table)?.mapping;
  const episodeName = typeof mapping.episode === 'string' ? mapping.episode : undefined;
  const episodeOf = (table: string) => ownOf(table)?.episode ?? episodeName;
  const customerOf = (table: string) => ownOf(table)?.customer ?? mapping.customer;
  const ownersNamed = [
    episodeName,
    mapping.customer,
    ...names.flatMap((name) => [episodeOf(name), customerOf(name)]),
  ];
  const anchors = [...new Set(ownersNamed)].flatMap((written) => {
    const ref = written === undefined ? null : findColumn(tables, undefined, written);
    return ref === null || isRefusal(ref) ? [] : [ref.table];
  });
  const edges = orThrow(edgesOf(tables, anchors));

  // An anonymous survey names nobody: each of its rows is somebody. Joined tables would need a name to meet on.
  const anonymous =
    mapping.episode === undefined &&
    names.every((name) => episodeOf(name) === undefined && customerOf(name) === undefined) &&
    names.length === 1 &&
    mapping.moments.every((moment) => typeof moment.step !== 'object');
  const rowKey = () =>
    [
      ...new Set(
        mapping.moments.flatMap((moment) => [
          ...[moment.at, moment.due, moment.text].flatMap((written) => written ?? []),
          ...Object.values(moment.scores ?? {}).map((score) => score.column),
        ]),
      ),
    ].map((written) => find(names[0], written));

  const entryOf = (moment: MomentMapping, declared: number): EntryPlan => {
    const table = moment.table ?? (names.length === 1 ? names[0] : undefined);
    if (table === undefined || !tables.has(table)) {
      throw new Refused(
        refuse(
          'bad-mapping',
          `Moment ${declared + 1} of the mapping names the table "${moment.table ?? ''}".`,
          {
            next: `Name one of: ${names.join(', ')}.`,
          },
        ),
      );
    }
    const cell = (value: MomentMapping['step']): Cell =>
      typeof value === 'object' ? { ref: find(table, value.column) } : { literal: String(value) };
    const optional = (value: MomentMapping['function']) => (value === undefined ? null : cell(value));
    const column = (written: string | undefined) => (written === undefined ? null : find(table, written));
    const owner = (written: string | undefined) => (written === undefined ? null : shared(table, written));
    const only = (values: Record<string, string | string[]> | undefined): OnlyPlan[] =>
      Object.entries(values ?? {}).map(([name, allowed]) => ({
        ref: find(table, name),
        values: [allowed].flat().map((value) => value.trim().toLowerCase()),
      }));
    const named = (facts: Record<string, MomentMapping['step']> | undefined, at: typeof cell) =>
      Object.entries(facts ?? {}).map(([name, value]) => ({ name, cell: at(value) }));
    const same = JSON.stringify([moment.kind, moment.step]);
    const nth = sameIdentity.get(same) ?? 0;
    sameIdentity.set(same, nth + 1);
    const { withdrawn } = moment;
    const entry = {
      declared,
      identity: nth === 0 ? moment.kind : `${moment.kind} ${nth}`,
      table,
      kind: moment.kind,
      step: cell(moment.step),
      texts: {
        function: optional(moment.function),
        channel: optional(moment.channel),
        resource: optional(moment.resource),
        lifecycle: optional(moment.lifecycle),
        language: optional(moment.language),
      },
      times: {
        at: column(moment.at),
        until: column(moment.until),
        due: column(moment.due),
        made: column(moment.made),
      },
      episode: owner(episodeOf(table)),
      customer: owner(customerOf(table)),
      rowKey: anonymous ? rowKey() : null,
      text: column(moment.text),
      id: column(moment.id),
      facts: column(moment.facts),
      withdrawn:
        withdrawn === undefined
          ? null
          : {
              ref: find(table, withdrawn.column),
              values: withdrawn.values.map((value) => value.trim().toLowerCase()),
            },
      absent: moment.absent ?? ('broken' as const),
      scores: Object.entries(moment.scores ?? {}).map(([metric, score]) => ({
        metric,
        ref: find(table, score.column),
        low: score.scale[0],
        high: score.scale[1],
        blank: score.blank,
        reversed: score.reversed ?? false,
      })),
      attributes: named(moment.attributes, cell),
      episodeAttributes: named({ ...mapping.attributes, ...ownOf(table)?.attributes }, (value) =>
        typeof value === 'object' ? { ref: shared(table, value.column) } : { literal: String(value) },
      ),
      only: [...only(tables.get(table)?.mapping.only), ...only(moment.only)],
    };
    const hops = new Map<string, Hop>();
    for (const ref of refsOf(entry)) {
      if (ref.table === table) continue;
      for (const hop of orThrow(wayBetween(edges, table, ref.table))) hops.set(hop.to.table, hop);
    }
    return { ...entry, hops: [...hops.values()] };
  };

  const rule = ruleOf(mapping.episode);
  if (!('by' in rule) && names.some((name) => customerOf(name) === undefined)) {
    throw new Refused(
      refuse('no-customer', 'Episodes cut by silence or by a goal need a customer column.', {
        next: 'Add `customer:` to the mapping.',
      }),
    );
  }
  const nobody = names.every((name) => episodeOf(name) === undefined && customerOf(name) === undefined);
  if (mapping.episode === undefined && nobody && !anonymous) {
    throw new Refused(
      refuse('no-episode', 'The mapping names neither an episode nor a customer column.', {
        next: 'Add `episode:` (an order, ticket or case number) or `customer:` to it.',
      }),
    );
  }
  return { entries: mapping.moments.map(entryOf), tables, time: timeOf(mapping.time), episodeRule: rule };
}
