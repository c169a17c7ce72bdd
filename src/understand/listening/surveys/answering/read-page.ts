import { readFields } from '../../../../survey-page/index.ts';
import { questionsOf } from '../definition.contract.ts';
import type { GivenFile, Question } from '../question.contract.ts';
import { type Plan, type Problem, start, visiblePages } from '../runtime/index.ts';
import { type Answers, beginningOf, type Device, type Kept } from './kept.ts';

/** What a form said, by question; null where it was left blank. */
export interface ReadPage {
  readonly answers: Record<string, unknown>;
  readonly problems: readonly Problem[];
}

/** The questions that a form held: those it names, on the page it names. */
export function questionsIn(plan: Plan, page: string, shown: readonly string[]): Question[] {
  return questionsOf(plan.definition.flow)
    .filter((one) => one.page.code === page)
    .map(({ question }) => question)
    .filter(({ code }) => shown.length === 0 || shown.includes(code));
}

/** Reads the answers of a form's questions. Files that came with it are known already, by question. */
export function readPage(
  questions: readonly Question[],
  fields: URLSearchParams,
  given: { kept: Kept; files: ReadonlyMap<string, readonly GivenFile[]> },
): ReadPage {
  const answers: Record<string, unknown> = Object.create(null);
  const problems: Problem[] = [];
  for (const question of questions) {
    if (question.type === 'statement') continue;
    const before = given.kept.answers[question.code];
    const ticked = fields.getAll(`kept/${question.code}`);
    const left = Array.isArray(before) ? (before as GivenFile[]).filter(({ id }) => ticked.includes(id)) : [];
    const files = question.type === 'file' ? [...left, ...(given.files.get(question.code) ?? [])] : [];
    const read = readFields(question, fields, files);
    if ('found' in read) problems.push(read.found);
    else answers[question.code] = read.raw;
  }
  return { answers, problems };
}

/** Whether these answers bring questions onto the page that the form did not hold: they are asked before it goes on. */
export function bringsMore(
  plan: Plan,
  kept: Kept,
  said: { page: string; answers: Answers; shown: readonly string[] },
) {
  if (said.shown.length === 0) return false;
  const answers = { ...kept.answers, ...said.answers };
  const session = start(plan, beginningOf(kept, answers));
  const page = visiblePages(session).find((one) => one.page.code === said.page);
  return page?.questions.some(({ code }) => !said.shown.includes(code)) ?? false;
}

/** Phone, tablet or desktop: all that is kept of what a browser calls itself. */
export function deviceOf(userAgent: string): Device {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet';
  return /Mobi|iPhone|Android/i.test(userAgent) ? 'phone' : 'desktop';
}
