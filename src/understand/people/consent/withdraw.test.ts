import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type FakeModel, openFakeModel } from '../../../../tests/fake-model.ts';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { wordsGone } from '../../../kernel/words-gone.ts';
import { imported, mapping, reported } from '../../listening/intake/given-files.ts';
import { ensurePost, takeItem } from '../../listening/items/index.ts';
import { runLabelling, showProgress } from '../../meaning/contract.ts';
import {
  draftText,
  listLanguageModelCalls,
  setLanguageModel,
} from '../../meaning/language-model/contract.ts';
import { keepOpinions } from '../../meaning/opinion-store.ts';
import { listOpinions } from '../../meaning/opinions.contract.ts';
import {
  changeOriginalsSettings,
  readOriginal,
  readOriginalsSettings,
} from '../../meaning/redaction/originals.contract.ts';
import { putTaxonomy } from '../../meaning/teaching.contract.ts';
import { listThemes } from '../../meaning/themes.contract.ts';
import { countVoices, searchVoices } from '../../meaning/voices.contract.ts';
import * as retention from '../retention/contract.ts';
import * as contract from './contract.ts';

let house: TestHouse;
let model: FakeModel;
const shared = 'The parcel is late again, call me at +34 600 123 123';
const ritas = 'My parcel never came on Tuesday, I am Rita Vidal, rita@example.org';
const ottos = 'Your parcel was broken in two, I am Otto Mora, otto@example.org';

const bring = async (name: string, rows: readonly string[]) =>
  reported(
    await imported(
      house,
      { [name]: `id,who,at,says\n${rows.join('\n')}\n` },
      mapping({
        tables: { v: { file: name } },
        customer: 'who',
        episode: 'id',
        moments: [{ kind: 'voice', step: 'Comment', at: 'at', text: 'says' }],
      }),
    ),
  );
const say = (customer: string, purpose: contract.Purpose, given: boolean) =>
  house.answer(contract.putConsent, { params: { customer }, body: { purpose, given, channel: 'phone' } });
const kept = async () => (await house.answer(readOriginalsSettings)).kept;
const momentsOf = async (customer: string) =>
  (
    (await house.services.moments.rows(
      'SELECT toString(id) AS id FROM moments WHERE customer = {customer:String} ORDER BY at',
      { customer },
    )) as { id: string }[]
  ).map(({ id }) => id);
const draft = () => house.answer(draftText, { body: { task: 'name', theme: 'Parcel' } });
const calls = async () => (await house.answer(listLanguageModelCalls, { query: {} })).calls;

beforeAll(async () => {
  model = await openFakeModel(({ data }) => {
    const [first] = data.quotes ?? [];
    const words = (first?.text ?? '').split(' ').slice(0, 2).join(' ');
    return JSON.stringify({ sentences: [{ text: 'Parcels', cites: [{ quote: first?.id ?? '', words }] }] });
  });
  house = await openHouse({ clock: '2026-03-10', outboundHosts: [model.host] });
  await house.answer(changeOriginalsSettings, {
    body: { originals: 'on', reason: 'Complaints to the regulator', days: 10 },
  });
  await bring('a.csv', [
    `1,rita,2026-03-01 10:00:00,"${ritas}"`,
    `2,rita,2026-03-02 10:00:00,"${shared}"`,
    `3,twin,2026-03-03 10:00:00,"${shared}"`,
    `4,otto,2026-03-04 10:00:00,"${ottos}"`,
  ]);
  const theme = { id: 'parcel', name: 'Parcel', definition: '', parent: null, rules: ['parcel'], seeds: [] };
  await house.answer(putTaxonomy, { body: { apply: true, themes: [theme], examples: [] } });
  for (let i = 0; i < 50; i++) {
    const now = await house.answer(runLabelling, { body: { wait: true } });
    if (now.unread === 0 && now.building === null) break;
  }
  expect(await house.answer(showProgress)).toMatchObject({ unread: 0 });
  await house.answer(setLanguageModel, {
    body: {
      on: true,
      url: model.url,
      model: 'fake',
      purpose: 'drafting names of themes',
      legalBasis: 'legitimate interest, redacted text only',
      responsible: 'Ana Ruiz',
      monthlyTokens: 1_000_000,
      monthlyMoney: 1000,
      currency: 'EUR',
      priceIn: 0,
      priceOut: 0,
      timeoutSeconds: 5,
      secondOpinions: false,
    },
  });
}, 120_000);
afterAll(async () => {
  model?.close();
  await house?.close();
});

