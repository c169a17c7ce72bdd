import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../../tests/house.ts';
import { isRefusal, type Refusal } from '../../../../kernel/refusal.ts';
import { parts } from '../../../../main/parts.ts';
import { anonymous } from '../../../../server/access/index.ts';
import { perform } from '../../../../server/perform.ts';
import type { Services } from '../../../../server/serve.ts';
import { openRecords } from '../../../../stores/records/records.ts';
import { mayUse } from '../../../people/consent/index.ts';
import * as surveysContract from '../contract.ts';
import { type SurveyDefinition, surveyDefinitionShape, type WrittenSurvey } from '../definition.contract.ts';
import * as contract from './contract.ts';
import { linkOf } from './enter.ts';
import { answering, answeringWith, type CodeMail, importAnswers, makeLinks } from './index.ts';
import type { Link, Move } from './kept.ts';
import { provePin } from './prove-pin.ts';
import * as store from './store.ts';
import { findLink, hashOf } from './store-links.ts';
import { sweepSessions } from './sweep.ts';
import { takeMove } from './take-move.ts';
import { Places } from './take-places.ts';

const t = (en: string) => ({ en });
/** Chance that is the same in every run (Park and Miller). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
const incompressible = (length: number) => {
  const random = randomFrom(length);
  return Array.from({ length }, () => String.fromCharCode(33 + Math.floor(random() * 90))).join('');
};
const mails: CodeMail[] = [];
let house: TestHouse;
beforeAll(async () => {
  const ports = {
    sendCode: async (_s: unknown, _w: string, mail: CodeMail) => {
      mails.push(mail);
      return null;
    },
    isPerson: async (_s: unknown, _entrance: unknown, proof: string) => proof === 'a person',
  };
  house = await openHouse({ parts: parts.map((part) => (part === answering ? answeringWith(ports) : part)) });
});
afterAll(() => house.close());

const yesNo = ['yes', 'no'].map((code) => ({ code, text: t(code) }));
/** Was it solved? If not: why; everybody: how likely to recommend. */
function written(more: Partial<WrittenSurvey> = {}): SurveyDefinition {
  return surveyDefinitionShape.parse({
    format: 1,
    title: t('After the repair'),
    languages: ['en'],
    respondents: 'known',
    about: { step: 'Repair done', function: 'Service' },
    flow: [
      {
        kind: 'block',
        code: 'b',
        pages: [
          {
            code: 'p1',
            questions: [
              { code: 'solved', type: 'single', text: t('Solved?'), required: true, choices: yesNo },
            ],
          },
          {
            code: 'p2',
            when: { is: 'selected', question: 'solved', choice: 'no' },
            questions: [{ code: 'why', type: 'text', long: true, text: t('What is left?'), required: true }],
          },
          {
            code: 'p3',
            questions: [
              {
                code: 'recommend',
                type: 'nps',
                low: 0,
                high: 10,
                text: t('How likely?'),
                feeds: { metric: 'recommend', sumUp: 'nps' },
              },
            ],
          },
        ],
      },
    ],
    hidden: [
      { code: 'shop', fromLink: true },
      { code: 'tier', kind: 'number', fromLink: false },
    ],
    ends: [{ code: 'bye', kind: 'thanks', title: t('Thank you') }],
    ...more,
  });
}

async function publish(definition: SurveyDefinition) {
  const made = await house.answer(surveysContract.createSurvey, { body: { definition } });
  return house.answer(surveysContract.publishSurvey, {
    params: { id: made.id },
    body: { revision: made.revision },
  });
}
async function open(more: Partial<WrittenSurvey> = {}) {
  const survey = await publish(written(more));
  const link = await house.answer(contract.createSurveyLink, {
    params: { id: survey.id },
    body: { name: 'Everybody', channel: 'link' },
  });
  return { survey, link: link.path.slice('/s/'.length) };
}
const personal = (survey: string, customer: string) =>
  house.services.records.inWorkspace(house.workspaceId, async (tx) => {
    const wish = { survey, kind: 'personal' as const, channel: 'email' as const, name: customer, customer };
    const [made] = await makeLinks(house.services, tx, house.workspaceId, [wish], {
      at: new Date(),
      by: 'test',
    });
    return { id: made?.id ?? '', link: made?.path.slice('/s/'.length) ?? '' };
  });
const submit = (link: string, answers: Record<string, unknown>, more: object = {}) =>
  house.ask(contract.submitAnswers, { params: { link }, body: { key: randomUUID(), answers, ...more } });
const states = async (survey: string) =>
  Object.fromEntries(
    (await house.answer(contract.countSurveyAnswers, { params: { id: survey } })).dispositions
      .filter(({ sessions }) => sessions > 0)
      .map(({ state, sessions }) => [state, sessions]),
  );
