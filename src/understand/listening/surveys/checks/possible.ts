import { type Flow, questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import type { Condition, Value } from '../logic.contract.ts';
import type { Question } from '../question.contract.ts';

/**
 * Can a condition ever hold? A condition is taken apart into ways in which it could ("terms"), each a list of simple
 * demands; a term whose demands exclude each other is impossible. Only what is certain is said: demands that are not
 * understood (texts compared, values calculated) are taken as possible, and so is what has too many ways to look at.
 */
export interface Demand {
  readonly leaf: Condition;
  readonly holds: boolean;
}
export type Term = readonly Demand[];

/** Beyond these a check would cost more than it tells; leaving demands out only finds less. */
const mostTerms = 100;
const mostDemands = 40;

/** The ways in which a condition holds (or does not); null = too many to look at. */
export function waysOf(condition: Condition | undefined, holds = true): Term[] | null {
  if (condition === undefined) return holds ? [[]] : [];
  if (condition.is === 'not') return waysOf(condition.of, !holds);
  if (condition.is === 'all' || condition.is === 'any') {
    const parts = condition.of.map((part) => waysOf(part, holds));
    return (condition.is === 'all') === holds ? together(parts) : either(parts);
  }
  return [[{ leaf: condition, holds }]];
}

function either(parts: readonly (Term[] | null)[]): Term[] | null {
  const all = parts.flatMap((part) => part ?? []);
  return parts.includes(null) || all.length > mostTerms ? null : all;
}

/** Every combination of one way each. */
export function together(parts: readonly (Term[] | null)[]): Term[] | null {
  let all: Term[] = [[]];
  for (const part of parts) {
    // A part with too many ways demands nothing we know of.
    if (part === null) continue;
    if (all.length * part.length > mostTerms) return null;
    all = all.flatMap((term) => part.map((more) => [...term, ...more].slice(0, mostDemands)));
  }
  return all;
}

/** What is known of the questions a term speaks about. */
export interface Asked {
  readonly questions: ReadonlyMap<string, Question>;
  /** Questions that everybody is asked, before the place in question. */
  readonly surely: ReadonlySet<string>;
}

const blank = Symbol('blank');
type Option = string | number | typeof blank;

/** The answers a question can have, where they can be listed. */
function optionsOf(question: Question): Set<Option> | null {
  const offered = (question.nonAnswers ?? []).map(({ means }) => means);
  if ('low' in question && question.type !== 'matrix-scale') {
    const points = Array.from(
      { length: Math.max(0, question.high - question.low + 1) },
      (_, i) => question.low + i,
    );
    return new Set<Option>([blank, ...offered, ...points]);
  }
  const single =
    ['single', 'dropdown', 'emotion'].includes(question.type) ||
    (question.type === 'picture' && question.several !== true);
  return single && 'choices' in question
    ? new Set<Option>([blank, ...offered, ...question.choices.map(({ code }) => code)])
    : null;
}

/** Whether all demands of a term can hold at once, as far as can be told. */
export function isPossible(term: Term, { questions, surely }: Asked): boolean {
  const left = new Map<string, Set<Option>>();
  const wanted = new Map<string, Set<string>>();
  const refused = new Map<string, Set<string>>();
  const seen = new Map<string, boolean>();
  for (const { leaf, holds } of term) {
    const [key, truth] = keyOf(leaf, holds);
    if (seen.has(key) && seen.get(key) !== truth) return false;
    seen.set(key, truth);
    const demand = demandOf(leaf, holds);
    if (demand === null) continue;
    const question = questions.get(demand.question);
    if (question === undefined) continue;
    const options = left.get(demand.question) ?? optionsOf(question);
    if (options !== null) {
      for (const option of options) if (!demand.allows(option)) options.delete(option);
      left.set(demand.question, options);
      if (options.size === 0) return false;
    } else if (demand.choice !== undefined) {
      const list = demand.holds ? wanted : refused;
      list.set(demand.question, (list.get(demand.question) ?? new Set()).add(demand.choice));
    }
  }
  for (const [code, options] of left) {
    const onlyBlank = options.size === 1 && options.has(blank);
    if (onlyBlank && questions.get(code)?.required === true && surely.has(code)) return false;
  }
  for (const [code, codes] of wanted) {
    if ([...codes].some((one) => refused.get(code)?.has(one))) return false;
    const choices = questions.get(code);
    if (choices === undefined || !('choices' in choices) || codes.size < 2) continue;
    if (choices.choices.some((choice) => choice.exclusive === true && codes.has(choice.code))) return false;
  }
  return true;
}

const opposites = /^not-/;

/** A leaf and its opposite under one key, so that a demand and its denial meet. */
function keyOf(leaf: Condition, holds: boolean): [string, boolean] {
  const denied = opposites.test(leaf.is);
  const key = keys.get(leaf) ?? JSON.stringify({ ...leaf, is: leaf.is.replace(opposites, '') });
  keys.set(leaf, key);
  return [key, denied ? !holds : holds];
}
const keys = new WeakMap<Condition, string>();

interface Understood {
  readonly question: string;
  readonly holds: boolean;
  readonly choice?: string;
  allows(option: Option): boolean;
}

/** What a leaf demands of one question's answer, when it is a demand on one answer at all. */
function demandOf(leaf: Condition, says: boolean): Understood | null {
  const holds = opposites.test(leaf.is) ? !says : says;
  const is = leaf.is.replace(opposites, '');
  if (is === 'selected' && 'choice' in leaf && leaf.choice !== undefined) {
    if ('row' in leaf && leaf.row !== undefined) return null;
    const { question, choice } = leaf;
    return { question, choice, holds, allows: (option) => (option === choice) === holds };
  }
  if (is === 'answered' && 'value' in leaf) {
    const question = plainAnswer(leaf.value);
    return question === null ? null : { question, holds, allows: (option) => (option !== blank) === holds };
  }
  if (!('left' in leaf)) return null;
  const question = plainAnswer(leaf.left);
  if (question === null || leaf.right.get !== 'literal') return null;
  const { value } = leaf.right;
  const compare: Record<string, (option: Option) => boolean> = {
    equal: (option) => option === value,
    less: (option) => typeof option === 'number' && typeof value === 'number' && option < value,
    'at-most': (option) => typeof option === 'number' && typeof value === 'number' && option <= value,
    more: (option) => typeof option === 'number' && typeof value === 'number' && option > value,
    'at-least': (option) => typeof option === 'number' && typeof value === 'number' && option >= value,
  };
  const test = compare[is];
  return test === undefined ? null : { question, holds, allows: (option) => test(option) === holds };
}

function plainAnswer(value: Value): string | null {
  return value.get === 'answer' && value.part === undefined && (value.aspect ?? 'value') === 'value'
    ? value.question
    : null;
}

/** The questions that must have been shown (and answered) for a term to hold. */
export function neededBy(term: Term): string[] {
  return term.flatMap(({ leaf, holds }) => {
    const positive = opposites.test(leaf.is) ? !holds : holds;
    if (!positive) return [];
    if ('question' in leaf) return [leaf.question];
    const value = 'value' in leaf ? leaf.value : 'left' in leaf ? leaf.left : null;
    return value?.get === 'answer' && value.aspect !== 'count' ? [value.question] : [];
  });
}

/** For each question, the conditions that must all hold for it to be shown: its own and those of what it stands in. */
export function standingConditions({ flow }: SurveyDefinition): ReadonlyMap<string, readonly Condition[]> {
  const found = new Map<string, readonly Condition[]>();
  const and = (around: readonly Condition[], when: Condition | undefined) =>
    when === undefined ? around : [...around, when];
  const walk = (parts: readonly Flow[], around: readonly Condition[]) => {
    for (const part of parts) {
      if (part.kind === 'block') {
        const inBlock = and(around, part.when);
        for (const page of part.pages) {
          for (const question of page.questions) {
            found.set(question.code, and(and(inBlock, page.when), question.when));
          }
        }
      } else if (part.kind === 'branch') {
        walk(part.flow, and(around, part.when));
        walk(part.otherwise ?? [], and(around, { is: 'not', of: part.when }));
      } else if (part.kind === 'shuffle') walk(part.flow, around);
    }
  };
  walk(flow, []);
  return found;
}

/** Questions asked of everybody: no condition, no draw, nothing before them that skips or ends. */
export function askedOfAll(definition: SurveyDefinition): string[] {
  const conditions = standingConditions(definition);
  const sure: string[] = [];
  for (const part of definition.flow) {
    if (part.kind === 'finish' || part.kind === 'shuffle') break;
    for (const { question } of questionsOf([part])) {
      if (conditions.get(question.code)?.length === 0) sure.push(question.code);
      if ((question.skips ?? []).length > 0) return sure;
    }
  }
  return sure;
}
