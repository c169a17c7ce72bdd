import { fieldOf } from '../../understand/listening/surveys/answering/page.contract.ts';
import { attributes, html, type Markup } from '../markup.ts';
import type { QuestionPen } from '../pen.ts';
import { given, idOf, type Of } from './control.ts';

type Scale = Of<'nps'> | Of<'csat' | 'ces' | 'rating'>;

/** From worst to best; a scale takes as many of them as it has points, evenly. */
const faces = ['😞', '😕', '😐', '😊', '😁'];

function faceAt(share: number): string {
  return faces[Math.round(share * (faces.length - 1))] ?? '';
}

/** The points of a scale with words at its ends; faces and stars stand beside numbers and words, never instead. */
export function drawScale(pen: QuestionPen, question: Scale): Markup {
  const { code, low, high, ends, points } = question;
  const look = question.type === 'nps' ? 'numbers' : (question.look ?? 'numbers');
  const turned = 'direction' in question && question.direction === 'lower-is-better';
  const answer = given(pen, question);
  const values = Array.from({ length: Math.max(0, high - low + 1) }, (_, i) => low + i);
  const worded = points !== undefined && points.length > 2;
  const drawn = values.map((value) => {
    const own = points?.find((point) => point.value === value)?.text;
    const end = value === low ? ends?.low : value === high ? ends?.high : undefined;
    const share = high === low ? 1 : (value - low) / (high - low);
    return html`<label class="point"><input ${attributes({
      type: 'radio',
      id: idOf(code, value),
      name: fieldOf(question),
      value,
      checked: answer === value,
    })}>${look === 'faces' && html`<span class="icon" aria-hidden="true">${faceAt(turned ? 1 - share : share)}</span>`}${
      look === 'stars' && html`<span class="star" aria-hidden="true">★</span>`
    }<span class="value">${pen.number(value)}</span>${
      own !== undefined
        ? html`<span class="${worded ? 'label' : 'unseen'}">${pen.say(own)}</span>`
        : end !== undefined && html`<span class="unseen">${pen.say(end)}</span>`
    }</label>`;
  });
  const size = values.length > 11 ? 'many' : values.length > 7 ? 'long' : 'few';
  return html`<div class="scale ${look} ${size}${worded ? ' worded' : ''}">${drawn}</div>${
    ends !== undefined &&
    html`<div class="ends" aria-hidden="true"><span ${attributes({ 'data-value': pen.number(low) })}>${pen.say(ends.low)}</span>${
      ends.middle !== undefined && html`<span>${pen.say(ends.middle)}</span>`
    }<span ${attributes({ 'data-value': pen.number(high) })}>${pen.say(ends.high)}</span></div>`
  }`;
}
