import type { Remark } from '../checks.contract.ts';
import { questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import { conditionsOf, leavesOf, valuesIn } from '../every-part.ts';
import type { Condition } from '../logic.contract.ts';
import type { Question } from '../question.contract.ts';
import { listsOf } from '../runtime/index.ts';
import {
  askedOfAll,
  isPossible,
  neededBy,
  standingConditions,
  type Term,
  together,
  waysOf,
} from './possible.ts';
import { type Checked, remark } from './remark.ts';

/** How many ways are looked at in one survey, and how deep; beyond them everything is taken as possible. */
const mostLooks = 20_000;
const deepest = 200;

/** Conditions that can never hold, questions nobody can reach, logic that looks ahead. */
export function checkLogic(checked: Checked): Remark[] {
  const { definition } = checked;
  const placed = questionsOf(definition.flow);
  const questions = new Map(placed.map(({ question }) => [question.code, question]));
  const surely = new Set(askedOfAll(definition));
  let looks = mostLooks;
  const possible = (term: Term) => looks-- <= 0 || isPossible(term, { questions, surely });
  const remarks: Remark[] = [];
  const contradicting = new Set<string>();
  for (const { where, condition, role } of conditionsOf(definition)) {
    const ways = waysOf(condition);
    if (ways === null || ways.some(possible)) continue;
    if (role === 'when' && where.kind === 'question') contradicting.add(where.code);
    remarks.push(
      remark(checked, 'contradiction', 'warning', where, {
        en: (name) => `${name} has a condition that can never hold: its parts exclude each other.`,
        es: (name) => `${name} tiene una condición que nunca se cumple: sus partes se excluyen.`,
      }),
    );
  }
  for (const code of unreachable(definition, questions, possible)) {
    if (contradicting.has(code)) continue;
    remarks.push(
      remark(
        checked,
        'unreachable',
        'warning',
        { kind: 'question', code },
        {
          en: (name) => `${name} is never asked: no way through the survey leads to it.`,
          es: (name) => `${name} no se pregunta nunca: ningún camino de la encuesta lleva hasta ella.`,
        },
      ),
    );
  }
  return [
    ...remarks,
    ...looksAhead(
      checked,
      placed.map(({ question }) => question),
    ),
  ];
}

/** Questions that can be shown in none of the ways there are, what they depend on included. */
function unreachable(
  definition: SurveyDefinition,
  questions: ReadonlyMap<string, Question>,
  possible: (term: Term) => boolean,
): string[] {
  const standing = standingConditions(definition);
  const memo = new Map<string, Term[] | null>();
  const ended = new Set(afterTheEnd(definition));
  function ways(code: string, depth = 0): Term[] | null {
    if (memo.has(code)) return memo.get(code) ?? null;
    if (depth > deepest) return null;
    memo.set(code, null);
    if (ended.has(code)) {
      memo.set(code, []);
      return [];
    }
    const own = together((standing.get(code) ?? []).map((condition) => waysOf(condition)));
    const reached = own?.flatMap((term): Term[] => {
      const before = [...new Set(neededBy(term))].filter(
        (needed) => needed !== code && questions.has(needed),
      );
      const whole = together([[term], ...before.map((one) => ways(one, depth + 1))]);
      // Too many ways: only its own demands are looked at.
      return (whole ?? [term]).filter(possible);
    });
    const found = reached === undefined || reached.length > 100 ? null : reached;
    memo.set(code, found);
    return found;
  }
  const skipped = skippedByAll(definition, questions);
  return [...questions.keys()].filter((code) => skipped.has(code) || ways(code)?.length === 0);
}

/** Questions after an ending without a condition, at the survey's outermost level. */
function afterTheEnd({ flow }: SurveyDefinition): string[] {
  const end = flow.findIndex((part) => part.kind === 'finish' && part.when === undefined);
  return end === -1 ? [] : questionsOf(flow.slice(end)).map(({ question }) => question.code);
}

/** Questions that every possible answer to an earlier, surely asked and required question leads past. */
function skippedByAll(
  definition: SurveyDefinition,
  questions: ReadonlyMap<string, Question>,
): ReadonlySet<string> {
  const placed = questionsOf(definition.flow);
  const at = new Map(placed.map(({ question }, i) => [question.code, i]));
  const past = new Set<string>();
  for (const code of askedOfAll(definition)) {
    const question = questions.get(code);
    if (question?.required !== true || question.skips === undefined || (question.nonAnswers ?? []).length > 0)
      continue;
    if (!['single', 'dropdown', 'emotion'].includes(question.type)) continue;
    const targets = (listsOf(question)[0] ?? []).map((choice) => {
      const skip = question.skips?.find(({ when }) => isJust(when, code, choice.code));
      if (skip === undefined) return 0;
      if (skip.to === 'end') return placed.length;
      return skip.to === 'question' ? (at.get(skip.code ?? '') ?? 0) : 0;
    });
    const from = (at.get(code) ?? 0) + 1;
    for (const { question: between } of placed.slice(from, Math.max(from, Math.min(...targets))))
      past.add(between.code);
  }
  return past;
}

const isJust = (when: Condition, question: string, choice: string) =>
  when.is === 'selected' && when.question === question && when.choice === choice && when.row === undefined;

/** Conditions that read an answer given only later: shown again when one comes back, which surprises people. */
function looksAhead(checked: Checked, all: readonly Question[]): Remark[] {
  const at = new Map(all.map(({ code }, i) => [code, i]));
  return conditionsOf(checked.definition).flatMap(({ where, role, condition }) => {
    const own = at.get(
      where.kind === 'choice' ? (where.of ?? '') : where.kind === 'question' ? where.code : '',
    );
    if (own === undefined || role === 'must') return [];
    const read = [
      ...valuesIn(condition).flatMap((value) => (value.get === 'answer' ? [value.question] : [])),
      ...leavesOf(condition).flatMap((leaf) => ('question' in leaf ? [leaf.question] : [])),
    ];
    const later = read.find((code) => (at.get(code) ?? -1) > own);
    if (later === undefined) return [];
    const name = checked.names.question(later);
    return [
      remark(checked, 'looks-ahead', 'warning', where, {
        en: (self) => `${self} depends on ${name.en}, which is asked only later.`,
        es: (self) => `${self} depende de ${name.es}, que se pregunta más tarde.`,
      }),
    ];
  });
}
