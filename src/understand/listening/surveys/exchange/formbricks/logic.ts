import type { Comparison, Condition, Value } from '../../logic.contract.ts';
import type { Question } from '../../question.contract.ts';
import { at, isObject, listAt, numberIn, textAt } from '../given.ts';
import { all, any, not } from '../join-conditions.ts';

/** A question as logic sees it: its choices by their ids and by their words. */
export interface Asked {
  readonly code: string;
  readonly type: Question['type'];
  readonly byValue: ReadonlyMap<string, string>;
  readonly rows: readonly string[];
  readonly several: boolean;
}

export interface Scene {
  readonly asked: ReadonlyMap<string, Asked>;
  /** A variable as it stands after the question at this place. */
  variable(id: string): { value: Value; number: boolean } | null;
  hidden(id: string): string | undefined;
}

/** Names of operators in the first form of the logic → in today's. */
const older: Readonly<Record<string, string>> = {
  submitted: 'isSubmitted',
  skipped: 'isSkipped',
  accepted: 'isAccepted',
  clicked: 'isClicked',
  booked: 'isBooked',
  uploaded: 'isSubmitted',
  notUploaded: 'isSkipped',
  notEquals: 'doesNotEqual',
  lessThan: 'isLessThan',
  lessEqual: 'isLessThanOrEqual',
  greaterThan: 'isGreaterThan',
  greaterEqual: 'isGreaterThanOrEqual',
  includesAll: 'includesAllOf',
  includesOne: 'includesOneOf',
};
const comparisons: Readonly<Record<string, Comparison>> = {
  equals: 'equal',
  doesNotEqual: 'not-equal',
  contains: 'contains',
  doesNotContain: 'not-contains',
  startsWith: 'starts-with',
  endsWith: 'ends-with',
  isGreaterThan: 'more',
  isLessThan: 'less',
  isGreaterThanOrEqual: 'at-least',
  isLessThanOrEqual: 'at-most',
  isBefore: 'less',
  isAfter: 'more',
};
const numeric = new Set<Question['type']>(['nps', 'csat', 'ces', 'rating', 'number', 'slider']);

/** A group of conditions with its connector; null when one of them has no words in the tree. */
export function readGroup(group: unknown, scene: Scene, depth = 0): Condition | null {
  if (depth > 20) return null;
  const of: Condition[] = [];
  for (const one of listAt(group, 'conditions')) {
    const found =
      isObject(at(one, 'conditions')) || Array.isArray(at(one, 'conditions'))
        ? readGroup(one, scene, depth + 1)
        : readOne(one, scene);
    if (found === null) return null;
    of.push(found);
  }
  if (of.length === 0 || of.length > 200) return null;
  return textAt(group, 'connector') === 'or' ? any(of) : all(of);
}

/** One rule of the first form: it speaks of the question it stands at. */
export function readOlder(rule: unknown, question: string, scene: Scene): Condition | null {
  return readOne(
    {
      leftOperand: { type: 'question', value: question },
      operator: textAt(rule, 'condition'),
      rightOperand: { type: 'static', value: at(rule, 'value') },
    },
    scene,
  );
}

function readOne(rule: unknown, scene: Scene): Condition | null {
  const written = textAt(rule, 'operator');
  const operator = Object.hasOwn(older, written) ? (older[written] as string) : written;
  const type = textAt(rule, 'leftOperand', 'type');
  const id = textAt(rule, 'leftOperand', 'value');
  const right = at(rule, 'rightOperand', 'value');
  const dynamic = !['static', ''].includes(textAt(rule, 'rightOperand', 'type'));
  if (type === 'question' || type === 'element') {
    const asked = scene.asked.get(id);
    if (asked === undefined) return null;
    return ofQuestion(
      asked,
      operator,
      right,
      dynamic ? operandValue(at(rule, 'rightOperand'), scene) : null,
      dynamic,
      textAt(rule, 'leftOperand', 'meta', 'row'),
    );
  }
  const left = operandValue(at(rule, 'leftOperand'), scene);
  if (left === null) return null;
  const number = type === 'variable' && scene.variable(id)?.number === true;
  return compared(
    left,
    operator,
    dynamic ? operandValue(at(rule, 'rightOperand'), scene) : literal(right, number),
    right,
  );
}

const literal = (right: unknown, number: boolean): Value | null => {
  const parsed = number ? numberIn(right) : null;
  if (number) return parsed === null ? null : { get: 'literal', value: parsed };
  return typeof right === 'string' || typeof right === 'number'
    ? { get: 'literal', value: String(right).slice(0, 2000) }
    : null;
};

