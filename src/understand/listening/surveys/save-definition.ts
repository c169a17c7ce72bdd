import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import { pagesOf, partsOf, questionsOf, type SurveyDefinition } from './definition.contract.ts';
import { conditionsOf } from './every-part.ts';
import { compile, findCircle, listsOf } from './runtime/index.ts';

const mostQuestions = 2000;
const deepest = 30;

/**
 * What no draft may hold, because answers, logic and the engine rely on it: two things of one name, logic in a circle,
 * nesting without end. Everything else may be saved half-finished; the checks tell what is missing.
 */
export function refuseBroken(definition: SurveyDefinition): Refusal | null {
  // Depth first: the walks below go as deep as the tree does.
  if (depthOf(definition, 0) > deepest * 4) {
    return refuse('too-deep', `The survey nests conditions or parts deeper than ${deepest} levels.`, {
      next: 'Calculate a value from the inner part, and use it in the outer one.',
    });
  }
  const questions = questionsOf(definition.flow);
  if (questions.length > mostQuestions) {
    return refuse(
      'too-many-questions',
      `A survey holds at most ${mostQuestions} questions; this one has ${questions.length}.`,
    );
  }
  const twice = twiceNamed(definition);
  if (twice !== null) {
    return refuse('code-twice', `The code "${twice.code}" names two things (${twice.kind}).`, {
      next: 'Give one of them another code; answers and logic find things by it.',
    });
  }
  const circle = findCircle(compile(definition));
  if (circle !== null) {
    return refuse('circle', `The logic runs in a circle: ${circle.join(' ← ')}.`, {
      next: 'Take one of these conditions away, so that something can be decided first.',
    });
  }
  return null;
}

function depthOf(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null || depth > 200) return depth;
  return Object.values(value).reduce<number>((most, item) => Math.max(most, depthOf(item, depth + 1)), depth);
}

function twiceNamed(definition: SurveyDefinition): { kind: string; code: string } | null {
  const { flow, hidden, calculated, quotas, ends } = definition;
  const lists: [string, readonly { readonly code: string }[]][] = [
    ['question', questionsOf(flow).map(({ question }) => question)],
    ['page', pagesOf(flow)],
    ['part of the flow', partsOf(flow)],
    ['hidden field', hidden],
    ['calculated value', calculated],
    ['quota', quotas],
    [
      'quota cell',
      quotas.flatMap(({ code, cells }) => cells.map((cell) => ({ code: `${code}/${cell.code}` }))),
    ],
    ['end page', ends],
    ...questionsOf(flow).flatMap(({ question }) => [
      ...listsOf(question).map((list): [string, typeof list] => [`choice of ${question.code}`, list]),
      ...('fields' in question
        ? [[`field of ${question.code}`, question.fields] as [string, typeof question.fields]]
        : []),
    ]),
  ];
  for (const [kind, list] of lists) {
    const seen = new Set<string>();
    for (const { code } of list) {
      if (seen.has(code)) return { kind, code };
      seen.add(code);
    }
  }
  return null;
}

/** Whether a definition holds anything that an import could not translate; such a one stays a draft. */
export function holdsUntranslated(definition: SurveyDefinition): boolean {
  return (
    definition.untranslated.length > 0 ||
    conditionsOf(definition).some(({ condition }) => JSON.stringify(condition).includes('"untranslated"'))
  );
}
