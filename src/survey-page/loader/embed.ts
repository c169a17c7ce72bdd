/*
 * Puts a survey into somebody else's page: <script src=".../survey-page/embed.js" data-survey="..." data-show="popover">.
 * Small, without cookies, and alone: it reads nothing of the page and sends nothing; the survey runs in a frame of its own.
 */
import type { WholeLanguage } from '../words/words-of.ts';

interface Wish {
  /** The secret part of the survey's address: /s/SECRET. */
  readonly survey: string;
  /** popover: a window over the page · inline: in its place · exit: a window when the mouse leaves. */
  readonly show?: string | undefined;
  /** Where to stand, for inline; without it at the script's place. */
  readonly target?: string | Element | undefined;
  /** What the window is called, for those who hear it. */
  readonly title?: string | undefined;
  /** Seconds to wait. */
  readonly after?: string | number | undefined;
  /** Waits for `sirius.moment(name)` or an event of this name on the window. */
  readonly on?: string | undefined;
  /** Days until a window may show again in this browser; 0 = each time. */
  readonly every?: string | number | undefined;
  readonly language?: string | undefined;
  /** Hidden fields that the survey lets a link say. */
  readonly hidden?: Readonly<Record<string, string>> | undefined;
}

(() => {
  const script = document.currentScript as HTMLScriptElement;
  const base = new URL(script.src).origin;
  const day = 864e5;
  let close = () => {};

  const seen = (name: string, every: number) => {
    try {
      const key = `sirius/${name}`;
      if (Date.now() - Number(localStorage[key] ?? 0) < every * day) return true;
      localStorage[key] = Date.now();
    } catch {}
    return false;
  };

  // What is said before the page itself can say anything, in the languages it says everything in.
  const inLanguage: Readonly<Record<WholeLanguage, string>> & Readonly<Record<string, string>> = {
    en: 'Survey,Close',
    es: 'Encuesta,Cerrar',
    de: 'Umfrage,Schließen',
    fr: 'Enquête,Fermer',
    it: 'Sondaggio,Chiudi',
    pt: 'Inquérito,Fechar',
  };
  const wordsFor = ({ language }: Wish) =>
    (inLanguage[(language ?? document.documentElement.lang).slice(0, 2)] ?? inLanguage.en).split(',');

  const frameFor = (wish: Wish, done: () => void) => {
    const { survey, title, language, hidden } = wish;
    const frame = document.createElement('iframe');
    const query = new URLSearchParams({ ...hidden, embed: location.origin });
    if (language) query.set('language', language);
    frame.src = `${base}/s/${encodeURIComponent(survey)}?${query}`;
    frame.title = title ?? (wordsFor(wish)[0] as string);
    frame.style.cssText = 'display:block;border:0;width:100%;height:320px;color-scheme:light dark';
    addEventListener('message', ({ origin, source, data }) => {
      if (origin !== base || source !== frame.contentWindow || !data) return;
      if (data.sirius === 'height')
        frame.style.height = `${Math.max(120, Math.min(9e3, Number(data.height) || 0))}px`;
      if (data.sirius === 'close') done();
      if (data.sirius === 'done') dispatchEvent(new CustomEvent('sirius:done', { detail: survey }));
    });
    return frame;
  };

  const open = (wish: Wish) => {
    if (wish.show === 'inline') {
      const place = typeof wish.target === 'string' ? document.querySelector(wish.target) : wish.target;
      const frame = frameFor(wish, () => {});
      if (place) place.append(frame);
      else script.after(frame);
      return;
    }
    if (seen(wish.survey, Number(wish.every ?? 30))) return;
    close();
    // A modal dialog keeps the focus in it, closes by Esc and gives the focus back: the browser's own work.
    const dialog = document.createElement('dialog');
    const before = document.activeElement as HTMLElement | null;
    close = () => {
      close = () => {};
      dialog.close();
      dialog.remove();
      before?.focus();
    };
    const button = document.createElement('button');
    button.textContent = '×';
    const [name, shut] = wordsFor(wish) as [string, string];
    button.setAttribute('aria-label', shut);
    button.style.cssText =
      'float:right;width:44px;height:44px;border:0;background:none;color:inherit;font-size:24px;cursor:pointer';
    button.onclick = () => close();
    dialog.setAttribute('aria-label', wish.title ?? name);
    dialog.style.cssText =
      'position:fixed;inset:auto 16px 16px auto;margin:0;padding:0;border:1px solid #8888;border-radius:12px;width:min(420px,calc(100vw - 32px));max-height:calc(100vh - 32px);overflow:auto;color-scheme:light dark';
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      close();
    });
    dialog.append(button, frameFor(wish, close));
    document.body.append(dialog);
    dialog.showModal();
  };

  const waiting: Wish[] = [];
  const moment = (name: string) => {
    for (const wish of waiting) if (wish.on === name) open(wish);
  };
  const plan = (wish: Wish) => {
    if (wish.on) {
      waiting.push(wish);
      addEventListener(wish.on, () => open(wish));
    } else if (wish.show === 'exit') {
      const leave = ({ relatedTarget, clientY }: MouseEvent) => {
        if (relatedTarget || clientY > 0) return;
        document.removeEventListener('mouseout', leave);
        open(wish);
      };
      document.addEventListener('mouseout', leave);
    } else if (wish.show) setTimeout(() => open(wish), Number(wish.after ?? 0) * 1e3);
  };
  Object.assign(window, { sirius: { open, close: () => close(), moment, plan } });
  const { survey, ...rest } = script.dataset;
  const wish = { show: 'popover', ...rest, survey: survey ?? '' };
  if (survey) {
    if (document.body) plan(wish);
    else addEventListener('DOMContentLoaded', () => plan(wish));
  }
})();
