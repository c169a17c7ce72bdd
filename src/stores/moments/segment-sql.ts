import { type Condition, type Filter, parseFilter } from '../../kernel/filter.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import { keepMoments } from './filter-sql.ts';
import type { Value } from './port.ts';
import { opposite, type SqlCondition } from './sql-condition.ts';

/** A segment of customers and its rule, as text of the filter language. */
export interface NamedRule {
  readonly name: string;
  readonly rule: string;
}

/**
 * The customers of a rule, as a SELECT with brackets: for each condition at least one of their moments meets it (for `!=`:
 * none does). A rule without conditions is everybody.
 */
export function customersMeeting(rule: Filter, prefix: string): SqlCondition {
  const parts = rule.map((c, i) => {
    const positive: Condition = opposite(c) ? { ...c, operator: '=' } : c;
    const { sql, values } = keepMoments([positive], `${prefix}${i}`);
    // A promise that a step will happen is not the step.
    const happened =
      c.field === 'step' || c.field === 'function' ? " AND (kind != 'promise' OR missed = 1)" : '';
    return { sql: `countIf((${sql})${happened}) ${opposite(c) ? '= 0' : '> 0'}`, values };
  });
  const having = parts.length === 0 ? '' : ` HAVING ${parts.map(({ sql }) => sql).join(' AND ')}`;
  return {
    sql: `(SELECT customer FROM {{timeline}} GROUP BY customer${having})`,
    values: Object.assign({}, ...parts.map(({ values }) => values)) as Record<string, Value>,
  };
}

const place = /\{\{members:([a-z][A-Za-z0-9_]*)\}\}/g;

/** Names in a question's filters of segments that the company does not have; its files may still bring such an attribute. */
export function unknownSegments(
  text: string,
  values: Readonly<Record<string, Value>>,
  segments: readonly NamedRule[],
): string[] {
  const named = [...text.matchAll(place)].flatMap(([, at = '']) => {
    const names = values[at];
    return Array.isArray(names) ? names.map(String) : [];
  });
  return [...new Set(named)].filter((name) => !segments.some((segment) => segment.name === name));
}

/**
 * Fills every `{{members:PLACE}}` with the customers of the segments named in the value PLACE. Names that are no segment
 * have no members. A segment within a segment's rule is an attribute of that name: rules do not call each other.
 */
export function fillMembers(
  text: string,
  values: Readonly<Record<string, Value>>,
  segments: readonly NamedRule[],
): { readonly text: string; readonly values: Readonly<Record<string, Value>> } {
  if (!text.includes('{{members:')) return { text, values };
  const more: Record<string, Value> = {};
  const inside = new RegExp(place.source, 'g');
  const nobody = '(SELECT customer FROM {{timeline}} WHERE 0)';
  const filled = text.replace(place, (_, at: string) => {
    const names = values[at];
    const named = segments.filter(({ name }) => Array.isArray(names) && names.includes(name));
    const parts = named.flatMap(({ rule }, i) => {
      const filter = parseFilter(rule);
      if (isRefusal(filter)) return [];
      const { sql, values: own } = customersMeeting(filter, `${at}s${i}_`);
      Object.assign(more, own);
      return [sql.replace(inside, () => nobody)];
    });
    return parts.length === 0
      ? nobody
      : `(${parts.map((sql) => `SELECT customer FROM ${sql}`).join(' UNION ALL ')})`;
  });
  return { text: filled, values: { ...values, ...more } };
}
