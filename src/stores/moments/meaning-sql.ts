import type { Condition, Filter } from '../../kernel/filter.ts';
import { joined, opposite, type SqlCondition, sign } from './sql-condition.ts';

const effortLevels = new Set(['high', 'low', 'not expressed']);
const listed = {
  theme: 'themes',
  emotion: 'emotions',
  cue: 'cues',
  intent: 'intents',
  object: 'about_objects',
} as const;
/** What a whole voice is about; every clause of it carries that. */
const aboutColumns: Readonly<Record<string, string>> = {
  'about.step': 'about_step',
  'about.function': 'about_function',
};
/** What stands for "nothing of the kind" in each list. */
const none: Readonly<Record<string, string>> = {
  theme: 'unassigned',
  emotion: 'not expressed',
  intent: 'nothing',
  object: 'unknown',
};
const isListed = (field: string): field is keyof typeof listed => Object.hasOwn(listed, field);

/**
 * Fields about what a voice says: theme, sentiment, emotion, effort, cue, intent, and the story it tells. A metric may be
 * called "effort": only the levels themselves are asked of the words.
 */
export const isOfMeaning = (c: Condition) =>
  c.field === 'sentiment' ||
  c.field === 'story' ||
  Object.hasOwn(aboutColumns, c.field) ||
  (c.field === 'effort' && c.values.every((value) => effortLevels.has(value))) ||
  isListed(c.field);

/** One condition on a row of {{clauses}}, without regard to `!=`. */
function clauseCondition(c: Condition, name: string): SqlCondition {
  const [first = ''] = c.values;
  const ordered = c.operator !== '=' && c.operator !== '!=';
  if (c.field === 'sentiment' && ordered) {
    const value = Number(first);
    return Number.isFinite(value)
      ? {
          sql: `sentiment_class != '' AND sentiment ${sign[c.operator]} {${name}:Float64}`,
          values: { [name]: value },
        }
      : { sql: '0', values: {} };
  }
  const values = { [name]: [...c.values] };
  if (c.field === 'story') {
    // A story that turned out to be part of another is that one now.
    const now = `arrayMap(x -> transform(x, {story_from:Array(String)}, {story_into:Array(String)}, x), {${name}:Array(String)})`;
    return { sql: `has(${now}, toString(story))`, values };
  }
  const about = aboutColumns[c.field];
  if (about !== undefined) {
    const said = c.values.map((value) => (value === 'unknown' ? '' : value));
    return { sql: `toString(${about}) IN {${name}:Array(String)}`, values: { [name]: said } };
  }
  if (!isListed(c.field)) {
    const column = c.field === 'sentiment' ? 'sentiment_class' : 'effort';
    return { sql: `toString(${column}) IN {${name}:Array(String)}`, values };
  }
  const column = listed[c.field];
  const has = c.field === 'theme' ? `arrayConcat(${column}, theme_line)` : column;
  const empty = c.values.includes(none[c.field] ?? '') ? ` OR empty(${column})` : '';
  return { sql: `hasAny(${has}, {${name}:Array(String)})${empty}`, values };
}

/** Which rows of {{clauses}} meet the conditions on meaning of a filter; those with `!=` say nothing of single clauses. */
export function keepClauses(filter: Filter, prefix = 'c'): SqlCondition {
  const positive = filter.filter((c) => isOfMeaning(c) && !opposite(c));
  return joined(positive.map((c, i) => clauseCondition(c, `${prefix}m${i}`)));
}

/**
 * Conditions on meaning as conditions on a voice: there is one clause that meets all of them together, and none that has
 * what is excluded. `id` names the column that holds the voice's moment.
 */
function ofMeaning(filter: Filter, prefix: string): { in: SqlCondition[]; notIn: SqlCondition[] } {
  const positive = keepClauses(filter, prefix);
  const voices = ({ sql, values }: SqlCondition) => ({
    sql: `SELECT moment FROM {{every_clause}} WHERE n > 0 AND (${sql})`,
    values,
  });
  return {
    in: filter.some((c) => !opposite(c)) ? [voices(positive)] : [],
    notIn: filter.filter(opposite).map((c, i) => voices(clauseCondition(c, `${prefix}n${i}`))),
  };
}

/** The same on rows that carry a voice's moment in the column `id`. */
export function keepVoices(filter: Filter, id: string, prefix: string): SqlCondition[] {
  const meant = ofMeaning(filter, prefix);
  return [
    ...meant.in.map(({ sql, values }) => ({ sql: `${id} IN (${sql})`, values })),
    ...meant.notIn.map(({ sql, values }) => ({ sql: `${id} NOT IN (${sql})`, values })),
  ];
}

/** Whole episodes: one voice of theirs meets the conditions; none has what is excluded. */
export function keepEpisodesOfMeaning(filter: Filter, prefix: string): SqlCondition[] {
  const meant = ofMeaning(filter, prefix);
  const episodes = (voices: string) => `SELECT episode_number FROM {{timeline}} WHERE id IN (${voices})`;
  return [
    ...meant.in.map(({ sql, values }) => ({ sql: `episode_number IN (${episodes(sql)})`, values })),
    ...meant.notIn.map(({ sql, values }) => ({ sql: `episode_number NOT IN (${episodes(sql)})`, values })),
  ];
}
