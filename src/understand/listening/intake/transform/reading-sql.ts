import type { Cells } from './cells.ts';
import type { EntryPlan, Plan, ScorePlan } from './plan.ts';
import { isOneOf } from './table-sql.ts';
import { type ColumnRef, isText, originalOf } from './tables.ts';
import { inZone, isDay, isNaive, parsedTime } from './time-sql.ts';
import type { Values } from './values.ts';

export const timeNames = ['at', 'until', 'due', 'made'] as const;

/** What is read of a row, in three layers; each may use the names of those before it. */
export interface Reading {
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly last: readonly string[];
}

const never = "toDateTime64(0, 3, 'UTC')";

/** A score's number, NULL when there is none or it is a declared blank. */
function scoreSql(score: ScorePlan, cell: string, values: Values): string {
  const raw = `trimBoth(${cell})`;
  const texts = score.blank.map((code) => String(code).trim());
  const numbers = texts.map(Number).filter((n) => Number.isFinite(n));
  const blank = [
    `${raw} = ''`,
    ...(texts.length === 0 ? [] : [`has(${values.texts(texts)}, ${raw})`]),
    ...(numbers.length === 0
      ? []
      : [`has(${values.numbers(numbers)}, ifNull(toFloat64OrNull(${raw}), nan))`]),
  ];
  return `if(${blank.join(' OR ')}, NULL, ifNull(toFloat64OrNull(${raw}), nan))`;
}

function scoresMap(scores: readonly ScorePlan[], values: Values): string {
  const type = "'Map(LowCardinality(String), Float64)'";
  if (scores.length === 0) return `CAST(map(), ${type})`;
  const names = scores.map((score) => values.text(score.metric));
  const numbers = scores.map((score, i) =>
    score.reversed ? `${values.number(score.low + score.high)} - score${i}` : `score${i}`,
  );
  const keep = `arrayFilter(s -> isNotNull(s.2), [${names.map((name, i) => `tuple(${name}, CAST(${numbers[i]}, 'Nullable(Float64)'))`).join(', ')}])`;
  return `CAST(mapFromArrays(arrayMap(s -> s.1, ${keep}), arrayMap(s -> assumeNotNull(s.2), ${keep})), ${type})`;
}

function attributesMap(entry: EntryPlan, cells: Cells, values: Values): string {
  const type = "'Map(LowCardinality(String), String)'";
  const named = [...entry.episodeAttributes, ...entry.attributes].map(
    ({ name, cell }) => `${values.text(name)}, ${cells.value(cell, values)}`,
  );
  const own = named.length === 0 ? `map()` : `mapFilter((k, v) -> v != '', map(${named.join(', ')}))`;
  if (entry.facts === null) return `CAST(${own}, ${type})`;
  const facts = `mapFilter((k, v) -> v != '', JSONExtract(${cells.of(entry.facts)}, 'Map(String, String)'))`;
  return `CAST(${named.length === 0 ? facts : `mapUpdate(${facts}, ${own})`}, ${type})`;
}

/** A cell for telling rows apart: a text by the fingerprint of what it was before it was redacted, so that lists and
 * recognisers may change. */
function original(plan: Plan, ref: ColumnRef, cells: Cells): string {
  return cells.of(isText(plan.tables, ref) ? originalOf(ref) : ref);
}

/**
 * What makes a moment this moment and no other, as one text: the same again, in another export, is a duplicate. Its facts
 * stand in a fixed order, parted by NUL, which no taken row holds; hashing one text costs the engine a fifth of hashing
 * as many arguments.
 */
function identity(plan: Plan, entry: EntryPlan, cells: Cells, values: Values): string {
  const told = (ref: ColumnRef) => original(plan, ref, cells);
  const owner = 'by' in plan.episodeRule ? 'episode' : 'customer';
  const said = (text: string) => ({ text });
  const parts: (string | { text: string })[] =
    entry.id !== null
      ? [said(entry.identity), 'step', cells.of(entry.id)]
      : [
          said(entry.identity),
          owner,
          'step',
          ...timeNames.map((name) =>
            entry.times[name] === null
              ? said(name)
              : `toString(toInt64(ifNull(toUnixTimestamp64Milli(${name}_time), 0)))`,
          ),
          ...(entry.text === null ? [] : [told(entry.text)]),
          ...entry.scores.flatMap((score, i) => [said(score.metric), `ifNull(toString(score${i}), '')`]),
          ...(['function', 'channel', 'resource', 'lifecycle', 'language'] as const).flatMap((name) => {
            const cell = entry.texts[name];
            return cell !== null && 'ref' in cell ? [said(name), told(cell.ref)] : [];
          }),
          ...entry.attributes.flatMap(({ name, cell }) =>
            'ref' in cell ? [said(name), told(cell.ref)] : [],
          ),
          ...(entry.facts === null ? [] : [cells.of(entry.facts)]),
          ...(entry.withdrawn === null ? [] : ['toString(withdrawn)']),
        ];
  const texts = parts.map((part) => (typeof part === 'string' ? part : values.text(part.text)));
  return `concat(${texts.join(", '\\0', ")})`;
}

