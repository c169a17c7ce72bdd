import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openServer, type TestServer } from '../../../../../tests/serving.ts';
import { workspaceNamed } from '../../../../align/governance/index.ts';
import type { Letter } from '../../../../survey-page/browser/outbox.ts';
import { post } from '../../../../survey-page/browser/post.ts';
import type { WrittenSurvey } from '../definition.contract.ts';
import { surveyOfQuestions } from '../given-survey.ts';
import { importAnswers, makeLinks } from './index.ts';
import type { Channel } from './session.contract.ts';

let server: TestServer;
let workspace = '';
beforeAll(async () => {
  server = await openServer();
  workspace = (await workspaceNamed(server.opened.stores.records, 'default')).id;
});
afterAll(() => server.close());
afterEach(() => vi.unstubAllGlobals());

const t = (en: string) => ({ en });
const ends = [
  { code: 'bye', kind: 'thanks' as const, title: t('Thank you') },
  { code: 'full', kind: 'over-quota' as const, title: t('We have enough') },
];
const written = (more: Partial<WrittenSurvey>) =>
  surveyOfQuestions(
    [
      {
        code: 'recommend',
        type: 'nps',
        low: 0,
        high: 10,
        text: t('How likely?'),
        feeds: { metric: 'recommend', sumUp: 'nps' },
      },
      {
        code: 'liked',
        type: 'multiple',
        text: t('What did you like?'),
        choices: ['speed', 'tone'].map((code) => ({ code, text: t(code) })),
      },
      { code: 'why', type: 'text', text: t('Why?') },
      {
        code: 'sorry',
        type: 'text',
        text: t('What went wrong?'),
        when: { is: 'selected', question: 'liked', choice: 'tone' },
      },
    ],
    {
      title: t('After the repair'),

      ends,
      ...more,
    },
  );

/** One and the same answer; of one question that logic hides nothing is said. */
const answers = { recommend: 9, liked: ['speed'], why: 'It “works” <again> & \u{1F600}' };

interface Address {
  readonly id: string;
  readonly token: string;
}
type Answering = (to: Address) => Promise<unknown>;

const onServer = (path: string, init: RequestInit = {}) =>
  fetch(server.url + path, { redirect: 'manual', ...init });
