import type { SqlCondition } from '../../../stores/moments/filter-sql.ts';
import type { Behind } from '../stories/people-behind.ts';

/** Whom a finding is about, as a condition on a row of {{episodes}}: the same rule that counted them. */
export function behindSql(behind: Behind): SqlCondition {
  const values: Record<string, string | number | string[]> = {
    bStep: behind.step,
    bOther: behind.other,
    bAfter: behind.after,
    bLeftOut: behind.leftOut,
    bThreshold: behind.threshold,
    bAttribute: behind.attribute,
    bLevel: behind.level,
  };
  const parts = [own(behind)];
  const { family } = behind;
  if (family !== null && 'attribute' in family) {
    parts.push('attributes[{bFamily:String}] = {bFamilyLevel:String}');
    Object.assign(values, { bFamily: family.attribute, bFamilyLevel: family.level });
  } else if (family !== null) {
    parts.push('has({bStarts:Array(String)}, arrayFirst(s -> 1, arrayMap(s -> toString(s), walk)))');
    values.bStarts = family.starts;
  }
  return { sql: parts.map((part) => `(${part})`).join(' AND '), values };
}

/** Steps and times without asking and answering; a question that uses `behindSql` selects them as these names. */
export const walkColumns = `arrayFilter(s -> NOT has({bLeftOut:Array(String)}, toString(s)), steps) AS walk,
  arrayFilter((t, s) -> NOT has({bLeftOut:Array(String)}, toString(s)), times, steps) AS walk_times`;

function own({ kind, level }: Behind): string {
  const at = (name: string) => `indexOf(steps, {${name}:String})`;
  switch (kind) {
    case 'missed-promise':
      return `arrayExists((s, state) -> s = {bStep:String} AND state IN ('late', 'broken'), promise_steps, promise_states)`;
    case 'skipped-step':
      return `${at('bStep')} = 0 AND arrayExists(s -> has({bAfter:Array(String)}, toString(s)), steps)`;
    case 'extra-step':
      return `${at('bStep')} > 0`;
    case 'repeated-step':
      return 'countEqual(steps, {bStep:String}) > 1';
    case 'long-wait':
      return `arrayExists((a, b, from, to) -> a = {bOther:String} AND b = {bStep:String}
        AND dateDiff('millisecond', from, to) >= 1000 * {bThreshold:Float64},
        arrayPopBack(walk), arrayPopFront(walk), arrayPopBack(walk_times), arrayPopFront(walk_times))`;
    case 'order-swap':
      return `${at('bStep')} > 0 AND ${at('bOther')} > 0 AND ${at('bStep')} < ${at('bOther')}`;
    case 'segment':
      return level.startsWith('> ')
        ? 'ifNull(toFloat64OrNull(attributes[{bAttribute:String}]) > toFloat64(substring({bLevel:String}, 3)), 0)'
        : 'attributes[{bAttribute:String}] = {bLevel:String}';
    case 'theme':
      return `(customer, episode) IN (SELECT customer, episode FROM {{timeline}} WHERE kind = 'voice' AND id IN (
        SELECT moment FROM {{every_clause}} WHERE n > 0 AND has(theme_line, {bLevel:String})))`;
    case 'early-survey':
      return `${at('bOther')} > 0 AND (${at('bStep')} = 0 OR ${at('bOther')} < ${at('bStep')})`;
  }
}
