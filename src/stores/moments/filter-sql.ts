import type { Condition, Filter } from '../../kernel/filter.ts';
import { isOfMeaning, keepEpisodesOfMeaning, keepVoices } from './meaning-sql.ts';
import type { Value } from './port.ts';
import { joined, opposite, type SqlCondition, sign } from './sql-condition.ts';
import { asksForGroup } from './stakeholder-sql.ts';

export type { SqlCondition };

const textColumns = new Set(['step', 'function', 'channel', 'language', 'customer', 'episode']);
const timelineColumns = new Set([...textColumns, 'kind', 'resource', 'lifecycle', 'promise', 'text']);

const waitField = /^wait\((.+) → (.+)\)$/;
/** Fields about the walk of an episode, which no single answer has. */
export const isOfWalk = (field: string) => field === 'repeated' || waitField.test(field);

/**
 * Two fields about the walk: `repeated=STEP` (done again), and `wait(A → B)>=SECONDS` (between two steps that follow
 * each other).
 */
function walkCondition(c: Condition, field: string, text: string): SqlCondition | null {
  if (c.field === 'repeated') {
    return {
      sql: `position > 0 AND occurrence > 1 AND step IN {${text}:Array(String)}`,
      values: { [text]: [...c.values] },
    };
  }
  const [, from, to] = waitField.exec(c.field) ?? [];
  const seconds = Number(c.values[0]);
  if (from === undefined || to === undefined || !Number.isFinite(seconds)) return null;
  return {
    sql: `position > 1 AND previous_step = {${field}a:String} AND step = {${field}b:String} AND wait ${sign[c.operator]} {${text}:Float64}`,
    values: { [`${field}a`]: from, [`${field}b`]: to, [text]: seconds },
  };
}

const ofCustomer = 'customer.';

/**
 * Three fields about the customer: `stakeholder=GROUP` (employee, supplier …: without it, customers); `segment=NAME` (in a segment of that name; also what an attribute of that name says, for
 * companies whose files bring one), and `customer.NAME=VALUE` (what the company's own tables say of them).
 */
function customerCondition(c: Condition, field: string, text: string): SqlCondition | null {
  const not = opposite(c) ? 'NOT ' : '';
  const ordered = c.operator !== '=' && c.operator !== '!=';
  // The runner asks of that group alone; within it, it holds for everybody.
  if (c.field === 'stakeholder') {
    const groups = c.operator === '=' ? [...c.values] : [`${c.operator}${c.values.join('|')}`];
    return { sql: asksForGroup(text), values: { [text]: groups } };
  }
  if (c.field === 'segment' && !ordered) {
    return {
      sql: `${not}(customer IN {{members:${text}}} OR attributes['segment'] IN {${text}:Array(String)})`,
      values: { [text]: [...c.values] },
    };
  }
  if (!c.field.startsWith(ofCustomer)) return null;
  const [first = ''] = c.values;
  const number = Number(first);
  const isNumber = ordered && first.trim() !== '' && Number.isFinite(number);
  const value = isNumber
    ? `ifNull(toFloat64OrNull(value) ${sign[c.operator]} {${text}:Float64}, 0)`
    : ordered
      ? `value ${sign[c.operator]} {${text}:String}`
      : `value IN {${text}:Array(String)}`;
  return {
    sql: `customer ${not}IN (SELECT customer FROM {{customers}} WHERE name = {${field}:String} AND ${value})`,
    values: {
      [field]: c.field.slice(ofCustomer.length),
      [text]: isNumber ? number : ordered ? first : [...c.values],
    },
  };
}

/** Is the field about the customer, whatever moment or episode it is asked of? */
export const isOfCustomer = (field: string) =>
  field === 'segment' || field === 'stakeholder' || field.startsWith(ofCustomer);

