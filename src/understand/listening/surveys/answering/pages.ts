import { newId } from '../../../../kernel/ids.ts';
import { isRefusal, type Refusal, refuse } from '../../../../kernel/refusal.ts';
import type { PublicPage, Shown, Visit } from '../../../../server/public-pages.ts';
import type { Services } from '../../../../server/serve.ts';
import { type PageView, renderPage } from '../../../../survey-page/index.ts';
import { checkFor } from '../captcha/index.ts';
import { missingIn } from '../index.ts';
import { companyOf, logoOf } from '../letterhead/index.ts';
import { hiddenFromLink, type Plan } from '../runtime/index.ts';
import { type Given, linkOf, move, type Opened, openAt } from './enter.ts';
import { keepFile } from './files.ts';
import { begin, type Settled } from './judge-move.ts';
import type { Kept } from './kept.ts';
import type { Ports } from './ports.ts';
import { sendCode, wrongCode } from './prove.ts';
import { pinKnown, rememberPin, wrongPin } from './prove-pin.ts';
import { bringsMore, deviceOf, questionsIn, readPage } from './read-page.ts';
import { keyShape, tokenShape } from './session.contract.ts';
import { hashOf } from './store-links.ts';
import { type Drawn, goneView, viewOf } from './view-of.ts';

/** One person's visit to a survey's address: what came, and where it is shown. */
interface Call {
  readonly services: Services;
  readonly ports: Ports;
  readonly visit: Visit;
  readonly link: string;
  /** Whose survey it is; null where the address leads nowhere. */
  readonly workspace: string | null;
  readonly frames: readonly string[];
}

const query = ({ visit }: Call) => (visit.query.size === 0 ? '' : `?${visit.query}`);
const addressOf = (call: Call, key?: string) =>
  `/s/${call.link}${key === undefined ? '' : `/${key}`}${query(call)}`;

function show(call: Call, view: PageView, status = 200): Shown {
  const opens = view.check?.kind === 'service' ? { opens: view.check.origins } : {};
  return { html: renderPage(view), status, frames: call.frames, ...opens };
}

/** Nothing here, whatever the reason; what a person may know of their own address is told. */
function gone(call: Call, refusal: Refusal): Shown {
  const [language = 'en'] = call.visit.languages;
  const why = refusal.refused === 'answered-already' ? { why: 'answered' as const } : {};
  const say = refusal.refused === 'nothing-here' || 'why' in why ? null : refusal.say;
  return show(
    call,
    { ...goneView(language, say), ...why, refused: refusal.refused },
    refusal.kind === 'conflict' ? 409 : 404,
  );
}

/** Languages in which every text of a survey has words, by published version; the one it was written in always. */
const whole = new WeakMap<Plan, readonly string[]>();
function languagesOf(plan: Plan): readonly string[] {
  const known = whole.get(plan);
  if (known !== undefined) return known;
  const { definition } = plan;
  const found = definition.languages.filter((one, n) => n === 0 || missingIn(definition, one).length === 0);
  whole.set(plan, found);
  return found;
}

/** Who asks, for the head of the page. */
async function companyFor({ services, workspace, link }: Call) {
  if (workspace === null) return {};
  const logo = (hash: string) => `/s/${link}/logo?v=${hash}`;
  return services.records.inWorkspace(workspace, (tx) => companyOf(tx, workspace, logo));
}

async function draw(
  call: Call,
  drawn: Omit<Drawn, 'link' | 'action'>,
  around: Partial<PageView> = {},
  status = 200,
): Promise<Shown> {
  const view = {
    ...viewOf({ ...drawn, link: call.link, action: addressOf(call, call.visit.params.key) }),
    ...(await companyFor(call)),
    languages: languagesOf(drawn.plan),
    version: drawn.kept.version,
    ...around,
  };
  return show(call, view, status);
}

const week = 604_800;
const noLogo = refuse('no-such-file', 'There is nothing at this address.', { kind: 'not-found' });

