import type { Question } from '../understand/listening/surveys/question.contract.ts';
import type { Problem, Session } from '../understand/listening/surveys/runtime/index.ts';
import { progress, visiblePages } from '../understand/listening/surveys/runtime/index.ts';
import { idOf } from './controls/control.ts';
import { attributes, html, type Markup } from './markup.ts';
import type { Pen, QuestionPen } from './pen.ts';
import { questionPen } from './pen.ts';
import { renderQuestion } from './render-question.ts';
import { sayProblem } from './say-problem.ts';

/** What is told above the questions. */
export interface Notes {
  readonly problems: readonly Problem[];
  readonly cleared: readonly string[];
  readonly resumed?: boolean | undefined;
  readonly more?: boolean | undefined;
  readonly say?: string | null | undefined;
}

/** Everything inside the form: how far one is, what is told, the questions, the buttons. Server and script draw it alike. */
export function renderInner(pen: Pen, session: Session, notes: Notes): Markup {
  const pages = visiblePages(session);
  const index = Math.max(0, Math.min(session.page, pages.length - 1));
  const shown = pages[index];
  const { conduct } = session.plan.definition;
  const draw = questionPen(pen, session, notes.problems);
  const title = shown?.page.title;
  const last = index >= pages.length - 1;
  return html`${drawProgress(pen, session, index)}
<input type="hidden" name="page" ${attributes({ value: shown?.page.code ?? '' })}>
${drawNotes(draw, notes)}
${title !== undefined && html`<h2>${draw.say(title)}</h2>`}
<div id="questions">${(shown?.questions ?? []).map((question) => renderQuestion(draw, question))}</div>
<div class="buttons"><button name="go" value="on" class="main">${pen.word(last ? 'finish' : 'next')}</button>${
    index > 0 &&
    conduct.back &&
    html`<button name="go" value="back" class="quiet">${pen.word('back')}</button>`
  }</div>`;
}

/** How far, as a bar and in words; a survey of one page needs none. */
function drawProgress(pen: Pen, session: Session, index: number): Markup {
  const { conduct } = session.plan.definition;
  const { share, secondsLeft } = progress({ ...session, page: index });
  const minutes = pen.number(Math.max(1, Math.round(secondsLeft / 60)));
  const bar = conduct.progress && (share > 0 || visiblePages(session).length > 1);
  const words = conduct.duration && pen.word(index === 0 ? 'minutes' : 'minutesLeft', { n: minutes });
  if (!bar && words === false) return html``;
  return html`<div class="progress">${
    bar &&
    html`<progress max="100" ${attributes({ value: Math.round(share * 100), 'aria-label': pen.plain('progress') })}></progress>`
  }${words !== false && html`<span>${words}</span>`}</div>`;
}

function drawNotes(pen: QuestionPen, { problems, cleared, resumed, more, say }: Notes): Markup {
  const asked = (code: string): Question | undefined => pen.session.plan.questions.get(code)?.question;
  return html`${resumed === true && html`<p class="note" role="status">${pen.word('resumed')}</p>`}${
    more === true && html`<p class="note" role="status" id="note" tabindex="-1">${pen.word('more')}</p>`
  }${typeof say === 'string' && html`<p class="note wrong" role="alert">${say}</p>`}${clearedNote(pen, cleared)}${
    problems.length > 0 &&
    html`<div class="problems" role="alert" tabindex="-1" id="problems"><h2>${pen.word('problemsTitle')}</h2><ul>${problems.map(
      (problem) => {
        const question = asked(problem.question);
        return (
          question !== undefined &&
          html`<li><a ${attributes({ href: `#${encodeURIComponent(idOf(problem.question)).replaceAll('%2F', '/')}` })}>${pen.say(question.text)}</a><br>${sayProblem(pen, question, problem)}</li>`
        );
      },
    )}</ul></div>`
  }`;
}

/** Says which answers logic took away. */
export function clearedNote(pen: QuestionPen, cleared: readonly string[]): Markup {
  const gone = cleared.flatMap((code) => pen.session.plan.questions.get(code)?.question ?? []);
  if (gone.length === 0) return html``;
  return html`<div class="note cleared" role="status"><p>${pen.word('cleared')}</p><ul>${gone.map(({ text }) => html`<li>${pen.say(text)}</li>`)}</ul></div>`;
}
