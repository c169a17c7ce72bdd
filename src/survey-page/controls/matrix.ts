import { fieldOf, otherOf } from '../../understand/listening/surveys/answering/page.contract.ts';
import { shownChoices } from '../../understand/listening/surveys/runtime/index.ts';
import { attributes, html, type Markup, type Put } from '../markup.ts';
import type { QuestionPen } from '../pen.ts';
import { chosenIn, describedBy, givenPart, idOf, isWrong, type Of } from './control.ts';

interface Column {
  readonly value: string;
  readonly words: Put;
  readonly other: boolean;
  readonly apart: boolean;
}

/**
 * Rows with the same choices. Each row is a group of its own with its own name, so that it reads aloud like a question; on a
 * phone each becomes a card. Beyond eleven columns it is cards everywhere.
 */
export function drawMatrix(pen: QuestionPen, question: Of<'matrix'> | Of<'matrix-scale'>): Markup {
  const several = question.type === 'matrix' && question.several === true;
  const columns = question.type === 'matrix' ? choiceColumns(pen, question) : numberColumns(pen, question);
  const numbers = question.type === 'matrix-scale' && columns.length <= 7 ? ' numbers' : '';
  const wide = columns.length <= 11 ? `wide columns-${columns.length}${numbers}` : '';
  const head = html`<div class="head" aria-hidden="true"><span></span>${columns.map(({ words }) => html`<span>${words}</span>`)}</div>`;
  const rows = shownChoices(pen.session, question, 'rows').map((row) => {
    const id = idOf(question.code, row.code);
    const answer = givenPart(pen, question, row.code);
    const wrong = isWrong(pen, question.code, row.code);
    return html`<div ${attributes({
      class: wrong ? 'row wrong' : 'row',
      role: several ? 'group' : 'radiogroup',
      'aria-labelledby': `${id}/-name`,
      'aria-describedby': describedBy(pen, question),
      'aria-invalid': wrong && !several && 'true',
    })}><span class="name" ${attributes({ id: `${id}/-name` })}>${pen.say(row.text)}</span>${columns.map(
      (column) => {
        const chosen =
          question.type === 'matrix'
            ? chosenIn(answer, column.value)
            : answer === Number(column.value)
              ? { text: '' }
              : null;
        return html`<div ${attributes({ class: column.apart ? 'cell apart' : 'cell' })}><label><input ${attributes(
          {
            type: several ? 'checkbox' : 'radio',
            id: idOf(question.code, row.code, column.value),
            name: fieldOf(question, row.code),
            value: column.value,
            checked: chosen !== null,
          },
        )}><span class="label">${column.words}</span></label>${
          column.other &&
          html`<input ${attributes({
            class: 'other',
            type: 'text',
            name: otherOf(question, row.code, column.value),
            value: chosen?.text ?? '',
            autocomplete: 'off',
            'aria-label': `${pen.text(row.text)}: ${pen.plain('other')}`,
            placeholder: pen.plain('other'),
            'data-other': idOf(question.code, row.code, column.value),
          })}>`
        }</div>`;
      },
    )}</div>`;
  });
  return html`<div class="matrix ${wide}">${wide !== '' && head}${rows}</div>`;
}

function choiceColumns(pen: QuestionPen, question: Of<'matrix'>): Column[] {
  return shownChoices(pen.session, question, 'columns').map(({ code, text, other, means }) => ({
    value: code,
    words: pen.say(text),
    other: other === true,
    apart: means !== undefined,
  }));
}

function numberColumns(pen: QuestionPen, question: Of<'matrix-scale'>): Column[] {
  const { low, high, ends, points } = question;
  return Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => {
    const value = low + i;
    const own = points?.find((point) => point.value === value)?.text;
    const end = value === low ? ends?.low : value === high ? ends?.high : undefined;
    const words = own ?? end;
    return {
      value: String(value),
      words: html`<b>${pen.number(value)}</b>${words !== undefined && html` <small>${pen.say(words)}</small>`}`,
      other: false,
      apart: false,
    };
  });
}