const refusedAs = (given: unknown) => (isRefusal(given) ? given.refused : JSON.stringify(given));
const moments = async (survey: string) => {
  const { generations } = await house.services.scope(house.workspaceId);
  return (await house.services.moments.rows(
    `SELECT customer, step, function, channel, kind, text, scores, attributes FROM timeline WHERE workspace = {workspace:UUID}
     AND generation IN {generations:Array(UInt64)} AND attributes['survey'] = {survey:String} ORDER BY customer, position`,
    { workspace: house.workspaceId, generations: [...generations], survey },
  )) as Record<string, unknown>[];
};
const dump = (table: string) =>
  house.services.records
    .inWorkspace(house.workspaceId, (tx) =>
      sql<{ row: string }>`SELECT row_to_json(x)::text AS row FROM ${sql.table(table)} x`.execute(tx),
    )
    .then(({ rows }) => rows.map(({ row }) => row).join('\n'));

describe('a survey that is answered', () => {
  it('is walked page by page, its logic followed, and becomes moments of its customer', async () => {
    const { survey } = await open();
    const { link } = await personal(survey.id, 'Ana');
    const key = randomUUID();
    const save = (body: object) =>
      house.answer(contract.saveAnswers, { params: { link }, body: { key, answers: {}, go: 'on', ...body } });
    const first = await house.answer(contract.startAnswering, { params: { link }, body: { key } });
    expect(first).toMatchObject({ state: 'started', page: 'p1' });
    expect((await save({ page: 'p1' })).problems).toMatchObject([{ question: 'solved', key: 'required' }]);
    expect(await save({ page: 'p1', answers: { solved: 'no' } })).toMatchObject({
      state: 'partial',
      page: 'p2',
    });
    expect(
      await save({ page: 'p2', answers: { why: 'It drips again, call +44 20 7946 0958' } }),
    ).toMatchObject({ page: 'p3' });
    // Back and changed: what logic hides now is taken away, and said.
    const changed = await save({ page: 'p1', answers: { solved: 'yes' } });
    expect(changed).toMatchObject({ page: 'p3', cleared: ['why'] });
    expect(await save({ page: 'p1', answers: { solved: 'no' } })).toMatchObject({ page: 'p2' });
    await save({ page: 'p2', answers: { why: 'It drips again, call +44 20 7946 0958' } });
    // Another device: the personal address knows where the person stopped.
    const mine = await house.answer(contract.resumeAnswering, { params: { link }, body: { key: 'mine' } });
    expect(mine).toMatchObject({ state: 'partial', page: 'p3', answers: { solved: 'no' } });
    const end = await save({ page: 'p3', answers: { recommend: 3 } });
    expect(end).toMatchObject({
      state: 'completed',
      page: null,
      end: { kind: 'thanks', title: 'Thank you' },
      answers: {},
    });
    const [voice] = await moments(survey.id);
    expect(voice).toMatchObject({
      customer: 'Ana',
      step: 'Repair done',
      function: 'Service',
      channel: 'email',
      kind: 'voice',
      scores: { recommend: 3 },
      text: expect.stringContaining('It drips again'),
    });
    expect(JSON.stringify(voice)).not.toContain('7946');
    expect(await dump('survey_sessions')).not.toContain('7946');
    expect(await states(survey.id)).toEqual({ completed: 1 });
  });

  it('handed in twice is one answer; changed afterwards it is refused', async () => {
    const { survey, link } = await open();
    const body = { key: randomUUID(), answers: { solved: 'yes', recommend: 9 } };
    const send = (answers: object = body.answers) =>
      house.ask(contract.submitAnswers, { params: { link }, body: { ...body, answers: { ...answers } } });
    const [first, ...again] = await Promise.all(Array.from({ length: 8 }, () => send()));
    expect(first).toMatchObject({ state: 'completed' });
    for (const one of again) expect(one).toEqual(first);
    expect(refusedAs(await send({ solved: 'yes', recommend: 0 }))).toBe('handed-in');
    expect(await moments(survey.id)).toHaveLength(1);
    await house.answer(surveysContract.closeSurvey, { params: { id: survey.id } });
    expect(await send()).toEqual(first);
  });
});

