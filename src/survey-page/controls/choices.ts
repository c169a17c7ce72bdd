import { fieldOf, otherOf } from '../../understand/listening/surveys/answering/page.contract.ts';
import type { Choice } from '../../understand/listening/surveys/question.contract.ts';
import { shownChoices } from '../../understand/listening/surveys/runtime/index.ts';
import { attributes, html, type Markup } from '../markup.ts';
import type { QuestionPen } from '../pen.ts';
import { chosenIn, describedBy, given, idOf, isWrong, type Of } from './control.ts';

type Listed = Of<'single' | 'dropdown' | 'emotion'> | Of<'multiple'> | Of<'picture'>;

const takesSeveral = (question: Listed) =>
  question.type === 'multiple' || (question.type === 'picture' && question.several === true);

/** Radio buttons or boxes; choices that mean "no answer" stand apart below the others. */
export function drawChoices(pen: QuestionPen, question: Listed): Markup {
  const shown = shownChoices(pen.session, question);
  const answers = shown.filter(({ means }) => means === undefined);
  const apart = shown.filter(({ means }) => means !== undefined);
  const look = { emotion: 'emotions', picture: 'pictures' }[question.type as string] ?? 'choices';
  return html`${takesSeveral(question) && hint(pen, question)}
<div class="${look}">${answers.map((choice) => drawChoice(pen, question, choice))}</div>
${apart.length > 0 && html`<div class="choices apart">${apart.map((choice) => drawChoice(pen, question, choice))}</div>`}`;
}

function hint(pen: QuestionPen, question: Listed): Markup {
  const { least, most } = { least: undefined, most: undefined, ...question };
  const values = { least: pen.number(least ?? 0), most: pen.number(most ?? 0) };
  const bounded = (least ?? 0) > 0;
  if (bounded && most !== undefined) return html`<p class="hint">${pen.word('severalBetween', values)}</p>`;
  if (bounded) return html`<p class="hint">${pen.word('severalLeast', values)}</p>`;
  return html`<p class="hint">${most === undefined ? pen.word('several') : pen.word('severalMost', values)}</p>`;
}

function drawChoice(pen: QuestionPen, question: Listed, choice: Choice): Markup {
  const { code, picture, icon, exclusive } = choice;
  const chosen = chosenIn(given(pen, question), code);
  const several = takesSeveral(question);
  const id = idOf(question.code, code);
  return html`<div class="choice"><label ${attributes({ for: id })}><input ${attributes({
    type: several ? 'checkbox' : 'radio',
    id,
    name: fieldOf(question),
    value: code,
    checked: chosen !== null,
    'data-alone': exclusive === true || (several && choice.means !== undefined),
    'aria-describedby': several ? describedBy(pen, question) : undefined,
  })}>${
    picture !== undefined &&
    html`<img ${attributes({ src: picture.src, alt: pen.text(picture.alt), loading: 'lazy', referrerpolicy: 'no-referrer' })}>`
  }${icon !== undefined && html`<span class="icon" aria-hidden="true">${icon}</span>`}<span class="label">${pen.say(choice.text)}</span></label>${
    choice.other === true && drawOther(pen, question, choice, chosen?.text ?? '')
  }</div>`;
}

function drawOther(pen: QuestionPen, question: Listed, choice: Choice, text: string): Markup {
  return html`<input ${attributes({
    class: 'other',
    type: 'text',
    name: otherOf(question, choice.code),
    value: text,
    autocomplete: 'off',
    'aria-label': `${pen.text(choice.text)}: ${pen.plain('other')}`,
    placeholder: pen.plain('other'),
    'aria-invalid': isWrong(pen, question.code, choice.code) && 'true',
    'data-other': idOf(question.code, choice.code),
  })}>`;
}

/** A list to open. */
export function drawDropdown(pen: QuestionPen, question: Of<'dropdown'>): Markup {
  const shown = shownChoices(pen.session, question);
  const answer = given(pen, question);
  const others = shown.filter(({ other }) => other === true);
  return html`<select ${attributes({
    id: idOf(question.code, '-field'),
    name: fieldOf(question),
    'aria-describedby': describedBy(pen, question),
    'aria-invalid': isWrong(pen, question.code) && 'true',
    'aria-required': question.required === true && 'true',
  })}><option value="">${pen.plain('choose')}</option>${shown.map(
    ({ code, text, other }) =>
      html`<option ${attributes({ value: code, selected: chosenIn(answer, code) !== null, 'data-asks': other })}>${pen.text(text)}</option>`,
  )}</select>${others.map((choice) => drawOther(pen, question, choice, chosenIn(answer, choice.code)?.text ?? ''))}`;
}
