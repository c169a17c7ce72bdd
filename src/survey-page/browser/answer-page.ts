import type { Question } from '../../understand/listening/surveys/question.contract.ts';
import {
  answer,
  answerTo,
  type Change,
  compile,
  endOf,
  type Found,
  goBack,
  type Problem,
  pageProblems,
  start,
  visiblePages,
} from '../../understand/listening/surveys/runtime/index.ts';
import type { ForScript } from '../for-script.ts';
import { penFor, questionPen } from '../pen.ts';
import { readFields } from '../read-fields.ts';
import { renderEnd } from '../render-end.ts';
import { renderInner } from '../render-inner.ts';
import { renderLater } from '../render-later.ts';
import { renderQuestion } from '../render-question.ts';
import { sayRefusal } from '../say-refusal.ts';
import { courier, type State } from './courier.ts';
import { enhance, settleFields } from './enhance.ts';
import { takeFiles } from './files.ts';
import { filesOnTheirWay } from './files-on-their-way.ts';
import { followChange } from './follow-change.ts';
import { fill, fragment } from './fragment.ts';
import { keepWritten } from './keep-written.ts';
import { watchKiosk } from './kiosk.ts';
import { type Letter, letterOf } from './outbox.ts';
import { showEnd, showRefused } from './show-over.ts';
import { whileWriting } from './while-writing.ts';

const resting = 1200;