/** The company's logo, for whoever may see the survey; a closed one looks as if it had never been. */
async function showLogo(call: Call): Promise<Shown | Refusal> {
  const opened = await openAt(call.services, call.link);
  if (isRefusal(opened)) return noLogo;
  const logo = await call.services.records.inWorkspace(opened.link.workspace, logoOf);
  if (logo === null) return noLogo;
  return { bytes: logo.content, type: logo.type, cacheSeconds: week };
}

/** The language that whoever made or shared the address wished, else of the browser the first that the survey speaks whole. */
function languageFor({ visit }: Call, { link, definition, plan }: Opened): string | undefined {
  const speaks = (languages: readonly string[]) => (one: string) =>
    languages.includes(one) || languages.includes(one.split('-')[0] ?? '');
  const wished = [visit.query.get('language') ?? '', link.language ?? ''];
  return wished.find(speaks(definition.languages)) ?? visit.languages.find(speaks(languagesOf(plan)));
}

function givenBy(call: Call, opened: Opened, key: string): Given {
  const { hidden } = hiddenFromLink(opened.definition, Object.fromEntries(call.visit.query));
  return {
    key,
    hidden,
    wants: 'start',
    by: 'page',
    answers: {},
    language: languageFor(call, opened),
    device: deviceOf(call.visit.userAgent),
  };
}

/** The session as it would begin: shown before anything is kept, so that looking at an address starts nothing. */
function firstLook(call: Call, opened: Opened, key: string): Omit<Drawn, 'link' | 'action'> {
  const proven = { pin: true, email: null, captcha: true };
  const { version, plan, definition, link, now } = opened;
  const kept = begin(
    { plan, link, version, now, survey: { state: 'open', definition } },
    { ...givenBy(call, opened, key), link: link.id, key: hashOf(key), proven },
  );
  if (isRefusal(kept)) throw new Error(kept.say);
  const [first] =
    plan.definition.flow.length === 0 ? [] : [viewOf({ plan, kept, link: '', key, action: '' }).page];
  const { answers } = readPage(first?.questions ?? [], call.visit.query, { kept, files: new Map() });
  const chosen = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer !== null));
  return { plan, kept: { ...kept, answers: chosen }, key };
}

/** A proof that is asked for before the first question, or null when none is. */
function proofFor(opened: Opened, key: string, services: Services): 'pin' | 'email' | null {
  const { pin, verifiedEmail } = opened.definition.rules;
  if (pin && !pinKnown(services.records, hashOf(key))) return 'pin';
  return verifiedEmail ? 'email' : null;
}

/** What has to be done before this session begins, where the survey asks for it. */
async function checkOf(
  { services, visit }: Call,
  { link, definition }: Opened,
  key: string,
  before?: string,
) {
  if (!definition.rules.captcha) return {};
  const { workspace, id } = link;
  const entrance = { workspace, link: id, session: hashOf(key) };
  return { check: await checkFor(services, entrance, { network: visit.network, before }) };
}

async function openPage(call: Call): Promise<Shown> {
  const opened = await openAt(call.services, call.link);
  if (isRefusal(opened)) return gone(call, opened);
  const { link, definition } = opened;
  if (link.kind === 'personal' && definition.conduct.resume) {
    const seen = await move(call.services, call.ports, call.link, {
      ...givenBy(call, opened, 'mine'),
      wants: 'see',
    });
    if (!isRefusal(seen)) return { see: addressOf(call, 'mine') };
    if (seen.refused === 'answered-already') return gone(call, seen);
  }
  const key = newId();
  const kind = proofFor(opened, key, call.services);
  const around = kind === null ? await checkOf(call, opened, key) : {};
  return draw(call, { ...firstLook(call, opened, key), ...(kind === null ? {} : { kind }) }, around);
}

