import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import type { Endpoint } from '../../../server/serve.ts';
import { imported, mapping, reported } from '../../listening/intake/given-files.ts';
import { ensurePost, type SentItem, takeItem } from '../../listening/items/index.ts';
import { runLabelling, showProgress } from '../../meaning/contract.ts';
import { decideLabel, listDecisions } from '../../meaning/desk.contract.ts';
import {
  changeOriginalsSettings,
  readOriginalsSettings,
} from '../../meaning/redaction/originals.contract.ts';
import { putTaxonomy, showTaxonomy } from '../../meaning/teaching.contract.ts';
import { discoverThemes } from '../../meaning/themes.contract.ts';
import { importPeople } from '../customers/contract.ts';
import { mergeCustomers } from '../identity/contract.ts';
import * as contract from './contract.ts';
import { gather, sealTarget } from './gather.ts';
import { fingerprintOf } from './known-again.ts';
import { beginErasure } from './store.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const voices = (file: string) =>
  mapping({
    tables: { v: { file } },
    customer: 'who',
    episode: 'id',
    moments: [{ kind: 'voice', step: 'Comment', at: 'at', text: 'says' }],
  });
const bring = async (name: string, rows: readonly string[]) =>
  reported(await imported(house, { [name]: `id,who,at,says\n${rows.join('\n')}\n` }, voices(name)));

/** Files of the data directory that hold these bytes, whatever engine wrote them. */
function filesWith(words: string): string[] {
  try {
    // As bytes: folding the letters of every language takes seconds a look.
    const env = { ...process.env, LC_ALL: 'C' };
    return execFileSync('grep', ['-rlaiF', words, house.dataDirectory], { env })
      .toString()
      .trim()
      .split('\n');
  } catch {
    return [];
  }
}

/** Tables of both stores in which a row holds these words, as text or as bytes. */
async function tablesWith(words: string): Promise<string[]> {
  const { records, moments } = house.services;
  const found: string[] = [];
  const hex = Buffer.from(words).toString('hex');
  await records.inWorkspace(house.workspaceId, async () => undefined);
  const client = await records.pool.connect();
  try {
    await client.query(`SELECT set_config('sirius.workspace', $1, false)`, [house.workspaceId]);
    const tables = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    for (const { name } of tables.rows) {
      const held = await client.query(
        `SELECT 1 FROM ${name} t WHERE t::text ILIKE $1 OR t::text ILIKE $2 LIMIT 1`,
        [`%${words}%`, `%${hex}%`],
      );
      if (held.rows.length > 0) found.push(name);
    }
    await client.query(`SELECT set_config('sirius.workspace', '', false)`);
  } finally {
    client.release();
  }
  const tables = (await moments.rows(
    "SELECT name FROM system.tables WHERE database = currentDatabase() AND engine LIKE '%MergeTree'",
  )) as { name: string }[];
  for (const { name } of tables) {
    const [held] = (await moments.rows(
      `SELECT count() AS rows FROM ${name} WHERE positionCaseInsensitive(toString(tuple(*)), {words:String}) > 0`,
      { words },
    )) as { rows: number }[];
    if ((held?.rows ?? 0) > 0) found.push(name);
  }
  return found;
}

async function erased(customer: string, more: { again?: 'take'; reason?: string } = {}) {
  let erasure = await house.answer(contract.eraseCustomer, {
    body: { customer, confirm: customer, ...more },
  });
  for (let i = 0; i < 900 && erasure.state !== 'done'; i++) {
    await pause(100);
    erasure = await house.answer(contract.showErasure, { params: { erasure: erasure.id } });
    if (erasure.problem !== null) throw new Error(erasure.problem);
  }
  return erasure;
}

async function labelled(): Promise<void> {
  for (let i = 0; i < 1200; i++) {
    const now = await house.answer(showProgress);
    if (now.unread === 0 && now.state === 'idle') return;
    await pause(100);
  }
  throw new Error(JSON.stringify(await house.answer(showProgress)));
}