describe('a score that nobody knew', () => {
  const rated = (high: number) => ({
    flow: [
      {
        kind: 'block' as const,
        code: 'b',
        pages: [
          {
            code: 'p',
            questions: [
              {
                code: 'ease',
                type: 'rating' as const,
                low: 1,
                high,
                text: t('How easy?'),
                feeds: { metric: 'ease of return' },
              },
            ],
          },
        ],
      },
    ],
  });

  it('given on two scales at the same moment, both answers count, the later one under its own scale', async () => {
    const [one, other] = [await open(rated(5)), await open(rated(10))];
    const both = await Promise.all([submit(one.link, { ease: 4 }), submit(other.link, { ease: 9 })]);
    expect(both.map((given) => (isRefusal(given) ? given.refused : given.state))).toEqual([
      'completed',
      'completed',
    ]);
    const scores = [...(await moments(one.survey.id)), ...(await moments(other.survey.id))];
    // Either may come first: it gives the score its scale.
    expect([
      [{ 'ease of return': 4 }, { 'ease of return (1 to 10)': 9 }],
      [{ 'ease of return (1 to 5)': 4 }, { 'ease of return': 9 }],
    ]).toContainEqual(scores.map((moment) => moment.scores));
  });
});

describe('the rules hold below every way in', () => {
  const answers = { solved: 'yes', recommend: 9 };

  it('closed, ended, not begun, revoked, foreign and missing are one and the same answer', async () => {
    const past = '2020-01-01T00:00:00Z';
    const closed = await open();
    await house.answer(surveysContract.closeSurvey, { params: { id: closed.survey.id } });
    const ended = await open({ rules: { closesAt: past } });
    const notYet = await open({ rules: { opensAt: '2199-01-01T00:00:00Z' } });
    const revoked = await open();
    const { links } = await house.answer(contract.listSurveyLinks, { params: { id: revoked.survey.id } });
    await house.answer(contract.revokeSurveyLink, {
      params: { id: revoked.survey.id, link: links[0]?.id ?? '' },
    });
    const said = new Set<string>();
    for (const link of [closed.link, ended.link, notYet.link, revoked.link, 'A'.repeat(22)]) {
      said.add(JSON.stringify(await submit(link, answers)));
      said.add(
        JSON.stringify(
          await house.ask(contract.startAnswering, { params: { link }, body: { key: randomUUID() } }),
        ),
      );
      said.add(JSON.stringify(await house.ask(contract.openSurvey, { params: { link } })));
    }
    expect([...said].map((one) => (JSON.parse(one) as Refusal).refused)).toEqual(['nothing-here']);
  });

  it('addresses cannot be guessed: every letter of them is drawn by lot', async () => {
    const { survey } = await open();
    const made = await Promise.all(Array.from({ length: 40 }, (_, i) => personal(survey.id, `c${i}`)));
    for (let at = 0; at < 22; at++) {
      expect(new Set(made.map(({ link }) => link[at])).size).toBeGreaterThan(15);
    }
  });

  it('single use: of twenty at once from one address, one counts', async () => {
    for (const respondents of ['known', 'anonymous'] as const) {
      const { survey } = await open({ respondents, rules: { singleUse: true } });
      const { link } = await personal(survey.id, 'Bo');
      const given = await Promise.all(Array.from({ length: 20 }, () => submit(link, answers)));
      expect(given.filter((one) => !isRefusal(one))).toHaveLength(1);
      expect(isRefusal(await submit(link, answers))).toBe(true);
      expect(await moments(survey.id)).toHaveLength(1);
    }
  });

  it('a PIN is asked for, and cannot be tried out', async () => {
    const made = await house.answer(surveysContract.createSurvey, {
      body: { definition: written({ rules: { pin: true } }) },
    });
    await house.answer(surveysContract.setSurveyPin, { params: { id: made.id }, body: { pin: 'K7-42' } });
    await house.answer(surveysContract.publishSurvey, { params: { id: made.id }, body: { revision: 1 } });
    const { path } = await house.answer(contract.createSurveyLink, {
      params: { id: made.id },
      body: { name: 'x', channel: 'link' },
    });
    const link = path.slice(3);
    expect(refusedAs(await submit(link, answers))).toBe('needs-pin');
    // Not even what it asks is shown before, by page and by program alike.
    const unlock = (pin: string) => house.ask(contract.unlockSurvey, { params: { link }, body: { pin } });
    expect(refusedAs(await house.ask(contract.openSurvey, { params: { link } }))).toBe('needs-pin');
    expect(refusedAs(await unlock('K7-43'))).toBe('wrong-pin');
    expect(await unlock('K7-42')).toMatchObject({ needs: ['pin'], definition: { format: 1 } });
    expect(refusedAs(await submit(link, answers, { pin: 'K7-43' }))).toBe('wrong-pin');
    expect(await submit(link, answers, { pin: 'K7-42' })).toMatchObject({ state: 'completed' });
    const guesses = await Promise.all(
      Array.from({ length: 40 }, (_, i) => submit(link, answers, { pin: `wrong${i}` })),
    );
    expect(guesses.filter((one) => refusedAs(one) === 'wrong-pin').length).toBeLessThanOrEqual(30);
    expect(refusedAs(await submit(link, answers, { pin: 'one more' }))).toBe('too-many');
    expect(refusedAs(await submit(link, answers, { pin: 'K7-42' }))).toBe('too-many');
    // Another server of the same records has seen none of it, and is as strict.
    const elsewhere = { ...house.services.records };
    const found = (await findLink(elsewhere, link)) as Link;
    expect(refusedAs(await provePin(elsewhere, found, 'K7-42'))).toBe('too-many');
  });

  it('a class that gives its PIN at the same moment gets in', async () => {
    const made = await house.answer(surveysContract.createSurvey, {
      body: { definition: written({ rules: { pin: true } }) },
    });
    await house.answer(surveysContract.setSurveyPin, { params: { id: made.id }, body: { pin: 'class-7b' } });
    await house.answer(surveysContract.publishSurvey, { params: { id: made.id }, body: { revision: 1 } });
    const { path } = await house.answer(contract.createSurveyLink, {
      params: { id: made.id },
      body: { name: 'x', channel: 'link' },
    });
    await Promise.all(Array.from({ length: 60 }, () => submit(path.slice(3), answers, { pin: 'class-7b' })));
    expect(await states(made.id)).toEqual({ completed: 60 });
  });

  it('an e-mail address is proven by a code that is sent once an hour, tried five times', async () => {
    const { survey, link } = await open({ rules: { verifiedEmail: true } });
    const email = 'ana@example.com';
    expect(refusedAs(await submit(link, answers))).toBe('needs-email');
    expect(refusedAs(await submit(link, answers, { email }))).toBe('needs-email');
    const before = mails.length;
    for (let i = 0; i < 50; i++) {
      await house.answer(contract.sendEmailCode, {
        params: { link },
        body: { email: i % 2 === 0 ? email : 'ANA@example.com' },
      });
    }
    expect(mails.length - before).toBe(1);
    const code = mails.at(-1)?.code ?? '';
    expect(refusedAs(await submit(link, answers, { email, code: '00000000' }))).toBe('wrong-code');
    const key = randomUUID();
    expect(await submit(link, answers, { key, email, code })).toMatchObject({ state: 'completed' });
    expect(await moments(survey.id)).toMatchObject([{ customer: email }]);
    // Spent: good for the session that used it, as often as that is sent, and for no other.
    expect(await submit(link, answers, { key, email, code })).toMatchObject({ state: 'completed' });
    expect(refusedAs(await submit(link, answers, { email, code }))).toBe('wrong-code');
    expect(await states(survey.id)).toEqual({ completed: 1 });
    const ask = () => house.answer(contract.sendEmailCode, { params: { link }, body: { email } });
    await ask();
    expect(mails.length - before).toBe(1);
    // Whoever used it reads that mail: ten minutes later they may have another one.
    await house.setClock(new Date(Date.now() + 11 * 60_000));
    await ask();
    await ask();
    await house.setClock(null);
    expect(mails.length - before).toBe(2);
    const next = mails.at(-1)?.code ?? '';
    for (let i = 0; i < 5; i++) await submit(link, answers, { email, code: '11111111' });
    expect(refusedAs(await submit(link, answers, { email, code: next }))).toBe('wrong-code');
  });

  it('of many who send one code at the same moment, one comes in', async () => {
    const { survey, link } = await open({ rules: { verifiedEmail: true } });
    const email = 'ben@example.com';
    await house.answer(contract.sendEmailCode, { params: { link }, body: { email } });
    const code = mails.at(-1)?.code ?? '';
    await Promise.all(Array.from({ length: 4 }, () => submit(link, answers, { email, code })));
    expect(await states(survey.id)).toEqual({ completed: 1 });
  });

  it('a check against programs is asked for', async () => {
    const { link } = await open({ rules: { captcha: true } });
    expect(refusedAs(await submit(link, answers))).toBe('needs-captcha');
    expect(refusedAs(await submit(link, answers, { captcha: 'a program' }))).toBe('needs-captcha');
    expect(await submit(link, answers, { captcha: 'a person' })).toMatchObject({ state: 'completed' });
  });

  it('hidden fields are taken only where the survey allows it', async () => {
    const { survey, link } = await open();
    expect(await submit(link, answers, { hidden: { shop: 'Leeds' } })).toMatchObject({ state: 'completed' });
    for (const hidden of [{ tier: 1 }, { shop: 7 }, { none: 'x' }]) {
      const given = await submit(link, answers, { hidden });
      expect(['hidden-field', 'bad-body']).toContain(refusedAs(given));
    }
    expect(await moments(survey.id)).toMatchObject([{ attributes: { shop: 'Leeds' } }]);
  });

  it('identities claimed by the sender have no effect', async () => {
    const { link } = await open();
    for (const claim of [
      'customer',
      'userId',
      'workspaceId',
      'verified',
      'state',
      'createdAt',
      'seed',
      'by',
    ]) {
      expect(refusedAs(await submit(link, answers, { [claim]: 'x' }))).toBe('bad-body');
    }
  });

  it('answers are taken exactly, or not at all', async () => {
    const { survey, link } = await open();
    const wrong = ['', false, '7', 7.5, 11, -1, [7], { a: 1 }, '\ud800'];
    for (const recommend of wrong) {
      const given = await submit(link, { solved: 'yes', recommend });
      expect(isRefusal(given), JSON.stringify(recommend)).toBe(true);
    }
    expect(await submit(link, { solved: 'yes', recommend: null })).toMatchObject({ state: 'completed' });
    expect(await submit(link, { solved: 'yes', recommend: 0 })).toMatchObject({ state: 'completed' });
    expect((await moments(survey.id)).map(({ scores }) => scores)).toEqual(
      expect.arrayContaining([{}, { recommend: 0 }]),
    );
    expect(refusedAs(await submit(link, { solved: 'yes', nothing: 1 }))).toBe('unreadable-answer');
  });

  it('an answer to a question that logic hides is flagged and never counts', async () => {
    const { survey, link } = await open();
    const given = await submit(link, { solved: 'yes', why: 'hidden from me', recommend: 8 });
    expect(given).toMatchObject({ state: 'completed', cleared: ['why'] });
    expect(await moments(survey.id)).toMatchObject([{ text: '', scores: { recommend: 8 } }]);
    expect(await dump('survey_sessions')).toMatch(/"why":\s?"hidden"/);
    expect(await dump('survey_sessions')).not.toContain('hidden from me');
  });

  it("a version that was never published, and another session's survey, are refused", async () => {
    const { link } = await open();
    const other = await open();
    expect(refusedAs(await submit(link, answers, { version: 9 }))).toBe('nothing-here');
    const key = randomUUID();
    await house.answer(contract.startAnswering, { params: { link }, body: { key } });
    expect(
      refusedAs(
        await house.ask(contract.submitAnswers, { params: { link: other.link }, body: { key, answers } }),
      ),
    ).toBe('nothing-here');
  });
});