/** Takes a PIN, an address or a code; gives the page that asks on, or null when everything is proven. */
async function takeProof(call: Call, opened: Opened, key: string): Promise<Settled | Shown> {
  const { fields } = call.visit;
  const { services, ports } = call;
  const given = givenBy(call, opened, key);
  const ask = (
    kind: 'pin' | 'email' | 'code',
    refusal: Pick<Refusal, 'refused' | 'say'> | null,
    sentTo?: string,
  ) =>
    draw(
      call,
      { ...firstLook(call, opened, key), kind, say: refusal?.say ?? null },
      {
        ...(sentTo === undefined ? {} : { sentTo }),
        ...(refusal === null ? {} : { refused: refusal.refused }),
      },
      refusal === null ? 200 : 403,
    );
  const pin = fields.get('pin') ?? undefined;
  const email = fields.get('email') ?? undefined;
  const code = fields.get('code') ?? undefined;
  const captcha = fields.get('captcha') ?? undefined;
  if (email !== undefined && code === undefined) {
    const language = given.language ?? 'en';
    const survey = opened.definition.title[language] ?? Object.values(opened.definition.title)[0] ?? '';
    if (!/^[^\s@]{1,64}@[^\s@]{1,189}$/.test(email))
      return ask('email', { refused: 'wrong-address', say: 'This is no e-mail address.' });
    const refused = await sendCode(services, ports, opened.link, { email, language, survey });
    return refused === null ? ask('code', null, email) : ask('email', refused);
  }
  const begun = await move(services, ports, call.link, {
    ...given,
    pin,
    email,
    code,
    captcha,
    pinKnown: pinKnown(services.records, hashOf(key)),
  });
  if (!isRefusal(begun)) return begun;
  if (begun.refused === 'needs-pin') return ask('pin', null);
  const checks = begun.refused === 'needs-captcha' || begun.refused.startsWith('captcha-');
  if (pin !== undefined && (checks || begun.refused === 'needs-email')) {
    rememberPin(services.records, hashOf(key));
  }
  if (begun.refused === 'needs-email') return ask('email', null);
  if (checks) {
    const say = begun.refused === 'needs-captcha' ? null : begun.say;
    const around = {
      ...(await checkOf(call, opened, key, captcha)),
      // What was answered goes along; a PIN is known by now and stands on no page.
      carried: [...fields].filter(([name]) => !['key', 'pin', 'captcha', 'go'].includes(name)),
      ...(say === null ? {} : { refused: begun.refused }),
    };
    return draw(
      call,
      { ...firstLook(call, opened, key), kind: 'captcha', say },
      around,
      begun.kind === 'away' ? 503 : 403,
    );
  }
  if (begun.refused === wrongCode.refused) return ask('code', begun, email);
  if (begun.refused === wrongPin.refused || begun.refused === 'too-many') return ask('pin', begun);
  return gone(call, begun);
}

/** The session that a form belongs to; it begins with its first form. */
async function sessionFor(call: Call, key: string): Promise<Settled | Shown> {
  const seen = await move(call.services, call.ports, call.link, {
    key,
    wants: 'see',
    by: 'page',
    answers: {},
  });
  if (!isRefusal(seen)) return seen;
  const opened = await openAt(call.services, call.link);
  if (isRefusal(opened) || key === 'mine' || seen.refused !== 'nothing-here') return gone(call, seen);
  return takeProof(call, opened, key);
}