it('who refuses the language model is not sent to it any more, and what it was asked and said of them is gone', async () => {
  expect(await draft()).toMatchObject({ accepted: true });
  expect(JSON.stringify(model.heard)).toContain('never came on Tuesday');
  const [ritasVoice = ''] = await momentsOf('rita');
  const [ottosVoice = ''] = await momentsOf('otto');
  const place = { start: 0, end: 9 };
  await keepOpinions(
    house.services.records,
    house.workspaceId,
    [ritasVoice, ottosVoice].map((moment) => ({
      ...{ moment, clause: place, span: place, task: 'sentiment' as const, label: 'negative' },
      ...{ quote: 'My parcel', beside: [], agrees: false, model: 'fake' },
    })),
  );

  await say('rita', 'language-model', false);
  expect(await calls()).toMatchObject([{ prompt: '', answer: '' }]);
  const opinions = await house.answer(listOpinions, { query: {} });
  expect(JSON.stringify(opinions)).not.toContain(ritasVoice);
  expect(JSON.stringify(opinions)).toContain(ottosVoice);
  // Nothing else of them went.
  expect(await momentsOf('rita')).toHaveLength(2);
  expect(await kept()).toBe(3);

  model.heard.length = 0;
  expect(await draft()).toMatchObject({ accepted: true });
  expect(JSON.stringify(model.heard)).toContain('broken in two');
  expect(JSON.stringify(model.heard)).not.toContain('never came on Tuesday');
  for (const customer of ['twin', 'otto']) await say(customer, 'language-model', false);
  model.heard.length = 0;
  const asked = (await calls()).length;
  // The words stay readable in the house; not even an empty question leaves it.
  expect(await draft()).toMatchObject({
    accepted: false,
    method: 'rule',
    because: expect.stringMatching(/does not allow/),
    sentences: [{ text: 'Parcel', cites: [] }],
  });
  expect(model.heard).toEqual([]);
  expect(await calls()).toHaveLength(asked);
}, 60_000);

it('who refuses that words are kept as written has none kept: not of before, not of files, not of single items', async () => {
  const before = await calls();
  await say('rita', 'original', false);
  // Somebody else, who allows it, said the very same.
  expect(await kept()).toBe(2);
  const [own = '', same = ''] = await momentsOf('rita');
  for (const moment of [own, same]) {
    const read = await house.ask(readOriginal, { params: { moment }, body: { reason: 'case 17' } });
    expect(read).toMatchObject({ refused: 'no-original' });
  }
  const [twins = ''] = await momentsOf('twin');
  const read = await house.answer(readOriginal, { params: { moment: twins }, body: { reason: 'case 17' } });
  expect(read.text).toBe(shared);
  await say('twin', 'original', false);
  expect(await kept()).toBe(1);
  expect(await calls()).toEqual(before);

  await bring('b.csv', [
    '5,rita,2026-03-05 10:00:00,"Still nothing, I am Rita Vidal, rita@example.org"',
    '6,ute,2026-03-06 10:00:00,"All is well, I am Ute Soto, ute@example.org"',
  ]);
  expect(await kept()).toBe(2);
  const post = await house.services.records.inWorkspace(house.workspaceId, (tx) =>
    ensurePost(tx, house.workspaceId, { name: 'Mailbox', kind: 'mail', by: 'test' }),
  );
  const item = (id: string, customer: string) => ({
    id,
    moments: [
      {
        kind: 'voice' as const,
        customer,
        step: 'Mail',
        at: '2026-03-07T10:00:00Z',
        text: `Call ${id}@example.org`,
      },
    ],
  });
  for (const [id, customer] of [
    ['m1', 'rita'],
    ['m2', 'ute'],
  ] as const) {
    const taken = await takeItem(house.services, house.workspaceId, {
      post,
      item: item(id, customer),
      by: 't',
    });
    expect(isRefusal(taken)).toBe(false);
  }
  expect(await kept()).toBe(3);
}, 60_000);

const reason = 'Promised in our privacy statement';
const ofWords = async () => {
  const { rules } = await house.answer(retention.listRetention);
  return rules.find(({ kind, post }) => kind === 'words' && post === null);
};
const counted = async () => ({
  themes: (await house.answer(listThemes, { query: {} })).themes.map(({ name, counts }) => [name, counts]),
  feelings: await house.answer(countVoices, { query: { by: 'sentiment' } }),
});
const said = async () =>
  (await house.answer(searchVoices, { query: { sort: 'oldest', limit: 200 } })).voices.map(
    ({ text }) => text,
  );
const stored = async (words: string) => {
  const [row] = (await house.services.moments.rows(
    `SELECT (SELECT count() FROM moments WHERE position(text, {words:String}) > 0)
      + (SELECT count() FROM timeline WHERE position(text, {words:String}) > 0)
      + (SELECT count() FROM clauses WHERE position(quote, {words:String}) > 0 OR position(evidence, {words:String}) > 0) AS n`,
    { words },
  )) as { n: number }[];
  return row?.n ?? 0;
};

