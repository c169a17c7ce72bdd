import { html, type Markup } from '../markup.ts';
import type { Pen } from '../pen.ts';
import { fill, fragment } from './fragment.ts';

interface Place {
  readonly page: HTMLElement;
  /** Where is said whether the answers arrived. */
  readonly state: HTMLElement;
}

function show({ page, state }: Place, last: Markup, said: string): void {
  fill(page, last);
  state.textContent = said;
  state.classList.remove('held');
  document.getElementById('last')?.focus();
}

/** The survey is over: its end in place of the questions, and nothing around it that asks to go on. */
export function showEnd(place: Place, end: Markup, said: string): void {
  show(place, end, said);
  document.querySelector('footer')?.remove();
  for (const heading of document.querySelectorAll('h1.survey'))
    heading.replaceWith(fragment(html`<p class="survey">${heading.textContent}</p>`));
}

/** The answers are not taken, and why. */
export function showRefused(place: Place, pen: Pen, why: string | Markup): void {
  const title = html`<h1 tabindex="-1" id="last">${pen.word('refusedTitle')}</h1>`;
  show(place, html`<div class="last">${title}<p>${why}</p></div>`, '');
}
