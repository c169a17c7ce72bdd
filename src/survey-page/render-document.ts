import { directionOf, nameOf } from './direction.ts';
import { forScript } from './for-script.ts';
import { attributes, dataIsland, html, type Markup } from './markup.ts';
import { type Pen, penFor, questionPen } from './pen.ts';
import { renderCheck } from './render-check.ts';
import { renderEnd } from './render-end.ts';
import { renderInner } from './render-inner.ts';
import { renderLater } from './render-later.ts';
import { renderCheckPage, renderGone, renderProof } from './render-proof.ts';
import type { PageView } from './view.ts';
import { wordsOf } from './words/words-of.ts';

/** Addresses of what the page loads; both are this server's. */
export interface Assets {
  readonly style: string;
  readonly script: string;
}

/** Where somebody else begins: the survey's address without the session. */
function startOf({ link, action }: { readonly link: string; readonly action: string }): string {
  const at = action.indexOf('?');
  return `/s/${link}${at === -1 ? '' : action.slice(at)}`;
}

/** Seconds after which a device that stands somewhere begins anew once somebody is done. */
const kioskSeconds = 15;

/**
 * A whole page of a survey. It works as it is; the script only adds comfort. Nothing in it comes from anywhere but this
 * server, pictures of the survey excepted.
 */
export function renderDocument(view: PageView, assets: Assets): string {
  const pen = penFor(view.language, wordsOf(view.language));
  const { session, kind } = view;
  const draw = session === null ? null : questionPen(pen, session, []);
  const title = view.title ?? draw?.text(session?.plan.definition.title) ?? pen.plain('survey');
  const embedded = view.embedded ?? /[?&]embed=/.test(view.action);
  const over = kind === 'end' || kind === 'gone';
  const scripted = session !== null && (kind === 'questions' || kind === 'end' || kind === 'captcha');
  return html`<!doctype html>
<html ${attributes({ lang: view.language, dir: directionOf(view.language), class: embedded ? 'embedded' : undefined })}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title}</title>
<link rel="stylesheet" ${attributes({ href: assets.style })}>
${accent(view)}${scripted && html`<script type="module" ${attributes({ src: assets.script })}></script>`}
${over && view.kiosk && html`<meta http-equiv="refresh" ${attributes({ content: `${kioskSeconds};url=${startOf(view)}` })}>`}
</head>
<body>
<main ${attributes({ 'aria-label': view.preview === true && pen.plain('preview') })}>
${header(view, view.title === undefined && draw !== null ? draw.say(session?.plan.definition.title) : html`${title}`, over || kind !== 'questions')}
${view.preview === true && html`<p class="note">${pen.word('preview')}</p>`}
${body(pen, view)}
</main>
${over ? '' : footer(pen, view)}
<p id="state" role="status" aria-live="polite"></p>
${scripted && kind !== 'captcha' && dataIsland('sirius', forScript(view, session))}
</body>
</html>
`.text;
}

function accent({ company }: PageView): Markup | false {
  const colour = company?.accent?.slice(1).toLowerCase() ?? '';
  return (
    /^[0-9a-f]{6}$/.test(colour) && html`<link rel="stylesheet" href="/survey-page/accent/${colour}.css">`
  );
}

function header({ company, embedded }: PageView, title: Markup, plain: boolean): Markup {
  const name =
    company !== undefined &&
    html`<p class="company">${
      company.logo === undefined
        ? company.name
        : html`<img ${attributes({ src: company.logo, alt: company.name })}>`
    }</p>`;
  return html`<header>${embedded !== true && name}${
    plain ? html`<p class="survey">${title}</p>` : html`<h1 class="survey">${title}</h1>`
  }</header>`;
}

function body(pen: Pen, view: PageView): Markup {
  const { session, kind } = view;
  if (kind === 'pin' || kind === 'email' || kind === 'code') return renderProof(pen, kind, view);
  if (kind === 'captcha') return renderCheckPage(pen, view);
  if (kind === 'gone' || session === null) return renderGone(pen, view);
  if (kind === 'end') {
    return html`<div id="page">${renderEnd(pen, session, view.end)}${
      view.kiosk &&
      html`<p><a class="button" ${attributes({ href: startOf(view) })}>${pen.word('again')}</a></p>`
    }</div>`;
  }
  const files =
    session.plan.definition.flow.length > 0 &&
    JSON.stringify(session.plan.definition.flow).includes('"type":"file"');
  return html`<form method="post" id="answers" ${attributes({
    action: view.action,
    enctype: files ? 'multipart/form-data' : undefined,
    autocomplete: view.kiosk ? 'off' : undefined,
    novalidate: true,
  })}><input type="hidden" name="key" ${attributes({ value: view.key })}><div id="page">${renderInner(pen, session, view)}</div>${renderCheck(pen, view.check)}</form>`;
}

function footer(pen: Pen, view: PageView): Markup {
  const languages = view.languages ?? view.session?.plan.definition.languages ?? [];
  const later = view.resumeAddress;
  const canSwitch = view.kind === 'questions' && languages.length > 1;
  if (!canSwitch && later === undefined) return html``;
  return html`<footer>${later !== undefined && renderLater(pen, later)}${
    canSwitch &&
    html`<nav ${attributes({ 'aria-label': pen.plain('language') })}>${languages.map(
      (language) =>
        html`<button form="answers" name="go" ${attributes({
          value: `language:${language}`,
          lang: language,
          dir: directionOf(language),
          'aria-current': language === view.language && 'true',
        })}>${nameOf(language)}</button>`,
    )}</nav>`
  }</footer>`;
}