async function takeFiles(call: Call, session: Settled) {
  const link = await linkOf(call.services.records, call.link);
  const files = new Map<
    string,
    Parameters<typeof readPage>[2]['files'] extends ReadonlyMap<string, infer F> ? F : never
  >();
  const problems = [];
  for (const file of isRefusal(link) ? [] : call.visit.files) {
    const question = session.plan.questions.get(file.field.replace(/^a\//, ''))?.question;
    if (question?.type !== 'file' || isRefusal(link)) continue;
    const { key, survey } = session.kept;
    const kept = await keepFile(call.services.records, link.workspace, question, {
      key,
      survey,
      name: file.name,
      bytes: file.bytes,
    });
    if (isRefusal(kept)) problems.push({ question: question.code, key: kept.refused });
    else files.set(question.code, [...(files.get(question.code) ?? []), kept]);
  }
  return { files, problems };
}

async function takeForm(call: Call, key: string): Promise<Shown> {
  const { services, ports, visit } = call;
  const { fields } = visit;
  const session = await sessionFor(call, key);
  if (!('kept' in session)) return session;
  const page = fields.get('page');
  const to = { see: addressOf(call, key) };
  if (page === null) return to;
  const go = fields.get('go') ?? 'on';
  if (go === 'refuse') {
    const refused = await move(services, ports, call.link, { key, wants: 'refuse', by: 'page', answers: {} });
    return isRefusal(refused) ? gone(call, refused) : to;
  }
  const { plan, kept } = session;
  const shown = fields.getAll('shown');
  const given = await takeFiles(call, session);
  const read = readPage(questionsIn(plan, page, shown), fields, { kept, files: given.files });
  const found = [...given.problems, ...read.problems];
  const more = go === 'on' && bringsMore(plan, kept, { page, answers: read.answers, shown });
  const turned = await move(services, ports, call.link, {
    key,
    wants: 'save',
    by: 'page',
    answers: read.answers,
    page,
    go: found.length > 0 || more ? 'stay' : go === 'on' || go === 'back' ? go : 'stay',
    ...(go.startsWith('language:') ? { language: go.slice('language:'.length) } : {}),
  });
  // Sent twice, or the back button after the end: the end page says that it is over.
  if (isRefusal(turned)) return turned.refused === 'handed-in' ? to : gone(call, turned);
  const problems = [...found, ...(go === 'back' ? [] : turned.problems)];
  if (problems.length === 0 && turned.cleared.length === 0 && !more) return to;
  if (turned.kept.page === null) return to;
  const at: Kept =
    problems.length > 0 && turned.problems.length === 0 ? { ...turned.kept, page } : turned.kept;
  const around = { ...(more ? { more } : {}) };
  return draw(
    { ...call, visit: { ...visit, params: { ...visit.params, key } } },
    { plan, kept: at, key, problems, cleared: turned.cleared },
    around,
  );
}

async function goOnPage(call: Call, key: string): Promise<Shown> {
  const seen = await move(call.services, call.ports, call.link, {
    key,
    wants: 'see',
    by: 'page',
    answers: {},
  });
  if (isRefusal(seen)) return gone(call, seen);
  const around = key === 'mine' && seen.kept.state === 'partial' ? { resumed: true } : {};
  return draw(call, { plan: seen.plan, kept: seen.kept, key }, around);
}

/** The pages of a survey's address. Looking changes nothing; each form is answered with the way to the next page. */
export function pagesWith(ports: Ports): PublicPage[] {
  const page = (
    method: 'GET' | 'POST',
    path: string,
    work: (call: Call, key: string | null) => Promise<Shown | Refusal>,
  ): PublicPage => ({
    method,
    path,
    show: async (services, visit) => {
      const { link = '' } = visit.params;
      const known = tokenShape.safeParse(link).success ? await linkOf(services.records, link) : null;
      const isLink = known !== null && !isRefusal(known);
      const call = {
        services,
        ports,
        visit,
        link: isLink ? link : '',
        workspace: isLink ? known.workspace : null,
        frames: isLink ? known.origins : [],
      };
      const sent = visit.params.key ?? visit.fields.get('key');
      const key = keyShape.safeParse(sent);
      return work(call, key.success ? key.data : null);
    },
  });
  const nothing = { refused: 'nothing-here', say: '' };
  const withKey =
    (work: (call: Call, key: string) => Promise<Shown>) => async (call: Call, key: string | null) =>
      key === null ? gone(call, nothing) : work(call, key);
  return [
    page('GET', '/s/:link', openPage),
    page('POST', '/s/:link', withKey(takeForm)),
    page('GET', '/s/:link/logo', showLogo),
    page('GET', '/s/:link/:key', withKey(goOnPage)),
    page('POST', '/s/:link/:key', withKey(takeForm)),
  ];
}