function build(
  c: Condition,
  name: string,
  columns: ReadonlySet<string>,
  hasScores: boolean,
): { sql: string; values: Record<string, Value> } {
  const field = `${name}f`;
  const text = `${name}v`;
  const [first = ''] = c.values;
  if (c.field === 'at') {
    return {
      sql: `at ${sign[c.operator]} parseDateTime64BestEffort({${text}:String}, 3, 'UTC')`,
      values: { [text]: first },
    };
  }
  const walked = walkCondition(c, field, text);
  if (walked !== null) return walked;
  const customers = customerCondition(c, field, text);
  if (customers !== null) return customers;
  const number = Number(first);
  const ordered = c.operator !== '=' && c.operator !== '!=';
  if (columns.has(c.field)) {
    const sql = ordered
      ? `toString(${c.field}) ${sign[c.operator]} {${text}:String}`
      : `toString(${c.field}) ${opposite(c) ? 'NOT ' : ''}IN {${text}:Array(String)}`;
    return { sql, values: { [text]: ordered ? first : [...c.values] } };
  }
  const values: Record<string, Value> = { [field]: c.field };
  if (ordered) {
    // Numbers compare as numbers; anything else as text ('2025-06' >= '2025-01').
    if (first.trim() !== '' && Number.isFinite(number)) {
      values[text] = number;
      const attribute = `ifNull(toFloat64OrNull(attributes[{${field}:String}]) ${sign[c.operator]} {${text}:Float64}, 0)`;
      const score = `(mapContains(scores, {${field}:String}) AND scores[{${field}:String}] ${sign[c.operator]} {${text}:Float64})`;
      return { sql: hasScores ? `(${score} OR ${attribute})` : attribute, values };
    }
    values[text] = first;
    return {
      sql: `(mapContains(attributes, {${field}:String}) AND attributes[{${field}:String}] ${sign[c.operator]} {${text}:String})`,
      values,
    };
  }
  values[text] = [...c.values];
  const attribute = `attributes[{${field}:String}] IN {${text}:Array(String)}`;
  const score = `(mapContains(scores, {${field}:String}) AND toString(scores[{${field}:String}]) IN {${text}:Array(String)})`;
  const either = hasScores ? `(${attribute} OR ${score})` : attribute;
  return { sql: opposite(c) ? `NOT ${either}` : either, values };
}

/**
 * Keeps whole episodes: true for those of which, for each condition, at least one moment meets it
 * (for `!=`: no moment has it). Use in a question on {{timeline}}, {{episodes}} or {{answers}}.
 */
export function keepEpisodes(filter: Filter, prefix = 'w'): SqlCondition {
  if (filter.length === 0) return { sql: '1', values: {} };
  const meant = keepEpisodesOfMeaning(filter.filter(isOfMeaning), `${prefix}x`);
  const walked = filter.filter((c) => !isOfMeaning(c));
  if (walked.length === 0) return joined(meant);
  const parts = walked.map((c, i) => {
    const positive: Condition = opposite(c) ? { ...c, operator: '=' } : c;
    const { sql, values } = build(positive, `${prefix}${i}`, timelineColumns, true);
    // A promise that a step will happen is not the step: only what happened, and what was missed, counts as it.
    const happened =
      c.field === 'step' || c.field === 'function' ? " AND (kind != 'promise' OR missed = 1)" : '';
    return { sql: `countIf((${sql})${happened}) ${opposite(c) ? '= 0' : '> 0'}`, values };
  });
  const having = joined(parts);
  const met = {
    sql: `episode_number IN (SELECT episode_number FROM {{timeline}} GROUP BY episode_number HAVING ${having.sql})`,
    values: having.values,
  };
  return meant.length === 0 ? met : joined([met, ...meant]);
}

/** Keeps single moments of {{timeline}}; `episode.` conditions look at the whole episode. */
export function keepMoments(filter: Filter, prefix = 'w'): SqlCondition {
  const own = filter.filter((c) => !c.anywhereInEpisode);
  const episode = keepEpisodes(
    filter.filter((c) => c.anywhereInEpisode),
    `${prefix}e`,
  );
  const parts = [
    ...own.filter((c) => !isOfMeaning(c)).map((c, i) => build(c, `${prefix}${i}`, timelineColumns, true)),
    ...keepVoices(own.filter(isOfMeaning), 'id', `${prefix}x`),
  ];
  return joined(episode.sql === '1' ? parts : [...parts, episode]);
}

/**
 * Keeps single answers of {{answers}} by what the answer itself carries (step, function, channel, language,
 * customer, episode, at, attributes, what the words given with it mean); anything else, and `episode.` conditions, look at
 * the answer's episode.
 */
export function keepAnswers(filter: Filter, prefix = 'w'): SqlCondition {
  const onlyTimeline = new Set(['kind', 'resource', 'promise', 'lifecycle', 'text']);
  const ofEpisode = (c: Condition) => c.anywhereInEpisode || onlyTimeline.has(c.field) || isOfWalk(c.field);
  const own = filter.filter((c) => !ofEpisode(c));
  const rest = filter.filter(ofEpisode);
  const episode = keepEpisodes(rest, `${prefix}e`);
  const meant = keepVoices(own.filter(isOfMeaning), 'moment', `${prefix}x`);
  const parts: SqlCondition[] = own
    .filter((c) => !isOfMeaning(c))
    .map((c, i) => {
      if (c.field === 'value' && c.operator !== '=' && c.operator !== '!=') {
        return {
          sql: `value ${sign[c.operator]} {${prefix}${i}v:Float64}`,
          values: { [`${prefix}${i}v`]: Number(c.values[0]) },
        };
      }
      return build(c, `${prefix}${i}`, textColumns, false);
    });
  return joined([...parts, ...meant, ...(episode.sql === '1' ? [] : [episode])]);
}
