import type { Pen } from '../pen.ts';

const idle = 60;
const warning = 20;

/** On a device that stands somewhere: begins anew when nobody has touched it, after asking. */
export function watchKiosk(pen: Pen, box: HTMLElement, again: () => void): void {
  let left = idle + warning;
  const touched = () => {
    left = idle + warning;
    box.replaceChildren();
    box.classList.remove('held');
  };
  for (const kind of ['pointerdown', 'keydown', 'input']) addEventListener(kind, touched);
  setInterval(() => {
    left -= 1;
    if (left <= 0) again();
    else if (left <= warning) {
      box.classList.add('held');
      const stay = document.createElement('button');
      stay.type = 'button';
      stay.textContent = pen.plain('goOn');
      stay.addEventListener('click', touched);
      box.replaceChildren(`${pen.plain('stillThere', { n: pen.number(left) })} `, stay);
    }
  }, 1000);
}
