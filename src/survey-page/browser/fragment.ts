import type { Markup } from '../markup.ts';

// The only place where text becomes markup, and it takes none that `html` did not make.

/** The first element of some markup, not yet on the page. */
export function fragment(markup: Markup): HTMLElement {
  const holder = document.createElement('template');
  holder.innerHTML = markup.text;
  return holder.content.firstElementChild as HTMLElement;
}

/** Puts markup in place of all that an element holds. */
export function fill(element: HTMLElement, markup: Markup): void {
  element.innerHTML = markup.text;
}
