import type { Place } from './checks.contract.ts';
import { pagesOf, partsOf, questionsOf, type SurveyDefinition } from './definition.contract.ts';
import type { Condition, Texts, Value } from './logic.contract.ts';
import type { Question } from './question.contract.ts';
import { listsOf } from './runtime/index.ts';

/** A condition where it stands. */
export interface ConditionAt {
  readonly where: Place;
  readonly role: 'when' | 'required' | 'must' | 'skip' | 'cell' | 'choose';
  readonly condition: Condition;
  /** The code of the skip's target. */
  readonly to?: string;
}

/** Every condition in a survey, with what it decides. */
export function conditionsOf(definition: SurveyDefinition): ConditionAt[] {
  const found: ConditionAt[] = [];
  const add = (where: Place, role: ConditionAt['role'], condition: Condition | undefined) => {
    if (condition !== undefined) found.push({ where, role, condition });
  };
  for (const part of partsOf(definition.flow)) {
    add({ kind: part.kind, code: part.code }, 'when', 'when' in part ? part.when : undefined);
  }
  for (const page of pagesOf(definition.flow)) add({ kind: 'page', code: page.code }, 'when', page.when);
  for (const { question } of questionsOf(definition.flow)) {
    const where: Place = { kind: 'question', code: question.code };
    add(where, 'when', question.when);
    add(where, 'required', question.requiredWhen);
    for (const { must } of question.musts ?? []) add(where, 'must', must);
    for (const { when } of question.skips ?? []) add(where, 'skip', when);
    for (const choice of listsOf(question).flat()) {
      add({ kind: 'choice', code: choice.code, of: question.code }, 'when', choice.when);
    }
  }
  for (const quota of definition.quotas) {
    for (const cell of quota.cells) add({ kind: 'quota', code: quota.code }, 'cell', cell.when);
  }
  for (const end of definition.ends) add({ kind: 'end', code: end.code }, 'when', end.when);
  for (const { code, value } of definition.calculated) {
    for (const condition of choosing(value)) add({ kind: 'calculated', code }, 'choose', condition);
  }
  return found;
}

function choosing(value: Value): Condition[] {
  if (value.get === 'choose') return [value.when, ...choosing(value.then), ...choosing(value.otherwise)];
  return value.get === 'compute' ? value.of.flatMap(choosing) : [];
}

/** A condition's smallest parts: neither all, any nor not. */
export function leavesOf(condition: Condition): Condition[] {
  if (condition.is === 'all' || condition.is === 'any') return condition.of.flatMap(leavesOf);
  return condition.is === 'not' ? leavesOf(condition.of) : [condition];
}

/** Every value inside a condition or another value, the outermost first. */
export function valuesIn(of: Condition | Value): Value[] {
  if ('get' in of) {
    if (of.get === 'compute') return [of, ...of.of.flatMap(valuesIn)];
    return of.get === 'choose'
      ? [of, ...valuesIn(of.when), ...valuesIn(of.then), ...valuesIn(of.otherwise)]
      : [of];
  }
  return leavesOf(of).flatMap((leaf) => {
    if ('left' in leaf) return [...valuesIn(leaf.left), ...valuesIn(leaf.right)];
    return leaf.is === 'answered' || leaf.is === 'not-answered' ? valuesIn(leaf.value) : [];
  });
}

/** A text where it stands; `field` says which of a thing's texts it is. */
export interface TextAt {
  readonly where: Place;
  readonly field: string;
  readonly texts: Texts;
}

/** Every text that people may read, in the order in which they come upon it. */
export function textsOf(definition: SurveyDefinition): TextAt[] {
  const found: TextAt[] = [];
  const add = (where: Place, field: string, texts: Texts | undefined) => {
    if (texts !== undefined) found.push({ where, field, texts });
  };
  add({ kind: 'survey', code: 'survey' }, 'title', definition.title);
  for (const part of partsOf(definition.flow)) {
    if (part.kind !== 'block') continue;
    add({ kind: 'block', code: part.code }, 'title', part.title);
    for (const page of part.pages) {
      add({ kind: 'page', code: page.code }, 'title', page.title);
      for (const question of page.questions) addQuestion(question, add);
    }
  }
  for (const end of definition.ends) {
    const where: Place = { kind: 'end', code: end.code };
    add(where, 'title', end.title);
    add(where, 'text', end.text);
    add(where, 'link', end.link?.text);
  }
  return found;
}

function addQuestion(
  question: Question,
  add: (where: Place, field: string, texts: Texts | undefined) => void,
): void {
  const where: Place = { kind: 'question', code: question.code };
  add(where, 'text', question.text);
  add(where, 'help', question.help);
  add(where, 'picture', question.picture?.alt);
  for (const choice of listsOf(question).flat()) {
    const at: Place = { kind: 'choice', code: choice.code, of: question.code };
    add(at, 'text', choice.text);
    add(at, 'picture', choice.picture?.alt);
  }
  if ('fields' in question) {
    for (const field of question.fields)
      add({ kind: 'choice', code: field.code, of: question.code }, 'text', field.text);
  }
  if ('ends' in question) {
    for (const end of ['low', 'middle', 'high'] as const) add(where, `ends.${end}`, question.ends?.[end]);
  }
  if ('points' in question)
    for (const point of question.points ?? []) add(where, `points.${point.value}`, point.text);
  if ('unit' in question) add(where, 'unit', question.unit);
  if ('placeholder' in question) add(where, 'placeholder', question.placeholder);
  if ('label' in question) add(where, 'label', question.label);
  for (const { means, text } of question.nonAnswers ?? []) add(where, `nonAnswers.${means}`, text);
  (question.musts ?? []).forEach(({ say }, i) => {
    add(where, `musts.${i + 1}`, say);
  });
}