describe('agreeing to a purpose', () => {
  it('holds wherever the company asks for it, with the words that were read as proof', async () => {
    const base = written();
    const flow = structuredClone(base.flow);
    const agree = {
      code: 'agree',
      type: 'consent' as const,
      purpose: 'news',
      text: t('May we?'),
      label: t('Yes, tell me'),
    };
    if (flow[0]?.kind === 'block') flow[0].pages[2]?.questions.push(agree as never);
    const { survey } = await open({ flow });
    const may = () =>
      house.services.records.inWorkspace(
        house.workspaceId,
        async (tx) => (await mayUse(tx, ['Gil'], 'news')).get('Gil')?.allowed,
      );
    expect(await may()).toBe(false);
    const { link } = await personal(survey.id, 'Gil');
    expect(await submit(link, { solved: 'yes', agree: true })).toMatchObject({ state: 'completed' });
    expect(await may()).toBe(true);
    expect(await dump('survey_consents')).toContain('Yes, tell me');
  });
});

describe('answers given elsewhere', () => {
  it('come in by the same rules, once, at their time, with what does not count flagged', async () => {
    const { survey } = await open({ rules: { closesAt: '2030-01-01T00:00:00Z' } });
    const { path } = await house.answer(contract.createSurveyLink, {
      params: { id: survey.id },
      body: { name: 'Import', channel: 'import', hidden: { tier: 2 } },
    });
    const { links } = await house.answer(contract.listSurveyLinks, { params: { id: survey.id } });
    const link = links.find((one) => one.path === path)?.id ?? '';
    const at = new Date('2024-03-01T12:00:00Z');
    const responses = [
      { id: 'R1', answers: { solved: 'no', why: 'Old', recommend: 7 }, complete: true, at, customer: 'Flo' },
      { id: 'R2', answers: { solved: 'yes', why: 'Hidden', recommend: 77 }, complete: true, at },
      { id: 'R3', answers: { solved: 'yes' }, complete: false, at },
      { id: 'R4', answers: { solved: 'yes' }, complete: true, at: new Date('2031-01-01T00:00:00Z') },
    ];
    const take = () => importAnswers(house.services, house.workspaceId, link, responses);
    const first = await take();
    expect(first.map((one) => (isRefusal(one) ? one.refused : one.state))).toEqual([
      'completed',
      'completed',
      'partial',
      'nothing-here',
    ]);
    expect(first[1]).toMatchObject({
      flagged: expect.arrayContaining([{ question: 'why', why: 'hidden', was: 'Hidden' }]),
    });
    await take();
    const kept = await moments(survey.id);
    expect(kept.map(({ customer, scores }) => [String(customer).slice(0, 4), scores])).toEqual([
      ['Flo', { recommend: 7 }],
      ['anon', {}],
    ]);
  });
});

