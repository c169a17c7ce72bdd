import { nonAnswerOf } from '../understand/listening/surveys/answering/page.contract.ts';
import type { Question } from '../understand/listening/surveys/question.contract.ts';
import { isRequired } from '../understand/listening/surveys/runtime/index.ts';
import { drawNumber, drawRanking, drawSlider, drawSum } from './controls/amounts.ts';
import { drawChoices, drawDropdown } from './controls/choices.ts';
import { describedBy, givenNon, helpId, idOf, isWrong, problemId, textId } from './controls/control.ts';
import { drawMatrix } from './controls/matrix.ts';
import { drawScale } from './controls/scale.ts';
import { drawDate, drawFields, drawFile, drawText, drawTick } from './controls/writing.ts';
import { attributes, html, type Markup } from './markup.ts';
import type { QuestionPen } from './pen.ts';
import { sayProblem } from './say-problem.ts';

function drawControl(pen: QuestionPen, question: Question): Markup {
  switch (question.type) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'rating':
      return drawScale(pen, question);
    case 'single':
    case 'emotion':
    case 'multiple':
    case 'picture':
      return drawChoices(pen, question);
    case 'dropdown':
      return drawDropdown(pen, question);
    case 'ranking':
      return drawRanking(pen, question);
    case 'matrix':
    case 'matrix-scale':
      return drawMatrix(pen, question);
    case 'constant-sum':
      return drawSum(pen, question);
    case 'text':
      return drawText(pen, question);
    case 'number':
      return drawNumber(pen, question);
    case 'slider':
      return drawSlider(pen, question);
    case 'date':
      return drawDate(pen, question);
    case 'contact':
    case 'address':
      return drawFields(pen, question);
    case 'file':
      return drawFile(pen, question);
    case 'consent':
    case 'appointment':
      return drawTick(pen, question);
    case 'statement':
      return html``;
  }
}

/** One field: its words are a label. Everything else is a group, its words a legend. */
const single = new Set(['dropdown', 'text', 'number', 'slider', 'date', 'file']);
const oneOf = new Set(['nps', 'csat', 'ces', 'rating', 'single', 'emotion']);

/** A question: words, help, what is wrong, the fields, and apart from these the ways of giving no answer. */
export function renderQuestion(pen: QuestionPen, question: Question): Markup {
  const { code, type } = question;
  const wrong = isWrong(pen, code);
  const required = isRequired(pen.session, question);
  const mark = required && type !== 'statement' && html` <span class="mark">${pen.word('required')}</span>`;
  const words = html`<span class="text" ${attributes({ id: textId(code) })}>${pen.say(question.text)}</span>${mark}`;
  const below = html`${
    question.picture !== undefined &&
    html`<img class="beside" ${attributes({ src: question.picture.src, alt: pen.text(question.picture.alt), referrerpolicy: 'no-referrer' })}>`
  }${question.help !== undefined && html`<p class="help" ${attributes({ id: helpId(code) })}>${pen.say(question.help)}</p>`}${
    wrong && drawProblems(pen, question)
  }${drawControl(pen, question)}${drawNonAnswers(pen, question)}`;
  const shell = attributes({
    class: wrong ? 'question wrong' : 'question',
    id: idOf(code),
    'data-question': code,
    'data-type': type,
  });
  const hidden = html`<input type="hidden" name="shown" ${attributes({ value: code })}>`;
  if (type === 'statement') return html`<div ${shell}>${hidden}<p>${words}</p>${below}</div>`;
  if (single.has(type)) {
    return html`<div ${shell}>${hidden}<label class="words" ${attributes({ for: idOf(code, '-field') })}>${words}</label>${below}</div>`;
  }
  const radio = oneOf.has(type) || (type === 'picture' && question.several !== true);
  return html`<fieldset ${shell} ${attributes({
    role: radio ? 'radiogroup' : undefined,
    'aria-required': radio && required && 'true',
    'aria-invalid': radio && wrong && 'true',
    'aria-describedby': radio ? describedBy(pen, question) : undefined,
  })}><legend class="words">${words}</legend>${hidden}${below}</fieldset>`;
}

function drawProblems(pen: QuestionPen, question: Question): Markup {
  const own = pen.problems.filter((problem) => problem.question === question.code);
  return html`<p class="problem" ${attributes({ id: problemId(question.code) })}><b>${pen.word('problemOf')}:</b> ${own.map(
    (problem) => html`<span>${sayProblem(pen, question, problem)}</span> `,
  )}</p>`;
}

function drawNonAnswers(pen: QuestionPen, question: Question): Markup | false {
  const { nonAnswers = [] } = question;
  if (nonAnswers.length === 0 || question.type === 'statement') return false;
  const said = givenNon(pen, question);
  return html`<div class="choices apart">${nonAnswers.map(({ means, text }) => {
    const id = idOf(question.code, '-non', means);
    return html`<div class="choice"><label ${attributes({ for: id })}><input ${attributes({
      type: 'checkbox',
      id,
      name: nonAnswerOf(question),
      value: means,
      checked: said === means,
      'data-non': question.code,
    })}><span class="label">${pen.say(text)}</span></label></div>`;
  })}</div>`;
}
