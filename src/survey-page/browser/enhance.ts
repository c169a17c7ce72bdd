import type { Pen } from '../pen.ts';
import { readNumber } from '../read-number.ts';

/** Adds to a question's element what only a script can: sliders, sums, places by buttons, choices that exclude others. */
export function enhance(element: HTMLElement, pen: Pen, changed: () => void): void {
  for (const slider of element.querySelectorAll<HTMLElement>('[data-slider]'))
    addSlider(slider, pen, changed);
  for (const list of element.querySelectorAll<HTMLElement>('[data-rank]')) addRanking(list, pen, changed);
  for (const sum of element.querySelectorAll<HTMLElement>('[data-sum]')) showTotal(sum, pen);
  for (const field of element.querySelectorAll<HTMLTextAreaElement>('[data-letters]'))
    countLetters(field, pen);
}

/** What a change to one field means for the other fields of its question. */
export function settleFields(element: HTMLElement, field: HTMLInputElement | HTMLSelectElement): void {
  const boxes = [...element.querySelectorAll<HTMLInputElement>('input')];
  const non = boxes.filter((box) => 'non' in box.dataset);
  const filled = field instanceof HTMLSelectElement ? field.value !== '' : isFilled(field);
  if (!filled) return;
  if ('non' in field.dataset) {
    for (const other of boxes) if (other !== field && other.type !== 'hidden') empty(other);
    for (const list of element.querySelectorAll<HTMLSelectElement | HTMLTextAreaElement>('select, textarea'))
      list.value = '';
    return;
  }
  for (const other of non) other.checked = false;
  if (field.type !== 'checkbox') return;
  for (const other of boxes) {
    if (other === field || other.name !== field.name || other.type !== 'checkbox') continue;
    if ('alone' in field.dataset || 'alone' in other.dataset) other.checked = false;
  }
}

const isFilled = (field: HTMLInputElement) =>
  field.type === 'checkbox' || field.type === 'radio' ? field.checked : field.value !== '';

function empty(field: HTMLInputElement): void {
  if (field.type === 'checkbox' || field.type === 'radio') field.checked = false;
  else if (field.type !== 'file') field.value = '';
}

function addSlider(slider: HTMLElement, pen: Pen, changed: () => void): void {
  const field = slider.querySelector('input');
  if (field === null) return;
  const range = document.createElement('input');
  const { least = '0', most = '100', step = '1' } = slider.dataset;
  Object.assign(range, { type: 'range', min: least, max: most, step });
  range.setAttribute('aria-label', pen.plain('slide'));
  const follow = () => {
    const number = readNumber(field.value);
    range.classList.toggle('blank', typeof number !== 'number');
    range.value = String(typeof number === 'number' ? number : (Number(least) + Number(most)) / 2);
    range.setAttribute('aria-valuetext', typeof number === 'number' ? pen.number(number) : '–');
  };
  range.addEventListener('input', (event) => {
    event.stopPropagation();
    field.value = range.value;
    follow();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  // A press without moving answers too: with the value it stands on.
  range.addEventListener('pointerup', () => {
    if (field.value !== '') return;
    field.value = range.value;
    follow();
    changed();
  });
  field.addEventListener('input', follow);
  follow();
  slider.prepend(range);
}

/** Shows what amounts make together. */
export function showTotal(sum: HTMLElement, pen: Pen): void {
  const output = sum.querySelector('output');
  const fields = [...sum.querySelectorAll<HTMLInputElement>('input')];
  const show = () => {
    const total = fields.reduce((all, { value }) => {
      const number = readNumber(value);
      return all + (typeof number === 'number' ? number : 0);
    }, 0);
    const values = {
      sum: pen.number(Math.round(total * 1e6) / 1e6),
      total: pen.number(Number(sum.dataset.sum)),
    };
    const any = fields.some(({ value }) => value !== '');
    if (output !== null) output.textContent = any ? pen.plain('total', values) : '';
  };
  for (const field of fields) field.addEventListener('input', show);
  show();
}

function countLetters(field: HTMLTextAreaElement | HTMLInputElement, pen: Pen): void {
  const most = Number(field.dataset.letters);
  const count = document.createElement('p');
  count.className = 'hint';
  const show = () => {
    const n = [...field.value].length;
    count.textContent =
      n > most * 0.7 ? pen.plain('characters', { n: pen.number(n), most: pen.number(most) }) : '';
  };
  field.addEventListener('input', show);
  field.after(count);
  show();
}

/** Places: the lists stay what is sent; choosing a place moves the others on, and buttons move one up or down. */
function addRanking(list: HTMLElement, pen: Pen, changed: () => void): void {
  const items = () => [...list.querySelectorAll<HTMLElement>('li')];
  const selectIn = (item: HTMLElement) => item.querySelector('select') as HTMLSelectElement;
  const places = selectIn(items()[0] as HTMLElement).options.length - 1;
  const placed = () =>
    items()
      .filter((item) => selectIn(item).value !== '')
      .sort((a, b) => Number(selectIn(a).value) - Number(selectIn(b).value));
  const said = document.createElement('p');
  said.className = 'unseen';
  said.setAttribute('role', 'status');
  list.after(said);

  function order(ranked: readonly HTMLElement[]): void {
    const kept = ranked.slice(0, places);
    const rest = items().filter((item) => !kept.includes(item));
    kept.forEach((item, i) => {
      selectIn(item).value = String(i + 1);
    });
    for (const item of rest) selectIn(item).value = '';
    for (const item of items()) item.toggleAttribute('data-placed', kept.includes(item));
    const wanted = [...kept, ...rest];
    if (wanted.some((item, i) => items()[i] !== item)) list.append(...wanted);
    for (const item of items()) {
      const [up, down] = [...item.querySelectorAll('button')];
      const at = kept.indexOf(item);
      up?.toggleAttribute('disabled', at === 0);
      down?.toggleAttribute('disabled', at === -1 || at === kept.length - 1);
    }
  }
  function put(item: HTMLElement, at: number | null): void {
    const ranked = placed().filter((one) => one !== item);
    if (at !== null) ranked.splice(Math.max(0, Math.min(at, ranked.length)), 0, item);
    order(ranked);
    const name = item.dataset.item ?? '';
    const place = selectIn(item).value;
    said.textContent =
      place === '' ? '' : pen.plain('rankedAt', { item: name, place: '', n: pen.number(Number(place)) });
    changed();
  }
  for (const item of items()) {
    const name = item.dataset.item ?? '';
    for (const [word, sign, by] of [
      ['up', '↑', -1],
      ['down', '↓', 1],
    ] as const) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = sign;
      button.setAttribute('aria-label', pen.plain(word, { item: name }));
      button.addEventListener('click', () => {
        const at = placed().indexOf(item);
        put(item, at === -1 ? placed().length : at + by);
        (button.disabled ? item.querySelector<HTMLElement>('button:enabled, select') : button)?.focus();
      });
      item.append(button);
    }
    selectIn(item).addEventListener('input', (event) => event.stopPropagation());
    selectIn(item).addEventListener('change', (event) => {
      event.stopPropagation();
      const chosen = selectIn(item).value;
      put(item, chosen === '' ? null : Number(chosen) - 1);
      selectIn(item).focus();
    });
  }
  order(placed());
}
