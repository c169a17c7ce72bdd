import type { Comparison, Condition, Value } from '../../logic.contract.ts';
import type { Collect } from '../collect.ts';
import { at, entriesAt, isObject, numberIn, textAt } from '../given.ts';
import { all, any } from '../join-conditions.ts';
import { plainText } from '../plain-text.ts';
import type { Known, Ref } from './refs.ts';

const comparisons: Readonly<Record<string, Comparison>> = {
  EqualTo: 'equal',
  NotEqualTo: 'not-equal',
  GreaterThan: 'more',
  GreaterThanOrEqual: 'at-least',
  LessThan: 'less',
  LessThanOrEqual: 'at-most',
  Contains: 'contains',
  DoesNotContain: 'not-contains',
  Is: 'equal',
  IsNot: 'not-equal',
};

const describe = (expression: unknown): string =>
  plainText(textAt(expression, 'Description').replaceAll('<', ' <')).replace(/ +/g, ' ') ||
  JSON.stringify(expression).slice(0, 2000);

/**
 * A logic tree of Qualtrics: sets of expressions, each joined to the one before by And or Or. And binds closer, inside a
 * set and between sets. null when there is none.
 */
export function readLogic(logic: unknown, where: string, known: Known, collect: Collect): Condition | null {
  const sets = entriesAt(logic).filter(([key, set]) => /^\d+$/.test(key) && isObject(set));
  const ways: Condition[][] = [];
  for (const [, set] of sets) {
    const found = readSet(set, where, known, collect);
    if (found === null) continue;
    if (ways.length === 0 || /^(?:Or|ElseIf)/i.test(textAt(set, 'Type'))) ways.push([found]);
    else ways.at(-1)?.push(found);
  }
  if (ways.length === 0) return null;
  return any(ways.map(all));
}

function readSet(set: unknown, where: string, known: Known, collect: Collect): Condition | null {
  const ways: Condition[][] = [];
  for (const [key, expression] of entriesAt(set)) {
    if (!/^\d+$/.test(key) || !isObject(expression)) continue;
    const found = readExpression(expression, where, known, collect);
    const conjunction = textAt(expression, 'Conjuction') || textAt(expression, 'Conjunction');
    if (ways.length === 0 || /^or$/i.test(conjunction)) ways.push([found]);
    else ways.at(-1)?.push(found);
  }
  if (ways.length === 0) return null;
  return any(ways.map(all));
}

/** One expression; what cannot be said in the tree stays as its own words. */
export function readExpression(
  expression: unknown,
  where: string,
  known: Known,
  collect: Collect,
): Condition {
  const found = translate(expression, known);
  if (found === null) return collect.condition(where, describe(expression));
  collect.tell('mapped', 'condition', where, describe(expression));
  return found;
}

function translate(expression: unknown, known: Known): Condition | null {
  const operator = textAt(expression, 'Operator') || textAt(expression, 'Condition');
  const left = textAt(expression, 'LeftOperand') || textAt(expression, 'ChoiceLocator');
  const right = at(expression, 'RightOperand');
  switch (textAt(expression, 'LogicType') || 'Question') {
    case 'Question':
      return ofQuestion(left, operator, right, known);
    case 'EmbeddedField':
    case 'PanelData':
      return ofField(left, operator, right, known);
    case 'DeviceType':
      return ofDevice(left, operator);
    case 'Language':
    case 'UserLanguage':
      return null;
    case 'Boolean':
      return {
        is: 'equal',
        left: { get: 'literal', value: 1 },
        right: { get: 'literal', value: /true|1/i.test(operator + left) ? 1 : 0 },
      };
    default:
      return null;
  }
}

function ofDevice(device: string, operator: string): Condition | null {
  const is = (value: string): Condition => ({
    is: 'equal',
    left: { get: 'about', what: 'device' },
    right: { get: 'literal', value },
  });
  const found: Condition | null =
    device === 'mobile'
      ? { is: 'any', of: [is('phone'), is('tablet')] }
      : device === 'desktop'
        ? is('desktop')
        : null;
  if (found === null) return null;
  return /not/i.test(operator) ? { is: 'not', of: found } : found;
}

