import type { PersonCheck } from '../understand/listening/surveys/captcha/check.contract.ts';
import { attributes, html, type Markup } from './markup.ts';
import type { Pen } from './pen.ts';

/**
 * What keeps programs out, inside the form that begins a session. The page's script does the work; without script a
 * challenge counts after a wait. A service's widget fills its element by itself.
 */
export function renderCheck(pen: Pen, check: PersonCheck | undefined): Markup {
  if (check === undefined || check.kind === 'none') return html``;
  if (check.kind === 'work') {
    const { challenge: value, bits } = check;
    return html`<input type="hidden" name="captcha" ${attributes({ value, 'data-bits': bits })}>`;
  }
  const { widget, siteKey, script, field } = check;
  return html`<div class="person-check"><div ${attributes({ class: widget, 'data-sitekey': siteKey })}></div><input type="hidden" name="captcha" ${attributes({ 'data-field': field })}><noscript><p class="problem">${pen.word('checkNeedsScript')}</p></noscript><script async defer ${attributes({ src: script })}></script></div>`;
}