const api = (path: string, json: object) =>
  onServer(`/api/v1/answering/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(json),
  });

/** The page's form, as a browser without script sends it. */
async function sendForm({ token }: Address, look = ''): Promise<unknown> {
  const html = await (await onServer(`/s/${token}${look}`)).text();
  const key = /name="key" value="([^"]*)"/.exec(html)?.[1] ?? randomUUID();
  const body = new URLSearchParams([
    ['key', key],
    ['page', 'p'],
    ['go', 'on'],
    ...['recommend', 'liked', 'why'].map((code): [string, string] => ['shown', code]),
    ['a/recommend', '9'],
    ['a/liked', 'speed'],
    ['a/why', answers.why],
  ]);
  return (await onServer(`/s/${token}`, { method: 'POST', body })).text();
}

const letterTo = ({ token }: Address, complete: boolean, more: Partial<Letter> = {}): Letter => ({
  link: token,
  key: randomUUID(),
  version: 1,
  language: 'en',
  hidden: {},
  answers,
  page: 'p',
  go: 'stay',
  complete,
  at: 1,
  ...more,
});

/** The page's own sender, with this server behind its addresses. */
async function sendLetters(...letters: readonly Letter[]): Promise<void> {
  const real = fetch;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(server.url + path, init));
  for (const letter of letters) await post(letter);
  vi.unstubAllGlobals();
}

const ways: Readonly<Record<string, { readonly channel: Channel; readonly answer: Answering }>> = {
  'the page without script': { channel: 'link', answer: (to) => sendForm(to) },
  'the page with script': {
    channel: 'link',
    answer: (to) => {
      const first = letterTo(to, false, { answers: { recommend: 9 } });
      return sendLetters(first, { ...first, answers, complete: true, at: 2 });
    },
  },
  'the API at once': {
    channel: 'api',
    answer: ({ token }) => api(`${token}/submit`, { key: randomUUID(), answers }),
  },
  'an import': {
    channel: 'import',
    answer: ({ id }) =>
      importAnswers(server.opened.house.services, workspace, id, [
        { id: randomUUID(), answers, complete: true },
      ]),
  },
  'the queue of a page that had no connection': {
    channel: 'link',
    answer: (to) => {
      const letter = letterTo(to, true);
      // Its first acknowledgement was lost: the very same comes again.
      return sendLetters(letter, letter);
    },
  },
  'a kiosk': { channel: 'kiosk', answer: (to) => sendForm(to) },
  'the first question of a mail': { channel: 'email', answer: (to) => sendForm(to, '?a%2Frecommend=9') },
};
const everyWay = Object.entries(ways);

async function publish(more: Partial<WrittenSurvey> = {}): Promise<string> {
  const owner = { key: server.token };
  const made = await server.call('POST', '/api/v1/surveys', {
    json: { definition: written(more) },
    ...owner,
  });
  const { id } = made.body as { id: string };
  const published = await server.call('POST', `/api/v1/surveys/${id}/publish`, {
    json: { revision: 1 },
    ...owner,
  });
  expect(published.status, published.text).toBe(200);
  return id;
}

async function address(
  survey: string,
  channel: Channel,
  customer: string,
  more: object = {},
): Promise<Address> {
  const wish = { survey, kind: 'personal' as const, channel, name: customer, customer, ...more };
  const [made] = await server.opened.stores.records.inWorkspace(workspace, (tx) =>
    makeLinks(server.opened.house.services, tx, workspace, [wish], { at: new Date(), by: 'test' }),
  );
  return { id: made?.id ?? '', token: made?.path.slice('/s/'.length) ?? '' };
}

interface Stored {
  readonly customer: string;
  readonly state: string;
  readonly [field: string]: unknown;
}
/** What the stores hold of a survey, without what tells the ways apart: whose, when, by which channel and device. */
async function stored(survey: string): Promise<Stored[]> {
  const { records, moments } = server.opened.stores;
  const sessions = await records.inWorkspace(workspace, (tx) =>
    sql<Stored>`SELECT customer, state, version, language, hidden, answers, flagged, page, end_page, quota, places, episode,
      step, email FROM survey_sessions WHERE survey = ${survey}::uuid ORDER BY customer, state`.execute(tx),
  );
  const { generations } = await server.opened.house.services.scope(workspace);
  const voices = (await moments.rows(
    `SELECT customer, kind, step, function, text, scores, attributes FROM timeline WHERE workspace = {workspace:UUID}
     AND generation IN {generations:Array(UInt64)} AND attributes['survey'] = {survey:String}`,
    { workspace, generations: [...generations], survey },
  )) as { customer: string; attributes: Record<string, string> }[];
  return sessions.rows.map((session) => ({
    ...session,
    told: voices
      .filter(({ customer }) => customer === session.customer)
      .map(({ customer: _, attributes: { device: __, ...attributes }, ...voice }) => ({
        ...voice,
        attributes,
      })),
  }));
}
const statesOf = async (survey: string) => (await stored(survey)).map(({ state }) => state);

describe('one and the same answer', () => {
  it('is stored the same, by whichever way it comes', async () => {
    const survey = await publish();
    for (const [name, { channel, answer }] of everyWay) await answer(await address(survey, channel, name));
    await expect
      .poll(async () => (await stored(survey)).map(({ told }) => (told as unknown[]).length), {
        timeout: 20_000,
      })
      .toEqual(everyWay.map(() => 1));
    const all = await stored(survey);
    expect(all.map(({ customer }) => customer).sort()).toEqual(everyWay.map(([name]) => name).sort());
    const [first, ...others] = all.map(({ customer: _, ...rest }) => rest);
    expect(first).toMatchObject({ state: 'completed', answers, flagged: [] });
    expect(first?.told).toMatchObject([{ kind: 'voice', text: answers.why, scores: { recommend: 9 } }]);
    for (const [i, other] of others.entries()) expect(other, all[i + 1]?.customer).toEqual(first);
  });
});

describe.each(everyWay)('%s', (_, { channel, answer }) => {
  it('keeps to a single use', async () => {
    const survey = await publish({ rules: { singleUse: true } });
    const to = await address(survey, channel, 'C-1');
    await answer(to);
    await answer(to);
    expect(await statesOf(survey)).toEqual(['completed']);
  });

  it('keeps to the end of an address', async () => {
    const survey = await publish();
    const expiresAt = new Date(Date.now() - 60_000);
    await answer(await address(survey, channel, 'C-1', { expiresAt }));
    expect(await statesOf(survey)).toEqual([]);
  });

  it('keeps to quotas', async () => {
    const cells = [{ code: 'c', limit: 1 }];
    const survey = await publish({ quotas: [{ code: 'all', title: 'All', end: 'full', cells }] });
    for (const customer of ['C-1', 'C-2', 'C-3']) await answer(await address(survey, channel, customer));
    expect(await statesOf(survey)).toEqual(['completed', 'over-quota', 'over-quota']);
  });

  it('keeps out of what is closed', async () => {
    const survey = await publish();
    const to = await address(survey, channel, 'C-1');
    await server.call('POST', `/api/v1/surveys/${survey}/close`, { key: server.token });
    await answer(to);
    expect(await statesOf(survey)).toEqual([]);
  });
});
