import type { Comparison, Computation, Condition, Value } from '../logic.contract.ts';
import { numberIn } from './given.ts';
import { all, any, not } from './join-conditions.ts';
import type { Expression } from './parse-expression.ts';

/** What a name in an expression stands for. */
export type Operand =
  /** Choices by the values that expressions know them by. */
  | {
      readonly kind: 'choice';
      readonly question: string;
      readonly row?: string;
      readonly byValue: ReadonlyMap<string, string>;
      readonly several: boolean;
    }
  | { readonly kind: 'number' | 'text'; readonly value: Value }
  /** One box that is ticked or not: "Y" or "". */
  | { readonly kind: 'tick'; readonly condition: Condition };

/** Finds what a name stands for; null when it is nothing of this survey. */
export type Resolve = (name: string) => Operand | null;

const orders: Readonly<Record<string, Comparison>> = {
  '==': 'equal',
  '!=': 'not-equal',
  '<': 'less',
  '<=': 'at-most',
  '>': 'more',
  '>=': 'at-least',
  contains: 'contains',
  notcontains: 'not-contains',
};
const turned: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const signs: Readonly<Record<string, Computation>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'remainder',
  '^': 'power',
};
const calls: Readonly<Record<string, Computation>> = {
  sum: 'sum',
  avg: 'mean',
  min: 'minimum',
  max: 'maximum',
  count: 'count',
  round: 'round',
  pow: 'power',
  strlen: 'length',
  concat: 'join',
  join: 'join',
};

/** An expression as a condition; null when the tree has no words for it. */
export function asCondition(expression: Expression, resolve: Resolve): Condition | null {
  switch (expression.kind) {
    case 'unary': {
      if (expression.by === 'empty' || expression.by === 'notempty') {
        return answered(expression.of, resolve, expression.by === 'notempty');
      }
      if (expression.by !== 'not') return null;
      const inner = asCondition(expression.of, resolve);
      return inner === null ? null : not(inner);
    }
    case 'binary':
      if (expression.by === 'and' || expression.by === 'or') return joined(expression, resolve);
      return compared(expression.by, expression.left, expression.right, resolve);
    case 'call':
      if (expression.name === 'is_empty' || expression.name === 'isempty') {
        const [of] = expression.of;
        return of === undefined ? null : answered(of, resolve, false);
      }
      return null;
    case 'literal':
      // A condition that is always or never so: relevance "1".
      if (expression.value === true || expression.value === 1) return constant(true);
      return expression.value === false || expression.value === 0 ? constant(false) : null;
    case 'name': {
      const operand = resolve(expression.name);
      if (operand?.kind === 'tick') return operand.condition;
      if (operand?.kind === 'choice' && operand.byValue.has('true')) {
        return selected(operand, operand.byValue.get('true') as string, true);
      }
      return operand === null ? null : answered(expression, resolve, true);
    }
    default:
      return null;
  }
}

const constant = (holds: boolean): Condition => ({
  is: 'equal',
  left: { get: 'literal', value: 1 },
  right: { get: 'literal', value: holds ? 1 : 0 },
});

/** Is this a condition that always holds, and therefore none? */
export const alwaysHolds = (expression: Expression): boolean =>
  expression.kind === 'literal' &&
  (expression.value === 1 || expression.value === true || expression.value === '1');

function joined(expression: Extract<Expression, { kind: 'binary' }>, resolve: Resolve): Condition | null {
  const parts: Expression[] = [];
  let left: Expression = expression;
  while (left.kind === 'binary' && left.by === expression.by) {
    parts.unshift(left.right);
    left = left.left;
  }
  parts.unshift(left);
  const of: Condition[] = [];
  for (const part of parts) {
    const found = asCondition(part, resolve);
    if (found === null) return null;
    of.push(found);
  }
  if (of.length > 200) return null;
  return expression.by === 'and' ? all(of) : any(of);
}

function answered(of: Expression, resolve: Resolve, is: boolean): Condition | null {
  if (of.kind !== 'name') return null;
  const operand = resolve(of.name);
  if (operand === null) return null;
  if (operand.kind === 'tick') return is ? operand.condition : not(operand.condition);
  const value: Value =
    operand.kind === 'choice'
      ? {
          get: 'answer',
          question: operand.question,
          ...(operand.row === undefined ? {} : { part: operand.row }),
        }
      : operand.value;
  return { is: is ? 'answered' : 'not-answered', value };
}

function selected(operand: Extract<Operand, { kind: 'choice' }>, choice: string, is: boolean): Condition {
  return {
    is: is ? 'selected' : 'not-selected',
    question: operand.question,
    choice,
    ...(operand.row === undefined ? {} : { row: operand.row }),
  };
}

const literalsIn = (expression: Expression): (string | number | boolean)[] | null => {
  const items = expression.kind === 'list' ? expression.of : [expression];
  const found = items.map((item) => (item.kind === 'literal' ? item.value : null));
  return found.every((value) => value !== null) ? found : null;
};

