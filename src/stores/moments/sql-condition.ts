import type { Condition } from '../../kernel/filter.ts';
import type { Value } from './port.ts';

/** A condition as SQL with its bound values; `prefix` keeps the names of several filters in one text apart. */
export interface SqlCondition {
  readonly sql: string;
  readonly values: Readonly<Record<string, Value>>;
}

export const opposite = (c: Condition) => c.operator === '!=';
export const sign = { '=': '=', '!=': '!=', '>=': '>=', '<=': '<=', '>': '>', '<': '<' } as const;

/** All of them together; none is always true. */
export function joined(parts: readonly SqlCondition[]): SqlCondition {
  return {
    sql: parts.length === 0 ? '1' : parts.map((part) => `(${part.sql})`).join(' AND '),
    values: Object.assign({}, ...parts.map((part) => part.values)) as Record<string, Value>,
  };
}