/** Contact fields under the names that exports give them. */
export const contactField = (operand: string): string => {
  const name = operand.replace(/^m:\/\//, '');
  if (name === 'Email1' || name === 'Email') return 'RecipientEmail';
  if (name === 'FirstName' || name === 'LastName') return `Recipient${name}`;
  return name === 'ExternalDataRef' || name === 'ExternalDataReference' ? 'ExternalDataReference' : name;
};

/** The name of an embedded data or contact field in an operand or a piped text. */
export function fieldName(operand: string): string {
  if (operand.startsWith('m://')) return contactField(operand);
  return operand.replace(/^e:\/\/Field\//, '');
}

function ofField(left: string, operator: string, right: unknown, known: Known): Condition | null {
  const field = known.fields.get(fieldName(left));
  if (field === undefined) return null;
  return compared({ get: field.get, code: field.code }, operator, right, field.number);
}

function compared(value: Value, operator: string, right: unknown, number: boolean): Condition | null {
  if (operator === 'Empty') return { is: 'not-answered', value };
  if (operator === 'NotEmpty') return { is: 'answered', value };
  const is = Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
  if (is === undefined) return null;
  const literal = typeof right === 'string' || typeof right === 'number' ? String(right) : '';
  const parsed = number ? numberIn(literal) : null;
  if (number && parsed === null) return null;
  return { is, left: value, right: { get: 'literal', value: parsed ?? literal.slice(0, 2000) } };
}

const numeric = new Set(['nps', 'csat', 'ces', 'rating', 'number', 'slider']);

function ofQuestion(locator: string, operator: string, right: unknown, known: Known): Condition | null {
  const [, id = '', kind = '', one, two] =
    /^q:\/\/([^/]+)\/([A-Za-z]+)(?:\/([^/]+))?(?:\/([^/]+))?/.exec(locator) ?? [];
  const ref = known.refs.get(id);
  if (ref === undefined) return null;
  switch (kind) {
    case 'SelectableChoice':
      return ofChoice(ref, operator, one, two);
    case 'QuestionDisplayed':
      return { is: /^Not/i.test(operator) ? 'not-shown' : 'shown', question: ref.code };
    case 'ChoiceDisplayed': {
      const choice = one === undefined ? undefined : (ref.choices.get(one) ?? ref.parts.get(one));
      if (choice === undefined) return null;
      const is = /^Not/i.test(operator) ? 'not-shown' : 'shown';
      return ref.parts.has(one ?? '') ? { is, question: choice } : { is, question: ref.code, choice };
    }
    case 'ChoiceTextEntryValue': {
      const field = one === undefined ? undefined : ref.choices.get(one);
      if (ref.type === 'contact') {
        return field === undefined
          ? null
          : compared({ get: 'answer', question: ref.code, part: field }, operator, right, false);
      }
      if (one !== undefined)
        return compared({ get: 'answer', question: ref.code, aspect: 'text' }, operator, right, false);
      return compared({ get: 'answer', question: ref.code }, operator, right, numeric.has(ref.type));
    }
    case 'ChoiceNumericEntryValue': {
      const part = one === undefined ? undefined : ref.parts.get(one);
      if (part !== undefined) return compared({ get: 'answer', question: part }, operator, right, true);
      const choice = one === undefined ? undefined : ref.choices.get(one);
      return compared(
        { get: 'answer', question: ref.code, ...(choice === undefined ? {} : { part: choice }) },
        operator,
        right,
        true,
      );
    }
    case 'SelectedChoicesCount':
    case 'SelectedCount':
      return compared({ get: 'answer', question: ref.code, aspect: 'count' }, operator, right, true);
    case 'SelectedChoicesRecode':
    case 'SelectedAnswerRecode': {
      const row = one === undefined ? undefined : ref.choices.get(one);
      return compared(
        { get: 'answer', question: ref.code, aspect: 'score', ...(row === undefined ? {} : { part: row }) },
        operator,
        right,
        true,
      );
    }
    default:
      return null;
  }
}

function ofChoice(
  ref: Ref,
  operator: string,
  one: string | undefined,
  two: string | undefined,
): Condition | null {
  if (one === undefined) return null;
  const not = /^Not|^Unselected$/i.test(operator);
  if (/^(?:Not)?Displayed$/.test(operator)) {
    const choice = ref.choices.get(one);
    return choice === undefined ? null : { is: not ? 'not-shown' : 'shown', question: ref.code, choice };
  }
  if (!/^(?:Not)?Selected$|^Unselected$/.test(operator)) return null;
  const point = ref.points.get(one);
  if (point !== undefined) {
    return {
      is: not ? 'not-equal' : 'equal',
      left: { get: 'answer', question: ref.code },
      right: { get: 'literal', value: point },
    };
  }
  const choice = ref.choices.get(one);
  if (choice === undefined) return null;
  const is = not ? 'not-selected' : 'selected';
  if (ref.columns.size === 0) return two === undefined ? { is, question: ref.code, choice } : null;
  const column = two === undefined ? undefined : ref.columns.get(two);
  return column === undefined ? null : { is, question: ref.code, choice: column, row: choice };
}