describe('an open address', () => {
  it("leads to nobody's session but the one whose id is known", async () => {
    const { link } = await open();
    const key = randomUUID();
    await house.answer(contract.saveAnswers, { params: { link }, body: { key, answers: { solved: 'no' } } });
    for (const other of ['mine', randomUUID()]) {
      const seen = await house.ask(contract.resumeAnswering, { params: { link }, body: { key: other } });
      expect(refusedAs(seen)).toBe('nothing-here');
    }
    expect(await house.ask(contract.resumeAnswering, { params: { link }, body: { key } })).toMatchObject({
      answers: { solved: 'no' },
    });
  });
});

describe('quotas', () => {
  const ends = [
    { code: 'bye', kind: 'thanks' as const, title: t('Thank you') },
    { code: 'full', kind: 'over-quota' as const, title: t('Enough, thank you') },
  ];
  const all = { code: 'all', title: 'Everybody', end: 'full', cells: [{ code: 'c', limit: 50 }] };

  it('200 people at once against 50 places: exactly 50 count, none is lost, each is told', async () => {
    const { survey, link } = await open({ ends, quotas: [all], respondents: 'anonymous' });
    const people = await Promise.all(
      Array.from({ length: 200 }, async (_, i) => {
        const key = randomUUID();
        const one = { params: { link } };
        const begun = await house.answer(contract.startAnswering, { ...one, body: { key } });
        if (begun.state === 'over-quota') return begun;
        await house.answer(contract.saveAnswers, {
          ...one,
          body: { key, answers: { solved: 'yes' }, page: 'p1', go: 'on' },
        });
        return house.answer(contract.submitAnswers, {
          ...one,
          body: { key, answers: { recommend: i % 11 } },
        });
      }),
    );
    const count = (state: string) => people.filter((one) => one.state === state).length;
    expect([count('completed'), count('over-quota')]).toEqual([50, 150]);
    expect(people.find(({ state }) => state === 'over-quota')?.end).toMatchObject({ code: 'full' });
    expect(await states(survey.id)).toEqual({ completed: 50, 'over-quota': 150 });
    const counted = await house.answer(contract.countSurveyAnswers, { params: { id: survey.id } });
    expect(counted.quotas).toEqual([{ quota: 'all', cell: 'c', limit: 50, held: 0, counted: 50 }]);
    expect(await moments(survey.id)).toHaveLength(50);
  });

  it('a place is held from the start, given back after its time, when refused and when the answer changes', async () => {
    const when = { is: 'selected' as const, question: 'solved', choice: 'no' };
    const quotas = [{ ...all, cells: [{ code: 'no', when, limit: 1 }] }];
    await sweepSessions(house.services, house.workspaceId, new Date());
    const { survey, link } = await open({ ends, quotas, rules: { holdMinutes: 10 } });
    const key = randomUUID();
    const save = (solved: string, body: object = {}) =>
      house.answer(contract.saveAnswers, { params: { link }, body: { key, answers: { solved }, ...body } });
    const held = async () =>
      (await house.answer(contract.countSurveyAnswers, { params: { id: survey.id } })).quotas[0]?.held;
    await save('no');
    expect(await held()).toBe(1);
    expect(await submit(link, { solved: 'no', why: 'x' })).toMatchObject({ state: 'over-quota' });
    await save('yes');
    expect(await held()).toBe(0);
    await save('no');
    const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    expect(await sweepSessions(house.services, house.workspaceId, later(9))).toBe(0);
    expect(await held()).toBe(1);
    expect(await sweepSessions(house.services, house.workspaceId, later(11))).toBe(1);
    expect(await held()).toBe(0);
    // Whoever comes back takes the place again, if it is still there.
    await save('no');
    expect(await held()).toBe(1);
    expect(await house.answer(contract.refuseAnswering, { params: { link }, body: { key } })).toMatchObject({
      state: 'refused',
    });
    expect(await held()).toBe(0);
    expect(await submit(link, { solved: 'no', why: 'x' })).toMatchObject({ state: 'completed' });
    await sweepSessions(house.services, house.workspaceId, later(60 * 24 * 40));
    expect(await states(survey.id)).toEqual({ completed: 1, refused: 1, 'over-quota': 1 });
  });
});

