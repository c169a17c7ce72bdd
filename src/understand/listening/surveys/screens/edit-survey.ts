import { type Flow, type Page, pagesOf, questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import type { Question } from '../question.contract.ts';

/** Changes every list of parts in a flow, the innermost first. */
function changeFlow(
  flow: readonly Flow[],
  change: (list: readonly Flow[]) => readonly Flow[],
): readonly Flow[] {
  return change(
    flow.map((part) => {
      if (part.kind === 'shuffle') return { ...part, flow: changeFlow(part.flow, change) };
      if (part.kind !== 'branch') return part;
      const otherwise = part.otherwise === undefined ? {} : { otherwise: changeFlow(part.otherwise, change) };
      return { ...part, flow: changeFlow(part.flow, change), ...otherwise };
    }),
  );
}

const within = (survey: SurveyDefinition, flow: readonly Flow[]): SurveyDefinition => ({
  ...survey,
  flow: [...flow],
});

/** Changes one part of the flow: a block, branch, random part or ending. */
export function changePart(survey: SurveyDefinition, code: string, change: (part: Flow) => readonly Flow[]) {
  return within(
    survey,
    changeFlow(survey.flow, (list) => list.flatMap((part) => (part.code === code ? change(part) : [part]))),
  );
}

/** Changes the list of pages of every block. */
function changePages(
  survey: SurveyDefinition,
  change: (pages: readonly Page[]) => readonly Page[],
): SurveyDefinition {
  return within(
    survey,
    changeFlow(survey.flow, (list) =>
      list.map((part) => (part.kind === 'block' ? { ...part, pages: change(part.pages) } : part)),
    ),
  );
}

export function changePage(survey: SurveyDefinition, code: string, change: (page: Page) => readonly Page[]) {
  return changePages(survey, (pages) =>
    pages.flatMap((page) => (page.code === code ? change(page) : [page])),
  );
}

/** Replaces one question by none, one or several. */
export function changeQuestion(
  survey: SurveyDefinition,
  code: string,
  change: (question: Question) => readonly Question[],
): SurveyDefinition {
  return changePages(survey, (pages) =>
    pages.map((page) => ({
      ...page,
      questions: page.questions.flatMap((question) =>
        question.code === code ? change(question) : [question],
      ),
    })),
  );
}

/** Every code in use; a new thing takes one that is not among them. */
export function codesOf(survey: SurveyDefinition): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) {
        if (key === 'code' && typeof one === 'string') found.add(one);
        else walk(one);
      }
    }
  };
  walk(survey);
  return found;
}

/** A code that nothing has yet: `q1`, `q2`, … */
export function freshCode(survey: SurveyDefinition, prefix: string): string {
  const taken = codesOf(survey);
  let number = 1;
  while (taken.has(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}

/** The same list with one thing a place further up (−1) or down (+1). */
export function shifted<Thing>(list: readonly Thing[], at: number, by: -1 | 1): readonly Thing[] {
  const to = at + by;
  if (at < 0 || to < 0 || to >= list.length) return list;
  const moved = [...list];
  const [thing] = moved.splice(at, 1);
  if (thing !== undefined) moved.splice(to, 0, thing);
  return moved;
}

/** Moves a question to a place on a page; `before` names the question it will stand before, none: at the end. */
export function placeQuestion(survey: SurveyDefinition, code: string, page: string, before?: string) {
  const found = questionsOf(survey.flow).find(({ question }) => question.code === code);
  if (found === undefined || before === code) return survey;
  const without = changeQuestion(survey, code, () => []);
  return changePage(without, page, (one) => {
    const at = one.questions.findIndex((question) => question.code === before);
    const place = at === -1 ? one.questions.length : at;
    return [{ ...one, questions: one.questions.toSpliced(place, 0, found.question) }];
  });
}

/** A question one place up or down; at the edge of its page it goes over to the next one. */
export function moveQuestion(survey: SurveyDefinition, code: string, by: -1 | 1): SurveyDefinition {
  const pages = pagesOf(survey.flow);
  const at = pages.findIndex(({ questions }) => questions.some((question) => question.code === code));
  const page = pages[at];
  if (page === undefined) return survey;
  const place = page.questions.findIndex((question) => question.code === code);
  if (place + by >= 0 && place + by < page.questions.length) {
    return changePage(survey, page.code, (one) => [
      { ...one, questions: [...shifted(one.questions, place, by)] },
    ]);
  }
  const next = at + by < 0 ? undefined : pages[at + by];
  if (next === undefined) return survey;
  return placeQuestion(survey, code, next.code, by === 1 ? next.questions[0]?.code : undefined);
}

/** A copy of a question under a new code, right after it. */
export function copyQuestion(survey: SurveyDefinition, code: string, fresh: string): SurveyDefinition {
  return changeQuestion(survey, code, (question) => [
    question,
    { ...question, code: fresh, origin: undefined },
  ]);
}

/** A page or a part of the flow one place up or down among its neighbours. */
export function movePlace(survey: SurveyDefinition, code: string, by: -1 | 1): SurveyDefinition {
  const move = <Thing extends { readonly code: string }>(list: readonly Thing[]) =>
    shifted(
      list,
      list.findIndex((one) => one.code === code),
      by,
    );
  return within(survey, changeFlow(changePages(survey, move).flow, move));
}

/** Takes a page or part of the flow away with everything in it. */
export function removePlace(survey: SurveyDefinition, code: string): SurveyDefinition {
  const rest = <Thing extends { readonly code: string }>(list: readonly Thing[]) =>
    list.filter((one) => one.code !== code);
  return within(survey, changeFlow(changePages(survey, rest).flow, rest));
}
