import { Codes } from '../collect.ts';
import { at, isObject, listAt, numberAt, textAt } from '../given.ts';
import type { Operand, Resolve } from '../translate-expression.ts';

/** A choice as SurveyJS writes it: a value, or an object with value and text. */
export const choiceValue = (choice: unknown): string =>
  isObject(choice)
    ? textAt(choice, 'value')
    : typeof choice === 'boolean'
      ? String(choice)
      : typeof choice === 'string'
        ? choice
        : String(choice ?? '');

/** Values → codes; the special choices under SurveyJS' own values for them. */
export function choiceCodes(element: unknown, member: string): Map<string, string> {
  const codes = new Codes();
  const found = new Map<string, string>();
  listAt(element, member)
    .slice(0, 500)
    .forEach((choice, n) => {
      const value = choiceValue(choice);
      if (!found.has(value)) found.set(value, codes.take(value, `c${n + 1}`));
    });
  if (member !== 'choices') return found;
  for (const { value, shown } of specials(element))
    if (shown && !found.has(value)) found.set(value, codes.take(value, value));
  return found;
}

/** "Other", "none", "refuse to answer", "don't know": switched on by their own settings. */
export function specials(element: unknown) {
  const on = (...names: string[]) => names.some((name) => at(element, name) === true);
  return [
    { value: 'none', text: 'noneText', usual: 'None', shown: on('showNoneItem', 'hasNone') },
    { value: 'other', text: 'otherText', usual: 'Other (describe)', shown: on('showOtherItem', 'hasOther') },
    { value: 'refused', text: 'refuseText', usual: 'Prefer not to say', shown: on('showRefuseItem') },
    { value: 'dontknow', text: 'dontKnowText', usual: "Don't know", shown: on('showDontKnowItem') },
  ];
}

/** Which of Sirius' types an element becomes. */
export function kindOf(element: unknown): string {
  const type = textAt(element, 'type');
  if (type === 'text') {
    const input = textAt(element, 'inputType');
    if (input === 'number' || input === 'range') return 'number';
    if (input === 'date' || input === 'time' || input === 'datetime-local' || input === 'datetime')
      return 'date';
    return 'text';
  }
  if (type === 'radiogroup' || type === 'buttongroup' || type === 'boolean') return 'single';
  if (type === 'checkbox' || type === 'tagbox') return 'multiple';
  if (type === 'imagepicker') return 'picture';
  if (type === 'comment') return 'text';
  if (type === 'multipletext') return 'contact';
  if (type === 'nouislider') return 'slider';
  if (type === 'signaturepad') return 'file';
  if (type === 'html' || type === 'image') return 'statement';
  return type;
}

export interface Names {
  readonly resolve: Resolve;
  codeOf(name: string): string | undefined;
  readonly calculated: ReadonlyMap<string, string>;
  /** Elements of type expression: they show a computed value. */
  readonly expressions: readonly [name: string, expression: string][];
  /** {name} in a text, as Sirius writes it. */
  readonly piped: (text: string) => string;
}

interface Named {
  readonly code: string;
  readonly kind: string;
  readonly element: unknown;
}

/** Codes for every question before any logic is read, and what their names stand for in expressions. */
export function nameQuestions(json: unknown): Names {
  const codes = new Codes();
  const questions = new Map<string, Named>();
  const calculated = new Map<string, string>();
  const expressions: [string, string][] = [];
  const ofCalculated = new Codes();
  const walk = (element: unknown, depth: number): void => {
    if (depth > 40) return;
    const name = textAt(element, 'name');
    const type = textAt(element, 'type');
    if (type === 'panel' || type === 'flowpanel') {
      for (const child of listAt(element, 'elements')) walk(child, depth + 1);
      return;
    }
    if (type === 'expression') {
      calculated.set(name, ofCalculated.take(name, 'value'));
      expressions.push([name, textAt(element, 'expression')]);
    }
    if (!questions.has(name))
      questions.set(name, { code: codes.take(name, 'question'), kind: kindOf(element), element });
  };
  for (const page of listAt(json, 'pages')) {
    for (const element of [...listAt(page, 'elements'), ...listAt(page, 'questions')]) walk(element, 0);
  }
  for (const element of listAt(json, 'elements')) walk(element, 0);
  for (const value of listAt(json, 'calculatedValues')) {
    const name = textAt(value, 'name');
    if (name !== '' && !calculated.has(name)) calculated.set(name, ofCalculated.take(name, 'value'));
  }
  for (const trigger of listAt(json, 'triggers')) {
    const name = textAt(trigger, 'setToName');
    // A value set into a question stays an answer of that question; only variables are calculated.
    if (name !== '' && !questions.has(name) && !calculated.has(name))
      calculated.set(name, ofCalculated.take(name, 'value'));
  }
  const resolve: Resolve = (name) => resolveName(name, questions, calculated);
  return {
    resolve,
    calculated,
    expressions,
    codeOf: (name) => questions.get(name.split('.')[0] ?? '')?.code,
    piped: (text) =>
      text.includes('{')
        ? text.replace(/\{([^{}\n]{1,200})\}/g, (whole, name: string) => {
            const code = calculated.get(name);
            if (code !== undefined) return `{{calculated:${code}}}`;
            const question = questions.get(name);
            return question === undefined ? whole : `{{answer:${question.code}}}`;
          })
        : text,
  };
}