describe('a customer who is erased', () => {
  it('gives back the place they held, also while somebody else takes one', async () => {
    const ends = [
      { code: 'bye', kind: 'thanks' as const, title: t('Thank you') },
      { code: 'full', kind: 'over-quota' as const, title: t('Enough, thank you') },
    ];
    const all = { code: 'all', title: 'Everybody', end: 'full', cells: [{ code: 'c', limit: 50 }] };
    const { survey } = await open({ ends, quotas: [all] });
    const { link } = await personal(survey.id, 'Zoe, who goes');
    await house.answer(contract.startAnswering, { params: { link }, body: { key: randomUUID() } });
    const { records } = house.services;
    const who = { workspaceId: house.workspaceId, customers: ['Zoe, who goes'], episodes: [], moments: [] };
    const nothing = { texts: [], textKeys: [], rows: [] };
    let forgotten: Promise<number | undefined> = Promise.resolve(0);
    await records.inWorkspace(house.workspaceId, async (tx) => {
      const places = new Places(await store.lockPlaces(tx, survey.id));
      forgotten = answering.forgets[0]?.forget(house.services, { ...who, ...nothing }) ?? forgotten;
      await new Promise((resolve) => setTimeout(resolve, 300));
      places.hold('all/c', 50);
      await store.writePlaces(tx, house.workspaceId, survey.id, places.written());
    });
    expect(await forgotten).toBe(2);
    const counted = await house.answer(contract.countSurveyAnswers, { params: { id: survey.id } });
    expect(counted.quotas).toMatchObject([{ held: 1, counted: 0 }]);
  });
});

