import type { Page } from '../definition.contract.ts';
import type { Choice, Question } from '../question.contract.ts';
import { secondsFor } from './duration.ts';
import { ordered } from './order.ts';
import { type Problem, problemsOf } from './problems.ts';
import { endOf, isShown, type Session } from './session.ts';

/** A page as it is shown now. */
export interface ShownPage {
  readonly page: Page;
  readonly questions: readonly Question[];
}

/** The pages that have something to show, in this person's order. */
export function visiblePages(session: Session): ShownPage[] {
  const { plan, way } = session;
  return way.pages.flatMap(({ page, questions }) => {
    const shown = questions.filter((code) => isShown(session, code));
    if (shown.length === 0) return [];
    return [
      { page, questions: shown.map((code) => (plan.questions.get(code) as { question: Question }).question) },
    ];
  });
}

/** A question's choices (rows, columns) that are shown, in this person's order. Columns are never mixed. */
export function shownChoices(
  session: Session,
  question: Question,
  list: 'choices' | 'rows' | 'columns' = 'choices',
): Choice[] {
  const all: readonly Choice[] =
    list in question ? ((question as unknown as Record<string, Choice[]>)[list] ?? []) : [];
  const shuffle = 'shuffle' in question && list !== 'columns' ? question.shuffle : undefined;
  return ordered(all, shuffle, session.seed, question.code).filter(({ code }) => {
    const cell = session.plan.cellOf.get(`part:${question.code}/${code}`);
    return cell === undefined || session.cells[cell] === true;
  });
}

/** What has to be put right on this page before going on. */
export function pageProblems(session: Session, shown: ShownPage | undefined): Problem[] {
  return (shown?.questions ?? []).flatMap((question) => problemsOf(session, question));
}

/** After a page: the next page, what stands in the way, or the end page. */
export type Turned =
  | { readonly to: 'page'; readonly index: number }
  | { readonly to: 'problems'; readonly problems: readonly Problem[] }
  | { readonly to: 'end'; readonly end: string };

/** Goes to the next page, when nothing on this one stands in the way. */
export function goOn(session: Session): Turned {
  const pages = visiblePages(session);
  const problems = pageProblems(session, pages[session.page]);
  if (problems.length > 0) return { to: 'problems', problems };
  if (session.page + 1 >= pages.length) return { to: 'end', end: endOf(session) };
  session.page += 1;
  return { to: 'page', index: session.page };
}

/** Goes to the page before; stays on the first. */
export function goBack(session: Session): number {
  session.page = Math.max(0, Math.min(session.page, visiblePages(session).length) - 1);
  return session.page;
}

/** How far: pages passed of those that are shown now (0..1), and the seconds that are left at an even pace. */
export function progress(session: Session): { readonly share: number; readonly secondsLeft: number } {
  const pages = visiblePages(session);
  const passed = Math.min(session.page, pages.length);
  const left = pages.slice(passed).flatMap(({ questions }) => questions);
  return {
    share: pages.length === 0 ? 1 : passed / pages.length,
    secondsLeft: Math.round(left.reduce((sum, question) => sum + secondsFor(question, session.language), 0)),
  };
}