function times(plan: Plan, entry: EntryPlan, cells: Cells, values: Values) {
  const { zone } = plan.time;
  const first: string[] = [];
  const second: string[] = [];
  const gaps: string[] = [];
  const repeats: string[] = [];
  for (const name of timeNames) {
    const ref = entry.times[name];
    if (ref === null) {
      first.push(`'' AS ${name}_raw`);
      second.push(`CAST(NULL, 'Nullable(DateTime64(3, \\'UTC\\'))') AS ${name}_time`);
      continue;
    }
    const raw = `${name}_raw`;
    first.push(`trimBoth(${cells.of(ref)}) AS ${raw}`);
    first.push(`${parsedTime(raw, plan.time, values)} AS ${name}_read`);
    let at = `${name}_read`;
    if (name === 'due' || name === 'until') {
      // A day without a time of day means its end.
      at = `if(${isDay(raw, plan.time, values)}, addMilliseconds(addDays(${at}, 1), -1), ${at})`;
    }
    if (zone === 'UTC') {
      second.push(`${at} AS ${name}_time`);
      continue;
    }
    second.push(`${isNaive(raw, values)} AS ${name}_naive`, `${at} AS ${name}_local`);
    const local = inZone(`${name}_local`, zone);
    second.push(`if(${name}_naive, ${local.at}, ${name}_local) AS ${name}_time`);
    gaps.push(`ifNull(${name}_naive AND ${local.gap}, 0)`);
    repeats.push(`ifNull(${name}_naive AND ${local.repeated}, 0)`);
  }
  second.push(
    `toUInt8(${gaps.join(' OR ') || '0'}) AS gap`,
    `toUInt8(${repeats.join(' OR ') || '0'}) AS repeated`,
  );
  return { first, second };
}

/** A column that a join meets on is known even when the other table has no such row: it is the row's own key. */
function keyed(entry: EntryPlan, ref: ColumnRef, cells: Cells): string {
  const hop = entry.hops.find(({ to }) => to.table === ref.table && to.column === ref.column);
  const cell = cells.of(ref);
  return hop === undefined ? cell : `if(${cell} = '', ${cells.of(hop.from)}, ${cell})`;
}

/**
 * A name for a row of which nobody knows whose it is. It rests on the row's place and what was said, so that the same
 * export again, or a longer one, names it alike.
 */
function anonymousRow(plan: Plan, refs: readonly ColumnRef[], cells: Cells): string {
  const said = refs.map((ref) => original(plan, ref, cells)).join(', ');
  return `concat('anonymous ', lower(hex(sipHash64(row${said === '' ? '' : `, ${said}`}))))`;
}

/** The SQL that reads an entry's row: its names, times and scores; then the columns of the moment. */
export function readingOf(plan: Plan, entry: EntryPlan, cells: Cells, values: Values): Reading {
  const byId = 'by' in plan.episodeRule;
  const customer = entry.customer === null ? "''" : cells.of(entry.customer);
  const episode =
    entry.rowKey !== null
      ? anonymousRow(plan, entry.rowKey, cells)
      : entry.episode === null
        ? customer
        : keyed(entry, entry.episode, cells);
  const { first, second } = times(plan, entry, cells, values);
  const text = (name: keyof EntryPlan['texts']) => {
    const cell = entry.texts[name];
    return cell === null ? "''" : cells.value(cell, values);
  };
  const made = 'ifNull(made_time, due_time)';
  const withdrawn =
    entry.withdrawn === null ? '0' : isOneOf(cells.of(entry.withdrawn.ref), entry.withdrawn, values);
  const who = identity(plan, entry, cells, values);
  for (const only of entry.only) cells.of(only.ref);
  return {
    first: [
      `${byId ? episode : "''"} AS episode`,
      byId ? `if(${customer} = '', episode, ${customer}) AS customer` : `${customer} AS customer`,
      `toUInt8(${entry.customer === null ? '0' : `${customer} = ''`}) AS nobody`,
      `${cells.value(entry.step, values)} AS step`,
      ...first,
      ...entry.scores.map((score, i) => `${scoreSql(score, cells.of(score.ref), values)} AS score${i}`),
      `${entry.text === null ? "''" : cells.of(entry.text)} AS text`,
      `${entry.text !== null && isText(plan.tables, entry.text) ? original(plan, entry.text, cells) : "''"} AS text_key`,
      `toUInt8(${withdrawn}) AS withdrawn`,
    ],
    second,
    last: [
      `${values.text(entry.kind)} AS kind`,
      `${text('function')} AS function`,
      `${text('channel')} AS channel`,
      `${text('resource')} AS resource`,
      `${text('lifecycle')} AS lifecycle`,
      `${text('language')} AS language`,
      `assumeNotNull(ifNull(${entry.kind === 'promise' ? made : 'at_time'}, ${never})) AS at`,
      `assumeNotNull(ifNull(until_time, ${never})) AS until`,
      `assumeNotNull(ifNull(${entry.kind === 'promise' ? 'due_time' : 'NULL'}, ${never})) AS due`,
      `toUInt16(${entry.declared}) AS declared`,
      `${values.text(entry.absent)} AS absent`,
      `${scoresMap(entry.scores, values)} AS scores`,
      `${attributesMap(entry, cells, values)} AS attributes`,
      `${who} AS identity`,
      'sipHash128Reference(identity) AS base',
      // Good enough to see whether anything repeats, at a fifth of the time.
      'cityHash64(identity) AS quick',
    ],
  };
}
