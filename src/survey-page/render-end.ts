import type { Session } from '../understand/listening/surveys/runtime/index.ts';
import { attributes, html, type Markup } from './markup.ts';
import { type Pen, questionPen } from './pen.ts';

/** The last page: the survey's own words, a link it may offer. */
export function renderEnd(pen: Pen, session: Session, code: string | null): Markup {
  const draw = questionPen(pen, session, []);
  const { ends } = session.plan.definition;
  const end = ends.find((one) => one.code === code) ?? ends.find(({ kind }) => kind === 'thanks');
  const heading = end === undefined ? pen.word('thanks') : draw.say(end.title);
  return html`<div class="last" ${attributes({ 'data-end': end?.kind ?? 'thanks' })}><h1 tabindex="-1" id="last">${heading}</h1>${
    end?.text !== undefined && html`<p>${draw.say(end.text)}</p>`
  }${
    end?.link !== undefined &&
    html`<p><a class="button" ${attributes({ href: end.link.url })} rel="noopener noreferrer" target="_top">${draw.say(end.link.text)}</a></p>`
  }</div>`;
}