describe('an anonymous survey', () => {
  it('leaves no way from an answer to a person in a copy of the database', async () => {
    const contact = {
      code: 'who',
      type: 'contact' as const,
      text: t('May we call?'),
      fields: [{ code: 'name', kind: 'name' as const, text: t('Name') }],
    };
    const base = written();
    const flow = structuredClone(base.flow);
    if (flow[0]?.kind === 'block') flow[0].pages[2]?.questions.push(contact as never);
    const { survey } = await open({ respondents: 'anonymous', rules: { singleUse: true }, flow });
    const people = await Promise.all(
      ['Cy', 'Di', 'Ed'].map((name) => personal(survey.id, `customer ${name}`)),
    );
    const keys = people.map(() => randomUUID());
    for (const i of [2, 0]) {
      const answers = { solved: 'yes', recommend: i, who: { name: `Name ${9 - i}` } };
      const given = await house.answer(contract.submitAnswers, {
        params: { link: people[i]?.link ?? '' },
        body: { key: keys[i] ?? '', answers },
      });
      expect(given.state).toBe('completed');
    }
    const sessions = (await dump('survey_sessions')).split('\n').filter((row) => row.includes(survey.id));
    expect(sessions).toHaveLength(2);
    for (const row of sessions) {
      for (const one of [
        ...people.map(({ id }) => id),
        ...people.map(({ link }) => link),
        ...keys,
        'customer',
        'Name',
      ]) {
        expect(row.replace('"customer":null', '')).not.toContain(one);
      }
      expect(JSON.parse(row)).toMatchObject({
        link: null,
        started_at: expect.stringMatching(/T00:00:00/),
        changed_at: expect.stringMatching(/T00:00:00/),
      });
    }
    // Used addresses are gone, not marked: no order of use is left.
    const links = (await dump('survey_links')).split('\n').filter((row) => row.includes('customer '));
    expect(links.map((row) => (JSON.parse(row) as { customer: string }).customer)).toContain('customer Di');
    expect(links.filter((row) => row.includes(survey.id))).toHaveLength(1);
    // Who they are stands apart, in the order of the alphabet.
    const apart = (await dump('survey_apart')).split('\n').find((row) => row.includes(survey.id)) ?? '{}';
    expect(JSON.parse(apart)).toMatchObject({ answers: [{ name: 'Name 7' }, { name: 'Name 9' }] });
    const items = (await dump('items')).split('\n').filter((row) => row.includes(survey.id));
    for (const row of items)
      expect((JSON.parse(row) as { received_at: string }).received_at).toMatch(/T00:00:00/);
  });
});

