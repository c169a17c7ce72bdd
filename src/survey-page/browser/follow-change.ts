import type { Question } from '../../understand/listening/surveys/question.contract.ts';
import type { Change, Session } from '../../understand/listening/surveys/runtime/index.ts';
import { type Pen, questionPen } from '../pen.ts';
import { clearedNote } from '../render-inner.ts';
import { renderQuestion } from '../render-question.ts';
import { enhance } from './enhance.ts';
import { fragment } from './fragment.ts';

interface Showing {
  readonly pen: Pen;
  readonly session: Session;
  readonly page: HTMLElement;
  /** The questions that the page is to show now, in their order. */
  readonly wanted: readonly Question[];
  /** Somebody answered the question of this element. */
  readonly take: (element: HTMLElement) => void;
}

/** Shows what an answer changed: questions that come and go, words that name it, answers that were taken away. */
export function followChange(
  { pen, session, page, wanted, take }: Showing,
  change: Change,
  editing: HTMLElement,
): void {
  const list = document.getElementById('questions') as HTMLElement;
  const here = new Map(
    [...list.querySelectorAll<HTMLElement>('[data-question]')].map((one) => [one.dataset.question, one]),
  );
  const again = new Set([...change.redraw, ...change.cleared.map(({ question }) => question)]);
  const draws = questionPen(pen, session, []);
  let last: Element | null = null;
  for (const question of wanted) {
    let element = here.get(question.code);
    here.delete(question.code);
    if (element === undefined || (again.has(question.code) && element !== editing)) {
      const fresh = fragment(renderQuestion(draws, question));
      enhance(fresh, pen, () => take(fresh));
      element?.replaceWith(fresh);
      element = fresh;
    }
    const at: Element | null = last === null ? list.firstElementChild : last.nextElementSibling;
    if (element !== at) last === null ? list.prepend(element) : last.after(element);
    last = element;
  }
  for (const gone of here.values()) gone.remove();
  for (const note of page.querySelectorAll('.cleared')) note.remove();
  const gone = change.cleared
    .map(({ question }) => question)
    .filter((one) => one !== editing.dataset.question);
  if (gone.length > 0) editing.after(fragment(clearedNote(draws, gone)));
}
