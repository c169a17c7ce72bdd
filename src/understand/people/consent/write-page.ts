import type { Permission, PrivacyRequest, PurposeNow } from './contract.ts';
import { type PageLanguage, pageWords } from './page-words.ts';

export interface PreferencePage {
  readonly language: PageLanguage;
  /** The address the page is at. */
  readonly path: string;
  readonly done: boolean;
  readonly company: string;
  readonly facts: { moments: number; voices: number; first: string | null; last: string | null };
  readonly reached: readonly string[];
  readonly purposes: readonly (PurposeNow & { readonly permission: Permission })[];
  readonly leftAlone: boolean;
  readonly requests: readonly PrivacyRequest[];
  /** Panels that one may join or is in. */
  readonly panels: readonly OpenPanel[];
}

/** A panel as the person sees it who may join or leave it. */
export interface OpenPanel {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly isMember: boolean;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** An address or number of which the link's owner knows the rest, and whoever found the link does not. */
export function masked(value: string): string {
  const [name = '', domain] = value.split('@');
  if (domain !== undefined) return `${name.slice(0, 1)}…@${domain}`;
  return value.length <= 4 ? '…' : `…${value.slice(-3)}`;
}

/** A customer's own page: works without script, says everything in words. */
export function preferencePage(page: PreferencePage): string {
  const { language, path, facts } = page;
  const w = pageWords[language];
  const date = (at: string) =>
    new Date(at).toLocaleDateString(language, { dateStyle: 'long', timeZone: 'UTC' });
  const held =
    facts.first === null || facts.last === null
      ? w.heldNothing
      : w.heldWords({ ...facts, first: date(facts.first), last: date(facts.last) });
  const other = language === 'en' ? 'es' : 'en';
  const switches = page.purposes.map(
    ({ purpose, wording, basis, permission }) =>
      `<li><label><input type="checkbox" name="allow" value="${purpose}"${
        permission.allowed ? ' checked' : ''
      }> <span>${escaped(wording[language])}<small>${escaped(w.because[basis])}</small></span></label></li>`,
  );
  const panels = page.panels.map(
    ({ id, name, purpose, isMember }) =>
      `<li><label><input type="checkbox" name="panel" value="${escaped(id)}"${isMember ? ' checked' : ''}> <span>${escaped(
        name,
      )}<small>${escaped(purpose)}</small></span></label></li>`,
  );
  const open = page.requests.filter(({ doneAt }) => doneAt === null);
  const right = (kind: PrivacyRequest['kind']) => {
    const asked = open.find((request) => request.kind === kind);
    return asked === undefined
      ? `<p><button name="do" value="${kind}">${escaped(w[kind])}</button></p>`
      : `<p role="status">${escaped(w.asked[kind](date(asked.dueAt)))}</p>`;
  };
  const form = (inside: string) =>
    `<form method="post" action="${path}?language=${language}">${inside}</form>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(w.title)}</title><link rel="stylesheet" href="/preferences.css"></head>
<body><main>
<p class="top"><span>${escaped(page.company)}</span> <a href="${path}?language=${other}" lang="${other}">${escaped(w.other)}</a></p>
<h1>${escaped(w.title)}</h1><p>${escaped(w.lead)}</p>
${page.done ? `<p class="done" role="status">${escaped(w.saved)}</p>` : ''}
<h2>${escaped(w.switches)}</h2>
${form(`<ul>${switches.join('')}</ul><p><button class="first" name="do" value="save">${escaped(w.save)}</button></p>`)}
${
  panels.length === 0
    ? ''
    : `<h2>${escaped(w.panels)}</h2><p>${escaped(w.panelsSay)}</p>${form(
        `<ul>${panels.join('')}</ul><p><button name="do" value="panels">${escaped(w.save)}</button></p>`,
      )}`
}
<h2>${escaped(w.none)}</h2>
${
  page.leftAlone
    ? `<p role="status">${escaped(w.left)}</p>`
    : form(`<p>${escaped(w.noneSay)}</p><p><button name="do" value="leave">${escaped(w.none)}</button></p>`)
}
<h2>${escaped(w.held)}</h2><p>${escaped(held)}</p>
${page.reached.length === 0 ? '' : `<p>${escaped(w.reached)}: ${page.reached.map((value) => escaped(masked(value))).join(' · ')}</p>`}
<h2>${escaped(w.rights)}</h2>
${form(`${right('access')}${right('erasure')}`)}
</main></body></html>`;
}

/** The page's look: quiet, large enough to touch, in the light or the dark the device is in. */
export const preferenceStyle = `:root{color-scheme:light dark;--ink:#1c1b19;--soft:#5b5750;--paper:#faf8f4;--line:#8d877c;--deed:#1f4f46}
@media (prefers-color-scheme:dark){:root{--ink:#f1eee8;--soft:#b9b3a8;--paper:#191817;--line:#7d776d;--deed:#9fd3c5}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,sans-serif}
main{max-width:38rem;margin:0 auto;padding:1.25rem 1.25rem 4rem;overflow-wrap:anywhere}
h1{font:600 1.9rem/1.2 Georgia,serif;margin:1.5rem 0 .5rem}h2{font:600 1.2rem/1.3 Georgia,serif;margin:2.25rem 0 .5rem}
.top{display:flex;justify-content:space-between;gap:1rem;color:var(--soft)}a{color:var(--deed)}
ul{list-style:none;margin:0;padding:0}li{border-bottom:1px solid color-mix(in srgb,var(--line) 40%,transparent)}
label{display:flex;gap:.75rem;padding:.75rem 0;min-height:3rem;cursor:pointer}input{width:1.35rem;height:1.35rem;margin:.1rem 0 0;flex:none;accent-color:var(--deed)}
small{display:block;color:var(--soft);font-size:.9rem}
button{font:inherit;min-height:2.9rem;padding:.5rem 1.1rem;border:1px solid var(--line);border-radius:.4rem;background:transparent;color:var(--ink);cursor:pointer}
button.first{background:var(--deed);border-color:var(--deed);color:var(--paper)}
:focus-visible{outline:3px solid var(--deed);outline-offset:2px}.done{border-left:3px solid var(--deed);padding-left:.75rem}`;