/** Answers in the page: what logic decides is decided here at once, what was answered is kept and sent as it comes. */
export function answerPage(
  given: ForScript,
  form: HTMLFormElement,
  tell: (kind: 'height' | 'done') => void,
): void {
  const pen = penFor(given.beginning.language, given.words);
  const page = document.getElementById('page') as HTMLElement;
  const state = document.getElementById('state') as HTMLElement;
  const left = given.preview ? null : letterOf(given.link, given.key);
  const known = { ...given.beginning.answers };
  for (const [code, one] of Object.entries(left?.answers ?? {})) known[code] = one ?? undefined;
  const session = start(compile(given.definition), { ...given.beginning, answers: known });
  session.page = given.page;
  /** Answered once; blank again it must be said, or the server would keep what was. */
  const touched = new Set(Object.keys(left?.answers ?? {}));
  const unread = new Map<string, Found>();
  let code = pageCode();
  let over = false;
  let timer = 0;

  const carrier = courier(showState, (delivery, letter) => {
    if (delivery.is === 'refused') {
      if (letter.complete || delivery.code !== 'handed-in') stop(delivery);
      return;
    }
    const { standing } = delivery;
    // From now on the server knows this session: a reload goes on with it.
    const own = `/s/${given.link}/${given.key}`;
    if (given.definition.conduct.resume && !given.kiosk && location.pathname !== own) {
      history.replaceState(history.state, '', own + location.search);
      offerLater();
    }
    if (standing.end !== null) return finish(standing.end.code);
    if (!letter.complete) return;
    over = false;
    const at = visiblePages(session).findIndex((one) => one.page.code === standing.page);
    if (at !== -1) session.page = at;
    draw(standing.problems);
  });

  /** Below the questions, once the server knows the session: the address to go on with. Not inside another site. */
  function offerLater(): void {
    if (parent !== window || document.querySelector('.later') !== null) return;
    const foot = document.querySelector('footer') ?? document.createElement('footer');
    foot.prepend(fragment(renderLater(pen, location.href)));
    state.before(foot);
  }
  function pageCode(): string {
    return visiblePages(session)[session.page]?.page.code ?? '';
  }
  function shownQuestions(): readonly Question[] {
    const pages = visiblePages(session);
    const at = pages.findIndex((one) => one.page.code === code);
    if (at !== -1) session.page = at;
    return pages[session.page]?.questions ?? [];
  }

  function letter(go: 'on' | 'stay', complete: boolean): Letter {
    const blank = [...touched].filter((one) => !session.answers.has(one)).map((one) => [one, null]);
    return {
      link: given.link,
      key: given.key,
      version: given.version,
      language: session.language,
      hidden: given.said,
      answers: { ...Object.fromEntries(blank), ...Object.fromEntries(session.answers) },
      page: code,
      go,
      complete,
      at: Date.now() + Math.random(),
    };
  }
  function send(go: 'on' | 'stay', complete = false): void {
    clearTimeout(timer);
    if (!given.preview) carrier.send(letter(go, complete));
  }

  function showState(now: State): void {
    const words = {
      saving: 'saving',
      saved: 'saved',
      offline: over ? 'waitingEnd' : 'offline',
      back: 'sendingLate',
    } as const;
    state.classList.toggle('held', now === 'offline');
    if (now !== 'saving' || state.textContent === '') state.textContent = pen.plain(words[now]);
  }

  /** Reads the fields of one question into the session. */
  function read(question: Question): Change | null {
    const fields = new FormData(form);
    const ids = fields.getAll(`kept/${question.code}`);
    const before = answerTo(session, question.code);
    const kept =
      question.type === 'file' && Array.isArray(before)
        ? before.filter((file) => ids.includes((file as { id: string }).id))
        : [];
    const said = readFields(question, fields, kept as never);
    unread.delete(question.code);
    if ('found' in said) unread.set(question.code, said.found);
    const change = answer(session, question.code, 'found' in said ? null : said.raw);
    if (change.refused !== undefined && change.refused.key !== 'not-shown')
      unread.set(question.code, change.refused);
    touched.add(question.code);
    return change;
  }

  function take(element: HTMLElement): void {
    const question = session.plan.questions.get(element.dataset.question ?? '')?.question;
    if (question === undefined || over) return;
    const change = read(question);
    if (change !== null) follow(change, element);
    clearTimeout(timer);
    timer = window.setTimeout(() => send('stay'), resting);
  }

  const follow = (change: Change, editing: HTMLElement) =>
    followChange({ pen, session, page, wanted: shownQuestions(), take }, change, editing);

  /** Draws the page anew. */
  function draw(problems: readonly Problem[] = []): void {
    fill(page, renderInner(pen, session, { problems, cleared: [] }));
    code = pageCode();
    for (const element of page.querySelectorAll<HTMLElement>('[data-question]'))
      enhance(element, pen, () => take(element));
    const to = document.getElementById('problems') ?? page;
    to.focus({ preventScroll: true });
    scrollTo(0, 0);
    to.scrollIntoView({ block: 'nearest' });
    tell('height');
  }

  function next(): void {
    const before = shownQuestions().map((question) => question.code);
    for (const question of [...shownQuestions()]) if (before.includes(question.code)) read(question);
    const shown = shownQuestions();
    const found = shown.flatMap((question) => unread.get(question.code) ?? []);
    const problems = pageProblems(session, visiblePages(session)[session.page]).filter(
      ({ question }) => !unread.has(question),
    );
    const all = [...found, ...problems];
    if (all.length > 0) {
      // Redrawing would lose what cannot be read; it stays as it was written, beside what is wrong with it.
      const putBack = keepWritten(form);
      draw(all);
      putBack(found.map(({ question }) => question));
      return;
    }
    const pages = visiblePages(session);
    if (session.page + 1 >= pages.length) {
      over = true;
      if (given.preview) finish(endOf(session));
      else send('on', true);
      return;
    }
    send('on');
    session.page += 1;
    history.pushState({ at: session.page }, '');
    draw();
  }

  function back(): void {
    for (const question of shownQuestions()) read(question);
    send('stay');
    goBack(session);
    draw();
  }

  function finish(end: string): void {
    over = true;
    const said = given.preview ? '' : pen.plain('delivered');
    showEnd({ page, state }, renderEnd(pen, session, end), said);
    tell('done');
    if (given.kiosk) setTimeout(again, 15_000);
  }

  function stop({ say, code: refused }: { readonly say: string; readonly code: string }): void {
    over = true;
    showRefused({ page, state }, pen, sayRefusal(pen, refused, say));
  }
  /** Somebody else's turn; without a connection there is nothing to load, so it waits for one. */
  const again = () => {
    if (navigator.onLine) location.assign(`/s/${given.link}${location.search}`);
    else addEventListener('online', again, { once: true });
  };

  const uploads = filesOnTheirWay(() => {
    if (!over) next();
  });
  form.addEventListener('submit', (event) => {
    const button = (event as SubmitEvent).submitter as HTMLButtonElement | null;
    const go = button?.value ?? 'on';
    event.preventDefault();
    if (over) return;
    if (go === 'on') return uploads.hold() ? undefined : next();
    if (go === 'back') return history.state?.at > 0 ? history.back() : back();
    // Another language: the server draws anew, once everything is there.
    for (const question of shownQuestions()) read(question);
    send('stay');
    void carrier.settled().then(() => {
      const wish = document.createElement('input');
      Object.assign(wish, { type: 'hidden', name: 'go', value: go });
      form.append(wish);
      form.submit();
    });
  });
  addEventListener('popstate', () => {
    if (over || session.page === 0) return;
    back();
  });
  const writing = whileWriting(take);
  const changed = (event: Event) => {
    const field = event.target as HTMLInputElement;
    const element = field.closest<HTMLElement>('[data-question]');
    if (element === null || !form.contains(field)) return;
    // Each change comes as an input first; what is left for its end is files, and reading what was still being written.
    if (event.type === 'change') {
      if (field.type !== 'file') return writing.settle();
      // A file belongs to a session the server knows: it may be the very first answer.
      send('stay');
      const taken = carrier.settled().then(() => takeFiles(given, pen, session, field, element));
      uploads.await(taken, (change) => redrawFile(element, change));
      return;
    }
    if (field.type === 'file') return;
    settleFields(element, field);
    writing.wrote(element, field);
  };
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);

  function redrawFile(element: HTMLElement, change: Change): void {
    const question = session.plan.questions.get(element.dataset.question ?? '')?.question;
    if (question === undefined) return;
    touched.add(question.code);
    const fresh = fragment(renderQuestion(questionPen(pen, session, []), question));
    element.replaceWith(fresh);
    follow(change, fresh);
    fresh.querySelector('input')?.focus();
    send('stay');
  }

  page.tabIndex = -1;
  for (const element of page.querySelectorAll<HTMLElement>('[data-question]'))
    enhance(element, pen, () => take(element));
  history.replaceState({ at: session.page }, '');
  if (given.kiosk) watchKiosk(pen, state, again);
  if (left !== null) {
    if (left.complete) {
      over = true;
      carrier.send(left);
    } else {
      draw();
      send('stay');
    }
  }
}