describe('answers that come again, by any way', () => {
  const ends = [
    { code: 'bye', kind: 'thanks' as const, title: t('Thank you') },
    { code: 'full', kind: 'over-quota' as const, title: t('Enough, thank you') },
  ];
  const all = { code: 'all', title: 'Everybody', end: 'full', cells: [{ code: 'c', limit: 1000 }] };

  it('one to five times, shuffled, over two servers on the same records, are one answer each', async () => {
    const { survey, link } = await open({ respondents: 'anonymous', ends, quotas: [all] });
    const other = await openRecords(house.services.records.pool.options.connectionString ?? '');
    try {
      const servers = [house.services, { ...house.services, records: other }];
      const endpoint = house.house.endpointOf(contract.submitAnswers);
      // Both know the survey and have their connections: otherwise one is done before the other begins.
      const look = house.house.endpointOf(contract.resumeAnswering);
      const known = { params: { link }, body: { key: randomUUID() } };
      const looks = servers.flatMap((server) => Array.from({ length: 4 }, () => server));
      await Promise.all(looks.map((one) => perform(one as Services, () => true, look, anonymous, known)));
      const people = Array.from({ length: 40 }, (_, n) => ({
        key: randomUUID(),
        answers: { solved: 'no', why: `Reason ${n}`, recommend: n % 11 },
      }));
      const random = randomFrom(20);
      const deliveries = people
        .flatMap((body, n) => Array.from({ length: 1 + (n % 5) }, () => body))
        .map((body) => ({ body, at: random() }))
        .sort((a, b) => a.at - b.at);
      const given = await Promise.all(
        deliveries.map(({ body }, i) =>
          perform(servers[i % 2] as Services, () => true, endpoint, anonymous, { params: { link }, body }),
        ),
      );
      const [first] = given;
      expect(first).toMatchObject({ state: 'completed' });
      // Whichever server answered, and however often: the same acknowledgement, but for each one's own order of things.
      const unlike = given.filter((one) => {
        const { seed: _, ...said } = one as { seed: number };
        const { seed: __, ...wanted } = first as { seed: number };
        return !isDeepStrictEqual(said, wanted);
      });
      expect(unlike).toEqual([]);
      expect(await states(survey.id)).toEqual({ completed: people.length });
      const counted = await house.answer(contract.countSurveyAnswers, { params: { id: survey.id } });
      expect(counted.quotas).toMatchObject([{ held: 0, counted: people.length }]);
      const said = (await moments(survey.id)).map(({ text }) => text);
      expect(said.sort()).toEqual(people.map(({ answers }) => answers.why).sort());
    } finally {
      await other.close();
    }
  });
});

it('an answer comes in also when the post of its survey, found empty, was removed meanwhile', async () => {
  const { survey, link } = await open({ title: t('Seldom answered') });
  await submit(link, { solved: 'yes' });
  await moments(survey.id);
  await house.services.records.inWorkspace(house.workspaceId, async (tx) => {
    const post = sql`(SELECT id FROM posts WHERE starts_with(name, 'Seldom answered'))`;
    await sql`DELETE FROM outbox WHERE n IN (SELECT n FROM items WHERE post IN ${post})`.execute(tx);
    await sql`DELETE FROM items WHERE post IN ${post}`.execute(tx);
    await sql`DELETE FROM posts WHERE id IN ${post}`.execute(tx);
  });
  expect(await submit(link, { solved: 'yes' })).toMatchObject({ state: 'completed' });
});

describe('one answer among 64 that no store can keep', () => {
  const bad: Record<string, Partial<Move>> = {
    'a NUL character in a hidden field': { hidden: { shop: 'a\0b' } },
    'half a character in a hidden field': { hidden: { shop: '\ud800' } },
    'a NUL character in its key': { key: 'a\0b' },
    'a key longer than an index can hold': { key: incompressible(20_000) },
    'a time that no calendar has': { at: new Date(Number.NaN) },
    'a customer with a NUL character': { customer: 'a\0b' },
  };

  it.each(Object.keys(bad))('fails alone: %s', async (kind) => {
    const { survey, link } = await open({ respondents: 'known' });
    const found = await linkOf(house.services.records, link);
    if (isRefusal(found)) throw new Error(found.say);
    const move = (n: number): Move => ({
      wants: 'submit',
      link: found.id,
      key: hashOf(`${survey.id} ${n}`),
      answers: { solved: 'yes', recommend: n % 11 },
      by: 'page',
      proven: { pin: false, email: null, captcha: false },
      ...(n === 17 ? bad[kind] : {}),
    });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 64 }, (_, n) => takeMove(house.services, house.workspaceId, move(n))),
    );
    const kept = outcomes.map((one) => one.status === 'fulfilled' && !isRefusal(one.value));
    expect(kept.flatMap((isKept, n) => (isKept ? [] : [n]))).toEqual([17]);
    expect(await states(survey.id)).toEqual({ completed: 63 });
  });
});