function compared(by: string, left: Expression, right: Expression, resolve: Resolve): Condition | null {
  if (left.kind === 'literal' && right.kind !== 'literal') {
    return compared(turned[by] ?? by, right, left, resolve);
  }
  const operand = left.kind === 'name' ? resolve(left.name) : null;
  if (left.kind === 'name' && operand === null) return null;
  const literals = literalsIn(right);
  // Compared with nothing: whether it was answered.
  if (
    right.kind === 'literal' &&
    (right.value === '' || right.value === null) &&
    (by === '==' || by === '!=')
  ) {
    return answered(left, resolve, by === '!=');
  }
  if (operand?.kind === 'tick') {
    const [value] = literals ?? [];
    if (value === undefined || !['Y', '1', 1, true].includes(value)) return null;
    return by === '==' ? operand.condition : by === '!=' ? not(operand.condition) : null;
  }
  if (operand?.kind === 'choice' && literals !== null) return ofChoices(by, operand, literals);
  const first = asValue(left, resolve);
  if (first === null) return null;
  if (['anyof', 'allof', 'noneof'].includes(by) && literals !== null) {
    const each = literals.map(
      (value): Condition => ({ is: 'equal', left: first, right: { get: 'literal', value } }),
    );
    return each.length === 0
      ? null
      : by === 'allof'
        ? all(each)
        : by === 'anyof'
          ? any(each)
          : not(any(each));
  }
  const is = orders[by];
  const second = asValue(right, resolve, operand?.kind === 'text' ? 'text' : 'number');
  return is === undefined || second === null ? null : { is, left: first, right: second };
}

function ofChoices(
  by: string,
  operand: Extract<Operand, { kind: 'choice' }>,
  literals: readonly (string | number | boolean)[],
): Condition | null {
  const codes = literals.map((value) => operand.byValue.get(String(value)));
  if (by === '<' || by === '<=' || by === '>' || by === '>=') {
    const [value] = literals;
    const number = numberIn(value);
    if (number === null) return null;
    const score: Value = {
      get: 'answer',
      question: operand.question,
      aspect: 'score',
      ...(operand.row === undefined ? {} : { part: operand.row }),
    };
    return { is: orders[by] as Comparison, left: score, right: { get: 'literal', value: number } };
  }
  if (codes.some((code) => code === undefined) || codes.length === 0) return null;
  const each = (is: boolean) => codes.map((code) => selected(operand, code as string, is));
  switch (by) {
    case '==':
      if (!operand.several) return codes.length === 1 ? all(each(true)) : null;
      return all([
        ...each(true),
        {
          is: 'equal',
          left: { get: 'answer', question: operand.question, aspect: 'count' },
          right: { get: 'literal', value: codes.length },
        },
      ]);
    case '!=':
      return !operand.several && codes.length === 1 ? all(each(false)) : null;
    case 'contains':
    case 'allof':
      return all(each(true));
    case 'anyof':
      return any(each(true));
    case 'notcontains':
    case 'noneof':
      return all(each(false));
    default:
      return null;
  }
}

/** An expression as a value; literals as texts where they are compared with a text. */
export function asValue(
  expression: Expression,
  resolve: Resolve,
  literal: 'text' | 'number' = 'number',
): Value | null {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      if (value === null) return null;
      if (literal === 'text') return { get: 'literal', value: String(value).slice(0, 2000) };
      return {
        get: 'literal',
        value: numberIn(value) ?? (typeof value === 'string' ? value.slice(0, 2000) : value),
      };
    }
    case 'name': {
      const operand = resolve(expression.name);
      if (operand === null || operand.kind === 'tick') return null;
      if (operand.kind !== 'choice') return operand.value;
      return {
        get: 'answer',
        question: operand.question,
        aspect: 'score',
        ...(operand.row === undefined ? {} : { part: operand.row }),
      };
    }
    case 'unary': {
      const of = expression.by === 'minus' ? asValue(expression.of, resolve) : null;
      return of === null ? null : { get: 'compute', by: 'subtract', of: [{ get: 'literal', value: 0 }, of] };
    }
    case 'binary': {
      const by = signs[expression.by];
      if (by === undefined) return null;
      const left = asValue(expression.left, resolve);
      const right = asValue(expression.right, resolve);
      if (left === null || right === null) return null;
      const texts =
        by === 'add' &&
        [expression.left, expression.right].some(
          (side) =>
            side.kind === 'literal' && typeof side.value === 'string' && numberIn(side.value) === null,
        );
      return { get: 'compute', by: texts ? 'join' : by, of: [left, right] };
    }
    case 'call':
      return called(expression, resolve);
    default:
      return null;
  }
}

function called({ name, of }: Extract<Expression, { kind: 'call' }>, resolve: Resolve): Value | null {
  if (name === 'iif' || name === 'if') {
    const [test, yes, no] = of;
    if (test === undefined || yes === undefined || no === undefined) return null;
    const when = asCondition(test, resolve);
    const then = asValue(yes, resolve);
    const otherwise = asValue(no, resolve);
    return when === null || then === null || otherwise === null
      ? null
      : { get: 'choose', when, then, otherwise };
  }
  if ((name === 'today' || name === 'currentdate') && of.length === 0) return { get: 'about', what: 'date' };
  if (name === 'intval' || name === 'floatval') return of[0] === undefined ? null : asValue(of[0], resolve);
  const by = Object.hasOwn(calls, name) ? calls[name] : undefined;
  if (by === undefined || of.length === 0 || of.length > 200) return null;
  const values = of.map((one) => asValue(one, resolve));
  return values.every((value) => value !== null) ? { get: 'compute', by, of: values } : null;
}