it('what is kept only so long is told before it goes, goes on its day, and what was counted stays', async () => {
  await bring('c.csv', [
    '7,ute,2026-03-08 10:00:00,"My parcel is fine now, thank you"',
    '8,ute,soon,"A parcel without a day"',
  ]);
  for (let i = 0; i < 50; i++) {
    const now = await house.answer(runLabelling, { body: { wait: true } });
    if (now.unread === 0 && now.building === null) break;
  }
  await say('otto', 'language-model', true);
  expect(await draft()).toMatchObject({ accepted: true });
  expect(JSON.stringify(await calls())).toContain('broken in two');
  const before = await counted();
  const words = await said();
  expect(words.join()).toContain('never came on Tuesday');
  const set = (kind: retention.RetentionKind, days: number | null) =>
    house.ask(retention.setRetention, { params: { kind }, body: { days, reason } });
  expect(await set('access-log', 20)).toMatchObject({ refused: 'too-short' });
  expect(
    isRefusal(
      await house.ask(retention.setRetention, {
        params: { kind: 'words' },
        body: { days: 30, reason: 'so' },
      }),
    ),
  ).toBe(true);
  expect(isRefusal(await set('words', 30))).toBe(false);
  expect(await ofWords()).toMatchObject({ days: 30, reason, due: 0 });

  await house.setClock(new Date('2026-04-03T12:00:00Z'));
  // Told, and nothing changed by telling.
  expect(await ofWords()).toMatchObject({ due: 4 });
  expect(await said()).toEqual(words);
  expect(await stored('broken in two')).toBeGreaterThan(2);

  // Killed when the words are gone and the disk is not swept: nothing is due any more, and the next look takes it up.
  const { moments } = house.services;
  const run = moments.runEverywhere;
  const killed = vi.spyOn(moments, 'runEverywhere').mockImplementation(async (statement) => {
    if (statement.includes('DROP PARTITION')) throw new Error('killed');
    return run(statement);
  });
  await expect(house.answer(retention.runRetention, { body: {} })).rejects.toThrow();
  killed.mockRestore();
  expect(await ofWords()).toMatchObject({ due: 0 });
  expect((await house.answer(retention.listRetained, { query: { limit: 200 } })).entries).toEqual([]);

  const swept = vi.spyOn(moments, 'runEverywhere');
  const { entries } = await house.answer(retention.runRetention, { body: {} });
  expect(entries).toMatchObject([{ kind: 'words', count: 4, by: 'The administrator' }]);
  expect(swept.mock.calls.some(([statement]) => statement.includes('DROP PARTITION'))).toBe(true);
  swept.mockRestore();
  expect((await said()).map((text) => (text === wordsGone ? '' : text))).toEqual([
    ...['', '', '', ''],
    ...words.slice(4),
  ]);
  for (const gone of ['broken in two', 'never came on Tuesday', 'late again'])
    expect(await stored(gone)).toBe(0);
  expect(JSON.stringify(await calls())).not.toContain('broken in two');
  expect(await counted()).toEqual(before);
  expect(await ofWords()).toMatchObject({ due: 0 });
  // Nobody reads again what has no words; what was read of it stays.
  expect(await house.answer(showProgress)).toMatchObject({ unread: 0 });
  expect((await house.answer(retention.runRetention, { body: {} })).entries).toEqual([]);
}, 60_000);

it("every day by the company's clock, also what the language model was asked, files, and single items", async () => {
  const part = house.house.parts.find(({ commands }) =>
    commands?.some(({ usage }) => usage === 'retention run'),
  );
  await part?.onStart?.(house.services);
  const set = (kind: retention.RetentionKind, days: number | null) =>
    house.answer(retention.setRetention, { params: { kind }, body: { days, reason } });
  await set('words', null);
  for (const kind of [
    'language-model-log',
    'uploads',
    'quarantine',
    'survey-sessions',
    'invitations',
  ] as const)
    await set(kind, 400);
  expect(await draft()).toMatchObject({ accepted: true });
  expect(JSON.stringify(await calls())).toContain('fine now');
  const held = () =>
    house.services.records.inWorkspace(house.workspaceId, async (tx) => {
      const { rows } = await sql<{ n: number }>`
        SELECT count(*)::int AS n FROM items WHERE moments::text LIKE '%Call%'`.execute(tx);
      return rows[0]?.n;
    });
  const moved = async (to: string) => {
    await house.setClock(new Date(to));
    await house.services.events.emit({ name: 'clock-moved', workspace: house.workspaceId });
    return (await house.answer(retention.listRetained, { query: { limit: 200 } })).entries;
  };
  const first = await moved('2028-06-01T00:00:00Z');
  expect(
    first
      .filter(({ by }) => by === 'sirius')
      .map(({ kind, count }) => `${kind} ${count}`)
      .sort(),
  ).toEqual(['language-model-log 1', 'quarantine 1', 'uploads 1']);
  expect((await calls()).every(({ prompt, answer }) => prompt === '' && answer === '')).toBe(true);
  expect(await held()).toBe(2);

  await set('words', 30);
  const [last] = await moved('2028-06-03T00:00:00Z');
  expect(last).toMatchObject({ kind: 'words', count: 5, by: 'sirius' });
  expect(await held()).toBe(0);
  expect(JSON.stringify(first)).not.toMatch(/rita|otto|twin|ute/);
}, 60_000);
