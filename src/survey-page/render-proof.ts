import { attributes, html, type Markup } from './markup.ts';
import type { Pen } from './pen.ts';
import { renderCheck } from './render-check.ts';
import { sayRefusal } from './say-refusal.ts';
import type { PageView } from './view.ts';
import type { Word } from './words/en.ts';

const asked: Readonly<
  Record<
    'pin' | 'email' | 'code',
    { title: Word; why?: Word; label: Word; attributes: Record<string, string> }
  >
> = {
  pin: {
    title: 'pinTitle',
    label: 'pin',
    attributes: { type: 'text', autocomplete: 'off', autocapitalize: 'characters', maxlength: '32' },
  },
  email: {
    title: 'emailTitle',
    why: 'emailWhy',
    label: 'email',
    attributes: { type: 'email', autocomplete: 'email', maxlength: '254' },
  },
  code: {
    title: 'codeTitle',
    why: 'codeWhy',
    label: 'code',
    attributes: { type: 'text', autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: '20' },
  },
};

/** Asks for what must be known before the first question: a PIN, an address, the code that was sent to it. */
export function renderProof(pen: Pen, kind: 'pin' | 'email' | 'code', view: PageView): Markup {
  const { title, why, label, attributes: field } = asked[kind];
  const wrong = view.say !== null;
  const carried =
    kind === 'code' && view.sentTo !== undefined ? { key: view.key, email: view.sentTo } : { key: view.key };
  const describes = [why === undefined ? '' : 'proof-why', wrong ? 'proof-problem' : ''].filter(
    (id) => id !== '',
  );
  return html`<form method="post" ${attributes({ action: view.action, novalidate: true })}>${Object.entries(
    carried,
  ).map(
    ([name, value]) => html`<input type="hidden" ${attributes({ name, value })}>`,
  )}<div class="question"><h1><label for="proof">${pen.word(title)}</label></h1>${
    why !== undefined &&
    html`<p class="help" id="proof-why">${pen.word(why, { address: view.sentTo ?? '…' })}</p>`
  }${wrong && html`<p class="problem" id="proof-problem" role="alert">${sayRefusal(pen, view.refused, view.say ?? '')}</p>`}<input ${attributes(
    {
      id: 'proof',
      name: kind,
      ...field,
      'aria-label': pen.plain(label),
      'aria-describedby': describes.length === 0 ? undefined : describes.join(' '),
      'aria-invalid': wrong && 'true',
      'aria-required': 'true',
    },
  )}></div><div class="buttons"><button class="main" name="go" value="on">${pen.word('continue')}</button></div></form>`;
}

/** Shows that somebody is no program. The script goes on by itself; what was answered already goes along. */
export function renderCheckPage(pen: Pen, view: PageView): Markup {
  const carried = [...(view.carried ?? []), ['key', view.key] as const];
  return html`<form method="post" id="check" ${attributes({ action: view.action })}>${carried.map(
    ([name, value]) => html`<input type="hidden" ${attributes({ name, value })}>`,
  )}<div class="question"><h1>${pen.word('checkTitle')}</h1><p class="help">${pen.word('checkWhy')}</p>${
    view.say !== null && html`<p class="problem" role="alert">${sayRefusal(pen, view.refused, view.say)}</p>`
  }</div>${renderCheck(pen, view.check)}<div class="buttons"><button class="main" name="go" value="on">${pen.word('continue')}</button></div></form>`;
}

const reasons: Readonly<Record<NonNullable<PageView['why']> | 'gone', readonly [Word, Word?]>> = {
  gone: ['unavailable', 'unavailableWhy'],
  'not-yet': ['notYet'],
  answered: ['answered', 'answeredWhy'],
  'too-many': ['tooMany', 'tooManyWhy'],
  failed: ['failed', 'failedWhy'],
};

/** Says why there is nothing to answer; closed, used up and never there look the same unless the server tells more. */
export function renderGone(pen: Pen, view: PageView): Markup {
  const [title, why] = reasons[view.why ?? 'gone'];
  return html`<div class="last"><h1>${pen.word(title)}</h1>${why !== undefined && html`<p>${pen.word(why)}</p>`}${
    view.say !== null && html`<p>${sayRefusal(pen, view.refused, view.say)}</p>`
  }</div>`;
}
