import { attributes, html, type Markup } from './markup.ts';
import type { Pen } from './pen.ts';

/** The address with which one can go on later, on another device too. */
export function renderLater(pen: Pen, address: string): Markup {
  return html`<details class="later"><summary>${pen.word('later')}</summary><p>${pen.word('laterHow')}</p><input readonly ${attributes({ value: address, 'aria-label': pen.plain('later') })}></details>`;
}
