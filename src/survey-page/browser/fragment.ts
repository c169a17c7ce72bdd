/** The first element of some markup, not yet on the page. */
export function fragment(markup: string): HTMLElement {
  const holder = document.createElement('template');
  holder.innerHTML = markup;
  return holder.content.firstElementChild as HTMLElement;
}