function resolveName(
  name: string,
  questions: ReadonlyMap<string, Named>,
  calculated: ReadonlyMap<string, string>,
): Operand | null {
  const value = calculated.get(name);
  if (value !== undefined) return { kind: 'number', value: { get: 'calculated', code: value } };
  const question = questions.get(name);
  if (question !== undefined) return operandOf(question);
  const comment = questions.get(name.replace(/-Comment$/, ''));
  if (comment !== undefined) {
    return { kind: 'text', value: { get: 'answer', question: comment.code, aspect: 'text' } };
  }
  const dot = name.indexOf('.');
  const owner = dot === -1 ? undefined : questions.get(name.slice(0, dot));
  return owner === undefined ? null : partOf(owner, name.slice(dot + 1));
}

function operandOf({ code, kind, element }: Named): Operand | null {
  const answer = { get: 'answer', question: code } as const;
  switch (kind) {
    case 'single':
    case 'dropdown':
    case 'multiple':
    case 'picture': {
      const several = kind === 'multiple' || (kind === 'picture' && at(element, 'multiSelect') === true);
      const byValue =
        textAt(element, 'type') === 'boolean' ? booleanCodes(element) : choiceCodes(element, 'choices');
      return { kind: 'choice', question: code, byValue, several };
    }
    case 'rating':
    case 'number':
    case 'slider':
      return { kind: 'number', value: answer };
    case 'text':
    case 'date':
      return { kind: 'text', value: answer };
    default:
      return null;
  }
}

function partOf({ code, kind, element }: Named, part: string): Operand | null {
  if (kind === 'matrix') {
    const row = choiceCodes(element, 'rows').get(part);
    const byValue = choiceCodes(element, 'columns');
    return row === undefined ? null : { kind: 'choice', question: code, row, byValue, several: false };
  }
  if (kind === 'contact') {
    const field = fieldCodes(element).get(part);
    return field === undefined
      ? null
      : { kind: 'text', value: { get: 'answer', question: code, part: field } };
  }
  return null;
}

export function fieldCodes(element: unknown): Map<string, string> {
  const codes = new Codes();
  return new Map(
    listAt(element, 'items')
      .slice(0, 20)
      .map((item, n) => [textAt(item, 'name'), codes.take(textAt(item, 'name'), `f${n + 1}`)]),
  );
}

/** A yes-or-no question: its two values, which a survey may name as it likes. */
export function booleanCodes(element: unknown): Map<string, string> {
  const yes = at(element, 'valueTrue');
  const no = at(element, 'valueFalse');
  return new Map([
    ['true', 'true'],
    ['false', 'false'],
    ...(yes === undefined ? [] : [[String(yes), 'true'] as const]),
    ...(no === undefined ? [] : [[String(no), 'false'] as const]),
  ]);
}

export const bounds = (element: unknown): { low: number; high: number } => {
  const values = listAt(element, 'rateValues').map((value) =>
    numberAt({ value: choiceValue(value) }, 'value'),
  );
  const numbers = values.filter((value) => value !== null);
  if (numbers.length > 1) return { low: Math.min(...numbers), high: Math.max(...numbers) };
  const low = numberAt(element, 'rateMin') ?? 1;
  const high = numberAt(element, 'rateMax') ?? (numberAt(element, 'rateCount') ?? 5) + low - 1;
  return { low, high };
};
