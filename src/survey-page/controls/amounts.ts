import { fieldOf } from '../../understand/listening/surveys/answering/page.contract.ts';
import { shownChoices } from '../../understand/listening/surveys/runtime/index.ts';
import { attributes, html, type Markup } from '../markup.ts';
import type { QuestionPen } from '../pen.ts';
import { describedBy, given, givenPart, idOf, isWrong, type Of } from './control.ts';

const numeric = { type: 'text', inputmode: 'decimal', autocomplete: 'off' } as const;
/** As the field shows it again: with a point, which is read in every language. */
const written = (value: unknown) => (typeof value === 'number' ? String(value) : '');

/** A number, with its unit in words. */
export function drawNumber(pen: QuestionPen, question: Of<'number'>): Markup {
  const unit = idOf(question.code, '-unit');
  return html`<span class="amount"><input ${attributes({
    ...numeric,
    id: idOf(question.code, '-field'),
    name: fieldOf(question),
    value: written(given(pen, question)),
    'aria-describedby': describedBy(pen, question, ...(question.unit === undefined ? [] : [unit])),
    'aria-invalid': isWrong(pen, question.code) && 'true',
    'aria-required': question.required === true && 'true',
  })}>${question.unit !== undefined && html`<span ${attributes({ class: 'unit', id: unit })}>${pen.say(question.unit)}</span>`}</span>`;
}

/** A number to write; the page's script adds the slider beside it, which without script could never be left blank. */
export function drawSlider(pen: QuestionPen, question: Of<'slider'>): Markup {
  const { least, most, step, ends, unit } = question;
  const hint = idOf(question.code, '-hint');
  return html`<p class="hint" ${attributes({ id: hint })}>${pen.word('sliderFrom', {
    least: pen.number(least),
    most: pen.number(most),
  })}</p><div ${attributes({ class: 'slider', 'data-slider': true, 'data-least': least, 'data-most': most, 'data-step': step })}><span class="amount"><input ${attributes(
    {
      ...numeric,
      id: idOf(question.code, '-field'),
      name: fieldOf(question),
      value: written(given(pen, question)),
      'aria-describedby': describedBy(pen, question, hint),
      'aria-invalid': isWrong(pen, question.code) && 'true',
      'aria-required': question.required === true && 'true',
    },
  )}>${unit !== undefined && html`<span class="unit">${pen.say(unit)}</span>`}</span></div>${
    ends !== undefined &&
    html`<div class="ends"><span>${pen.say(ends.low)}</span><span>${pen.say(ends.high)}</span></div>`
  }`;
}

/** Amounts that make a total together. */
export function drawSum(pen: QuestionPen, question: Of<'constant-sum'>): Markup {
  const unit = question.unit;
  const hint = idOf(question.code, '-total');
  const parts = shownChoices(pen.session, question);
  const sum = parts.reduce((all, { code }) => all + (Number(givenPart(pen, question, code)) || 0), 0);
  const total = pen.number(question.total);
  return html`<div ${attributes({ class: 'sum', 'data-sum': question.total })}>${parts.map(
    ({ code, text }) => {
      const id = idOf(question.code, code);
      return html`<div class="part"><label ${attributes({ for: id })}>${pen.say(text)}</label><span class="amount"><input ${attributes(
        {
          ...numeric,
          id,
          name: fieldOf(question, code),
          value: written(givenPart(pen, question, code)),
          'aria-describedby': describedBy(pen, question, hint),
          'aria-invalid': isWrong(pen, question.code, code) && 'true',
        },
      )}>${unit !== undefined && html`<span class="unit">${pen.say(unit)}</span>`}</span></div>`;
    },
  )}<p class="total" ${attributes({ id: hint })}>${pen.word('totalMust', { total })} <output ${attributes({ 'data-total': true })}>${
    sum !== 0 && pen.word('total', { sum: pen.number(sum), total })
  }</output></p></div>`;
}

/** Places to give. Without script each has a list of places; the script keeps them in order and adds buttons. */
export function drawRanking(pen: QuestionPen, question: Of<'ranking'>): Markup {
  const shown = shownChoices(pen.session, question);
  const answer = given(pen, question);
  const ranked: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const places = Math.min(question.top ?? shown.length, shown.length);
  const inOrder = [...shown].sort((a, b) => place(a.code) - place(b.code));
  function place(code: string): number {
    const at = ranked.indexOf(code);
    return at === -1 ? shown.length : at;
  }
  const how =
    question.top === undefined || question.top >= shown.length
      ? pen.word('rankHow')
      : pen.word('rankTop', { n: places });
  const hint = idOf(question.code, '-hint');
  return html`<p class="hint" ${attributes({ id: hint })}>${how}</p><ol ${attributes({
    class: 'ranking',
    'data-rank': true,
  })}>${inOrder.map(({ code, text }) => {
    const at = ranked.indexOf(code);
    return html`<li ${attributes({ 'data-item': pen.text(text) })}><select ${attributes({
      id: idOf(question.code, code),
      name: fieldOf(question, code),
      'aria-label': pen.plain('rankOf', { item: pen.text(text) }),
      'aria-describedby': describedBy(pen, question, hint),
    })}><option ${attributes({ value: '', 'aria-label': pen.plain('rankNone') })}>–</option>${Array.from(
      { length: places },
      (_, i) =>
        html`<option ${attributes({ value: i + 1, selected: at === i })}>${pen.number(i + 1)}</option>`,
    )}</select><span class="label">${pen.say(text)}</span></li>`;
  })}</ol>`;
}