const isErasing = ({ operation }: Endpoint) => operation === contract.eraseCustomer;
const said = ['the parcel came two weeks late', 'the bill is wrong again', 'nobody answers the phone'];
const rows = Array.from({ length: 90 }, (_, i) => `e${i},c${i},2024-01-01 10:00:00,${said[i % 3]} (${i})`);
const canaries = ['cust-KANARIE', 'ep-KANARIEN', 'kanarienvogel', 'zeisigfutter'];
const theirs = [
  'ep-KANARIEN1,cust-KANARIE,2024-01-02 10:00:00,my kanarienvogel parcel came two weeks late',
  'ep-KANARIEN2,cust-KANARIE,2024-01-03 10:00:00,"the kanarienvogel bill is wrong again, says Ana Ruiz"',
  'ep-KANARIEN3,cust-KANARIE,2024-01-04 10:00:00,nobody answers the kanarienvogel phone',
  'ep-KANARIEN4,cust-KANARIE,not a time,no zeisigfutter was delivered',
];
let later: SentItem;

describe('erasing a customer', () => {
  it('leaves nothing of them anywhere: moments, labels, lessons, themes, files, originals, items', async () => {
    const on = { originals: 'on', reason: 'Complaints to the regulator', days: 10 } as const;
    await house.answer(changeOriginalsSettings, { body: on });
    await bring('v.csv', [...rows, ...theirs, 'e99,c99,not a time,other']);
    const post = await house.services.records.inWorkspace(house.workspaceId, (tx) =>
      ensurePost(tx, house.workspaceId, { name: 'Mailbox', kind: 'mail', by: 'test' }),
    );
    const at = '2024-02-01T10:00:00Z';
    const text = 'the zeisigfutter is late, call +34 600 123 123';
    const item = {
      id: 'm1',
      moments: [{ kind: 'voice' as const, customer: 'cust-KANARIE', step: 'Mail', at, text }],
    };
    later = { post, item: { ...item, id: 'm2' }, by: 'test' };
    await takeItem(house.services, house.workspaceId, { post, item, by: 'test' });
    await house.answer(runLabelling, { body: {} });
    await labelled();
    const [voice] = (await house.services.moments.rows(
      `SELECT toString(id) AS id, text FROM moments WHERE customer = 'cust-KANARIE' AND positionCaseInsensitive(text, 'phone') > 0`,
    )) as { id: string; text: string }[];
    const themes = ['Late', 'Bill'].map((name) => ({
      id: name.toLowerCase(),
      name,
      definition: '',
      parent: null,
      rules: [],
      seeds: [],
    }));
    const examples = [
      ...said.slice(0, 2).map((words, i) => ({ text: words, themes: [themes[i]?.name ?? ''], not: [] })),
      { text: 'my kanarienvogel parcel came two weeks late', themes: ['Late'], not: [] },
    ];
    await house.answer(putTaxonomy, { body: { themes, examples, apply: true } });
    await labelled();
    await house.answer(discoverThemes, { body: { keep: true, k: 3 } });
    await labelled();
    const span = { start: 0, end: voice?.text.length ?? 0 };
    await house.answer(decideLabel, {
      body: { moment: voice?.id ?? '', task: 'sentiment', span, label: 'negative', status: 'confirmed' },
    });
    for (const canary of canaries.slice(0, 3)) expect(await tablesWith(canary)).not.toEqual([]);
    const { kept } = await house.answer(readOriginalsSettings);
    expect(kept).toBe(2);

    // Everything is being read anew meanwhile.
    await house.answer(runLabelling, { body: { anew: true } });
    const done = await erased('cust-KANARIE', { reason: 'ticket 4711' });
    await labelled();
    expect(done).toMatchObject({ state: 'done', again: 'quarantine', remains: [], reason: 'ticket 4711' });
    const removed = Object.fromEntries(done.removed.map(({ what, count }) => [what, count]));
    expect(removed).toMatchObject({
      moments: 4,
      'rows in quarantine': 1,
      'items that arrived one by one': 1,
      'labels by people': 1,
      originals: 2,
      'examples of taught themes': 1,
      'files that were handed in': 1,
    });
    for (const canary of canaries) {
      expect([canary, await tablesWith(canary)]).toEqual([canary, []]);
      expect([canary, filesWith(canary)]).toEqual([canary, []]);
    }
    // Words may be packed, so that looking at bytes does not find them: no old part is left that could hold them.
    const inactive = await house.services.moments.rows(
      "SELECT table, name FROM system.parts WHERE NOT active AND rows > 0 AND table IN ('moments', 'timeline', 'episodes', 'answers', 'quarantine')",
    );
    expect(inactive).toEqual([]);
  }, 300_000);

  it('costs nobody else anything', async () => {
    const [counted] = (await house.services.moments.rows(
      "SELECT count() AS moments, uniqExact(customer) AS customers FROM moments WHERE customer LIKE 'c%'",
    )) as object[];
    expect(counted).toEqual({ moments: 90, customers: 90 });
    expect((await house.answer(showTaxonomy)).examples.map(({ text }) => text).sort()).toEqual(
      said.slice(0, 2).sort(),
    );
    expect(await house.answer(listDecisions, { query: {} })).toEqual([]);
    expect(await house.answer(showProgress)).toMatchObject({ voices: 90, read: 90 });
  });

  it('keeps later rows and items of the same customer out, without their content, until somebody lets them in', async () => {
    const report = await bring('w.csv', [
      'e1000,c1000,2024-03-01 10:00:00,fine',
      'ep-AGAIN,cust-KANARIE,2024-03-01 10:00:00,kanarienvogel again',
    ]);
    expect(report).toMatchObject({ moments: 1, files: [{ accepted: 1, quarantined: 1 }] });
    expect(await tablesWith('kanarie')).toEqual([]);
    expect(filesWith('kanarie')).toEqual([]);
    expect(await takeItem(house.services, house.workspaceId, later)).toMatchObject({
      refused: 'erased-customer',
    });
    // The company's own table of customers does not bring them back either; the rest of it is taken.
    const table = ['cust-KANARIE', 'c1'].map((customer) => ({ customer, attributes: { plan: 'gold' } }));
    const taken = await house.answer(importPeople, { body: { source: 'crm.csv', rows: table } });
    expect(taken).toMatchObject({ problems: [{ row: 1, say: expect.stringMatching(/was erased/) }] });
    expect(taken.changes).toBe(1);
    expect(await tablesWith('kanarie')).toEqual([]);
    const look = await house.answer(contract.lookUpCustomer, { body: { customer: 'cust-KANARIE' } });
    expect(look).toMatchObject({ moments: 0, first: null });
    const [entry] = look.erasures;
    await house.answer(contract.changeErasure, {
      params: { erasure: entry?.id ?? '' },
      body: { again: 'take' },
    });
    await bring('x.csv', ['ep-AGAIN,cust-KANARIE,2024-03-01 10:00:00,kanarienvogel again']);
    expect(isRefusal(await takeItem(house.services, house.workspaceId, later))).toBe(false);
    expect(
      (await house.answer(contract.lookUpCustomer, { body: { customer: 'cust-KANARIE' } })).moments,
    ).toBe(2);
  }, 60_000);

  it('asks for the identifier twice, and is for administrators; the ledger names nobody', async () => {
    const body = { customer: 'c1', confirm: 'c2' };
    expect(await house.ask(contract.eraseCustomer, { body })).toMatchObject({ refused: 'not-confirmed' });
    expect(
      await house.ask(contract.eraseCustomer, { body: { customer: 'c1', confirm: 'c1' } }, { as: 'cx-lead' }),
    ).toMatchObject({ refused: 'not-allowed' });
    const ledger = await house.answer(contract.listErasures);
    expect(ledger.total).toBe(1);
    expect(JSON.stringify(ledger)).not.toContain('KANARIE');
    const other = await house.otherWorkspace();
    expect(await house.answer(contract.listErasures, {}, { workspaceId: other })).toMatchObject({ total: 0 });
    const erasure = ledger.erasures[0]?.id ?? '';
    expect(
      await house.ask(contract.showErasure, { params: { erasure } }, { workspaceId: other }),
    ).toMatchObject({ refused: 'no-such-erasure' });
  });

  it('goes on where a kill left it, also when the moments that told whose labels these are have gone', async () => {
    const { services, workspaceId } = house;
    await bring('k.csv', ['k1,half-gone,2024-03-01 10:00:00,the bill is wrong again']);
    await house.answer(runLabelling, { body: {} });
    await labelled();
    const target = await gather(services, workspaceId, ['half-gone']);
    const [moment = ''] = target.moments;
    const span = { start: 0, end: 10 };
    await house.answer(decideLabel, {
      body: { moment, task: 'sentiment', span, label: 'negative', status: 'confirmed' },
    });
    const { id } = await services.records.inWorkspace(workspaceId, async (tx) =>
      beginErasure(
        tx,
        { userId: 'u', name: 'Uma', workspaceId, roles: ['administrator'] },
        {
          customer: await fingerprintOf(tx, workspaceId, 'half-gone'),
          again: 'quarantine',
          reason: '',
          target: sealTarget(services, target),
          at: new Date(),
        },
      ),
    );
    const forgetters = house.house.parts.flatMap((part) => part.forgets ?? []);
    await forgetters.find(({ what }) => what === 'moments')?.forget(services, target);
    expect(await tablesWith('half-gone')).toEqual(['clauses']);
    for (const part of house.house.parts) if (part.routes?.some(isErasing)) await part.onStart?.(services);
    let erasure = await house.answer(contract.showErasure, { params: { erasure: id } });
    for (let i = 0; i < 600 && erasure.state !== 'done'; i++) {
      await pause(100);
      erasure = await house.answer(contract.showErasure, { params: { erasure: id } });
    }
    expect(erasure.removed).toContainEqual({ what: 'labels by people', count: 1 });
    expect(await tablesWith('half-gone')).toEqual([]);
  }, 120_000);

  it('erases somebody who is merged under all of their identifiers, whichever is given, and tells so before', async () => {
    await bring('m.csv', [
      'm1,twin-ZIMTSTERN,2024-03-01 10:00:00,the bill is wrong again',
      'm2,other-ZIMTSTERN,2024-03-02 10:00:00,nobody answers the phone',
      'm3,third,2024-03-03 10:00:00,the parcel came two weeks late',
    ]);
    await house.answer(mergeCustomers, { body: { a: 'twin-ZIMTSTERN', b: 'other-ZIMTSTERN' } });
    for (const customer of ['twin-ZIMTSTERN', 'other-ZIMTSTERN']) {
      expect(await house.answer(contract.lookUpCustomer, { body: { customer } })).toMatchObject({
        moments: 2,
      });
    }
    const { total } = await house.answer(contract.listErasures);
    // By the one that is not counted by.
    await erased('other-ZIMTSTERN');
    let ledger = await house.answer(contract.listErasures);
    expect(ledger.total).toBe(total + 2);
    for (let i = 0; i < 900 && ledger.erasures.some(({ state }) => state !== 'done'); i++) {
      await pause(100);
      ledger = await house.answer(contract.listErasures);
    }
    expect(await tablesWith('ZIMTSTERN')).toEqual([]);
    expect(filesWith('ZIMTSTERN')).toEqual([]);
    const third = await house.answer(contract.lookUpCustomer, { body: { customer: 'third' } });
    expect(third.moments).toBe(1);
    // Neither comes back.
    const report = await bring('n.csv', [
      'm4,twin-ZIMTSTERN,2024-04-01 10:00:00,fine',
      'm5,other-ZIMTSTERN,2024-04-02 10:00:00,fine',
      'm6,third,2024-04-03 10:00:00,fine',
    ]);
    expect(report).toMatchObject({ moments: 1, files: [{ accepted: 1, quarantined: 2 }] });
  }, 120_000);

  it('takes any identifier for what it is, and nobody else for it', async () => {
    const odd = ["o'brien\\", '7', '%', 'ünï 💥', ' spaced '];
    await bring(
      'y.csv',
      odd.map((who, i) => `z${i},"${who}",2024-03-01 10:00:00,fine`),
    );
    for (const who of odd) {
      const { moments } = await house.answer(contract.lookUpCustomer, { body: { customer: who } });
      expect([who, moments]).toEqual([who, 1]);
    }
    const done = await erased("o'brien\\");
    expect(done.removed).toContainEqual({ what: 'moments', count: 1 });
    for (const who of odd.slice(1)) {
      const { moments } = await house.answer(contract.lookUpCustomer, { body: { customer: who } });
      expect([who, moments]).toEqual([who, 1]);
    }
    expect((await erased('nobody was here')).removed).toEqual([]);
  }, 60_000);
});