/** A question, variable or hidden field as a value. */
export function operandValue(operand: unknown, scene: Scene): Value | null {
  const id = textAt(operand, 'value');
  switch (textAt(operand, 'type')) {
    case 'question':
    case 'element': {
      const asked = scene.asked.get(id);
      return asked === undefined ? null : { get: 'answer', question: asked.code };
    }
    case 'variable':
      return scene.variable(id)?.value ?? null;
    case 'hiddenField': {
      const code = scene.hidden(id);
      return code === undefined ? null : { get: 'hidden', code };
    }
    default:
      return null;
  }
}

function compared(left: Value, operator: string, right: Value | null, written: unknown): Condition | null {
  if (['isSet', 'isNotEmpty', 'isSubmitted'].includes(operator)) return { is: 'answered', value: left };
  if (['isNotSet', 'isEmpty', 'isSkipped'].includes(operator)) return { is: 'not-answered', value: left };
  if (operator === 'isAnyOf' || operator === 'equalsOneOf') {
    const each = (Array.isArray(written) ? written : []).map(
      (value): Condition => ({ is: 'equal', left, right: { get: 'literal', value: String(value) } }),
    );
    return each.length === 0 ? null : any(each);
  }
  if (right === null) return null;
  if (operator === 'doesNotStartWith') return not({ is: 'starts-with', left, right });
  if (operator === 'doesNotEndWith') return not({ is: 'ends-with', left, right });
  const is = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  return is === undefined ? null : { is, left, right };
}

function ofQuestion(
  asked: Asked,
  operator: string,
  right: unknown,
  other: Value | null,
  dynamic: boolean,
  row: string,
): Condition | null {
  const { code: question } = asked;
  const value: Value = { get: 'answer', question };
  switch (operator) {
    case 'isSubmitted':
    case 'isBooked':
    case 'isNotEmpty':
    case 'isSet':
      return asked.type === 'statement' ? { is: 'shown', question } : { is: 'answered', value };
    case 'isSkipped':
    case 'isEmpty':
    case 'isNotSet':
      return asked.type === 'statement' ? null : { is: 'not-answered', value };
    case 'isAccepted':
      return { is: 'equal', left: value, right: { get: 'literal', value: true } };
    case 'isClicked':
      return null;
    case 'isCompletelySubmitted':
      return asked.rows.length === 0
        ? { is: 'answered', value }
        : all(asked.rows.map((part) => ({ is: 'answered', value: { get: 'answer', question, part } })));
    case 'isPartiallySubmitted':
      return asked.rows.length === 0
        ? null
        : all([
            { is: 'answered', value },
            not(
              all(asked.rows.map((part) => ({ is: 'answered', value: { get: 'answer', question, part } }))),
            ),
          ]);
    default:
      break;
  }
  if (asked.byValue.size > 0 && !dynamic)
    return ofChoices(asked, operator, Array.isArray(right) ? right : [right], row);
  return compared(value, operator, dynamic ? other : literal(right, numeric.has(asked.type)), right);
}

function ofChoices(
  asked: Asked,
  operator: string,
  values: readonly unknown[],
  row: string,
): Condition | null {
  const codes = values.map((value) => asked.byValue.get(String(value)));
  if (codes.length === 0 || codes.some((code) => code === undefined)) return null;
  const part =
    row === '' ? undefined : (asked.rows[Number(row)] ?? (asked.rows.includes(row) ? row : undefined));
  if (asked.rows.length > 0 && part === undefined) return null;
  const one = (choice: string | undefined): Condition => ({
    is: 'selected',
    question: asked.code,
    choice: choice as string,
    ...(part === undefined ? {} : { row: part }),
  });
  const each = codes.map(one);
  switch (operator) {
    case 'equals':
      if (!asked.several) return each.length === 1 ? all(each) : null;
      return all([
        ...each,
        {
          is: 'equal',
          left: { get: 'answer', question: asked.code, aspect: 'count' },
          right: { get: 'literal', value: each.length },
        },
      ]);
    case 'doesNotEqual':
      return asked.several && each.length > 1 ? null : not(all(each));
    case 'includesAllOf':
    case 'contains':
      return all(each);
    case 'includesOneOf':
    case 'equalsOneOf':
    case 'isAnyOf':
      return any(each);
    // Named from the other end there: "does not include all of" = none of them is chosen.
    case 'doesNotIncludeAllOf':
    case 'doesNotContain':
      return not(any(each));
    case 'doesNotIncludeOneOf':
      return not(all(each));
    default:
      return null;
  }
}
