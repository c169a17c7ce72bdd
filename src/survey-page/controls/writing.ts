import { fieldOf } from '../../understand/listening/surveys/answering/page.contract.ts';
import type { GivenFile } from '../../understand/listening/surveys/question.contract.ts';
import { attributes, html, type Markup } from '../markup.ts';
import type { QuestionPen } from '../pen.ts';
import { sizeOf } from '../say-problem.ts';
import { describedBy, given, givenPart, idOf, isWrong, type Of } from './control.ts';

const keyboards = {
  email: { type: 'email', autocomplete: 'email' },
  url: { type: 'url', autocomplete: 'url' },
  phone: { type: 'tel', autocomplete: 'tel' },
  digits: { type: 'text', inputmode: 'numeric', autocomplete: 'off' },
  letters: { type: 'text', autocomplete: 'off' },
} as const;

/** A text; its form is told in words, not only by failing. */
export function drawText(pen: QuestionPen, question: Of<'text'>): Markup {
  const { code, mask, placeholder, maxLength, long, pattern } = question;
  const answer = given(pen, question);
  const value = typeof answer === 'string' ? answer : '';
  const hint = idOf(code, '-hint');
  const field = {
    id: idOf(code, '-field'),
    name: fieldOf(question),
    placeholder: placeholder === undefined ? undefined : pen.text(placeholder),
    'aria-describedby': describedBy(pen, question, ...(mask === undefined ? [] : [hint])),
    'aria-invalid': isWrong(pen, code) && 'true',
    'aria-required': question.required === true && 'true',
    'data-letters': maxLength,
  };
  return html`${mask !== undefined && html`<p class="hint" ${attributes({ id: hint })}>${pen.word('form', { mask })}</p>`}${
    long === true
      ? html`<textarea ${attributes({ ...field, rows: 5 })}>
${value}</textarea>`
      : html`<input ${attributes({ type: 'text', ...(pattern === undefined ? {} : keyboards[pattern]), ...field, value })}>`
  }`;
}

const kinds = { date: 'date', time: 'time', 'date-time': 'datetime-local' } as const;

/** A day, a time, or both, with the browser's own calendar. */
export function drawDate(pen: QuestionPen, question: Of<'date'>): Markup {
  const answer = given(pen, question);
  return html`<input ${attributes({
    type: kinds[question.precision],
    id: idOf(question.code, '-field'),
    name: fieldOf(question),
    value: typeof answer === 'string' ? answer : '',
    min: question.earliest,
    max: question.latest,
    'aria-describedby': describedBy(pen, question),
    'aria-invalid': isWrong(pen, question.code) && 'true',
    'aria-required': question.required === true && 'true',
  })}>`;
}

/** What the browser may fill in by itself (WCAG 2.2, 1.3.5). */
const fillsIn: Readonly<Record<string, string>> = {
  'first-name': 'given-name',
  'last-name': 'family-name',
  name: 'name',
  email: 'email',
  phone: 'tel',
  company: 'organization',
  role: 'organization-title',
  street: 'address-line1',
  more: 'address-line2',
  postcode: 'postal-code',
  city: 'address-level2',
  region: 'address-level1',
  country: 'country-name',
};

/** Contact details, an address: fields with names. */
export function drawFields(pen: QuestionPen, question: Of<'contact'> | Of<'address'>): Markup {
  return html`<div class="fields">${question.fields.map(({ code, kind, text, required }) => {
    const id = idOf(question.code, code);
    const value = givenPart(pen, question, code);
    return html`<div class="field"><label ${attributes({ for: id })}>${pen.say(text)}${
      required === true && html` <span class="mark">${pen.word('required')}</span>`
    }</label><input ${attributes({
      type: kind === 'email' ? 'email' : kind === 'phone' ? 'tel' : 'text',
      id,
      name: fieldOf(question, code),
      value: typeof value === 'string' ? value : '',
      autocomplete: fillsIn[kind] ?? 'off',
      'aria-describedby': describedBy(pen, question),
      'aria-invalid': isWrong(pen, question.code, code) && 'true',
      'aria-required': required === true && 'true',
    })}></div>`;
  })}</div>`;
}

/** Files; those given before stay unless their box is emptied. */
export function drawFile(pen: QuestionPen, question: Of<'file'>): Markup {
  const answer = given(pen, question);
  const files: readonly GivenFile[] = Array.isArray(answer) ? (answer as readonly GivenFile[]) : [];
  const most = question.most ?? 1;
  const hint = idOf(question.code, '-hint');
  const types = question.types.map((type) => (type.split('/')[1] ?? type).toUpperCase()).join(', ');
  return html`<p class="hint" ${attributes({ id: hint })}>${pen.word('files', { n: pen.number(most), size: sizeOf(question.mostBytes), types })}</p>${
    files.length > 0 &&
    html`<ul class="kept">${files.map(
      ({ id, name, bytes }) =>
        html`<li><label><input ${attributes({
          type: 'checkbox',
          name: `kept/${question.code}`,
          value: id,
          checked: true,
          'aria-label': pen.plain('keepFile', { name }),
        })}> <bdi>${name}</bdi> <small>${sizeOf(bytes)}</small></label></li>`,
    )}</ul>`
  }<input ${attributes({
    type: 'file',
    id: idOf(question.code, '-field'),
    name: fieldOf(question),
    multiple: most > 1,
    accept: question.types.join(','),
    'aria-describedby': describedBy(pen, question, hint),
    'aria-invalid': isWrong(pen, question.code) && 'true',
    'data-file': question.code,
  })}><p class="hint" aria-live="polite" ${attributes({ 'data-sending': question.code })}></p>`;
}

/** One box to tick: agreeing, or having made an appointment. */
export function drawTick(pen: QuestionPen, question: Of<'consent'> | Of<'appointment'>): Markup {
  const id = idOf(question.code, '-field');
  const link =
    question.type === 'appointment' &&
    html`<p><a ${attributes({ href: question.url })} target="_blank" rel="noopener noreferrer">${pen.say(question.label)}</a> <small>(${pen.word('opensNew')})</small></p>`;
  return html`${link}<div class="choices"><div class="choice"><label ${attributes({ for: id })}><input ${attributes(
    {
      type: 'checkbox',
      id,
      name: fieldOf(question),
      value: 'yes',
      checked: given(pen, question) === true,
      'aria-describedby': describedBy(pen, question),
      'aria-invalid': isWrong(pen, question.code) && 'true',
      'aria-required': question.required === true && 'true',
    },
  )}><span class="label">${question.type === 'consent' ? pen.say(question.label) : pen.word('made')}</span></label></div></div>`;
}
