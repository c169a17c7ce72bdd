import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { replayQuarantine, showQuarantine, startImport } from './contract.ts';
import { finished, imported, mapping, momentsOf, reported, uploaded } from './given-files.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

const shop = {
  tables: {
    orders: { file: 'orders.csv' },
    people: { file: 'people.csv', key: 'customer' },
    items: { file: 'items.csv', key: 'order', first: 'limit' },
    said: { file: 'said.csv', key: 'order' },
  },
  customer: 'people.person',
  episode: 'orders.order',
  attributes: { plan: { column: 'people.plan' } },
  moments: [
    { table: 'orders', step: 'Order', function: 'Shop', at: 'ordered' },
    {
      table: 'orders',
      kind: 'promise',
      step: 'Sent',
      function: 'Depot',
      due: 'items.limit',
      made: 'ordered',
    },
    {
      table: 'orders',
      step: 'Sent',
      function: 'Depot',
      at: 'sent',
      attributes: { by: { column: 'carrier' } },
    },
    {
      table: 'orders',
      kind: 'promise',
      step: 'Arrived',
      due: 'promised',
      made: 'ordered',
      withdrawn: { column: 'state', values: ['Canceled'] },
    },
    {
      table: 'said',
      kind: 'voice',
      step: 'Answered',
      at: 'when',
      text: 'text',
      scores: { nps: { column: 'score', scale: [0, 10], blank: [-1, 'n/a'] } },
    },
  ],
};

const orders = `order,customer,state,ordered,sent,carrier,promised
1,c1,ok,2024-01-01 10:00,2024-01-02 10:00,Ox,2024-01-05
2,c2,canceled,2024-01-01 11:00,,,2024-01-06 12:00
3,c1,ok,2024-01-01 12:00,soon,Ox,
`;
const people = 'customer,person,plan\nc1,Ana,gold\nc2,Ben,\n';
const items = 'order,limit\n1,2024-01-04 10:00\n1,2024-01-03 10:00\n1,never\n2,2024-01-02 00:00\n';
const said = `order,when,text,score
1,2024-01-09,good,9
1,2024-01-09,,n/a
2,2024-01-10,,-1
9,2024-01-10,who am I,3
`;
const files = { 'orders.csv': orders, 'people.csv': people, 'items.csv': items, 'said.csv': said };

describe('tables that belong together', () => {
  let id = '';
  it('become one timeline: joined by their keys, several moments a row', async () => {
    const it = await imported(house, files, mapping(shop));
    id = it.id;
    const report = reported(it);
    expect(await momentsOf(house, 'episode, customer, kind, step, at, due, withdrawn, attributes')).toEqual(
      [
        {
          episode: '9',
          customer: '9',
          kind: 'voice',
          step: 'Answered',
          at: '2024-01-10T00:00:00.000Z',
          due: never,
          withdrawn: 0,
          attributes: {},
        },
        ...[
          { episode: '1', customer: 'Ana', kind: 'event', step: 'Order', at: '2024-01-01T10:00:00.000Z' },
          {
            episode: '1',
            customer: 'Ana',
            kind: 'promise',
            step: 'Sent',
            at: '2024-01-01T10:00:00.000Z',
            due: '2024-01-03T10:00:00.000Z',
          },
          {
            episode: '1',
            customer: 'Ana',
            kind: 'promise',
            step: 'Arrived',
            at: '2024-01-01T10:00:00.000Z',
            due: '2024-01-05T23:59:59.999Z',
          },
          {
            episode: '1',
            customer: 'Ana',
            kind: 'event',
            step: 'Sent',
            at: '2024-01-02T10:00:00.000Z',
            attributes: { plan: 'gold', by: 'Ox' },
          },
          { episode: '1', customer: 'Ana', kind: 'voice', step: 'Answered', at: '2024-01-09T00:00:00.000Z' },
          { episode: '3', customer: 'Ana', kind: 'event', step: 'Order', at: '2024-01-01T12:00:00.000Z' },
        ].map((m) => ({ due: never, withdrawn: 0, attributes: { plan: 'gold' }, ...m })),
        ...[
          { kind: 'event', step: 'Order', due: never, withdrawn: 0 },
          { kind: 'promise', step: 'Sent', due: '2024-01-02T00:00:00.000Z', withdrawn: 0 },
          { kind: 'promise', step: 'Arrived', due: '2024-01-06T12:00:00.000Z', withdrawn: 1 },
        ].map((m) => ({
          episode: '2',
          customer: 'Ben',
          at: '2024-01-01T11:00:00.000Z',
          attributes: {},
          ...m,
        })),
      ].sort((a, b) => (a.customer < b.customer ? -1 : a.customer > b.customer ? 1 : 0)),
    );
    const rows = Object.fromEntries(report.files.map((file) => [file.path, file]));
    expect(rows['orders.csv']).toMatchObject({ read: 3, accepted: 2, quarantined: 1 });
    expect(rows['said.csv']).toMatchObject({ read: 4, accepted: 4, quarantined: 0 });
    expect(rows['said.csv']?.losses).toEqual([
      { what: 'Answered: neither text nor score: nothing was said', count: 2, example: 'row 2' },
      { what: 'Answered: no matching row in orders, people; kept without it', count: 1, example: 'row 4' },
      { what: 'Answered: no customer; the episode stands for it', count: 1, example: 'row 4' },
    ]);
    expect(rows['orders.csv']?.losses).toContainEqual({
      what: 'Sent: no time: it did not happen',
      count: 1,
      example: 'row 2',
    });
  });

  it('tell what their scores are: 0 to 10 called nps is one', async () => {
    const { rows } = await house.services.records.inWorkspace(house.workspaceId, (tx) =>
      sql`SELECT name, low, high, sum_up FROM metrics`.execute(tx),
    );
    expect(rows).toEqual([{ name: 'nps', low: 0, high: 10, sum_up: 'nps' }]);
    const other = mapping({
      tables: { t: { file: 't.csv' } },
      episode: 'a',
      moments: [{ kind: 'voice', step: 'S', at: 'b', scores: { nps: { column: 'c', scale: [1, 5] } } }],
    });
    const [upload = ''] = await uploaded(house, { 't.csv': 'a,b,c\n1,2024-01-01,5\n' });
    const given = await house.ask(startImport, { body: { files: [{ upload }], mapping: other } });
    expect(isRefusal(given) && given.refused).toBe('other-scale');
  });

  it('come again later with more in them: only what is new is added', async () => {
    const later = orders.replace(
      'canceled,2024-01-01 11:00,,,',
      'canceled,2024-01-01 11:00,2024-01-03 08:00,Ox,',
    );
    const report = reported(await imported(house, { ...files, 'orders.csv': later }, mapping(shop)));
    expect(report).toMatchObject({ moments: 1, customers: 1 });
    const rows = Object.fromEntries(report.files.map((file) => [file.path, file]));
    expect(rows['orders.csv']).toMatchObject({ read: 3, accepted: 1, duplicate: 1, quarantined: 1 });
    expect(rows['said.csv']).toMatchObject({ read: 4, accepted: 0, duplicate: 4 });
    expect(rows['people.csv']).toMatchObject({ read: 2, accepted: 0, duplicate: 2 });
  });

  it('give up a quarantined row once it is corrected, through the same door', async () => {
    const before = await house.answer(showQuarantine, { params: { import: id } });
    expect(before.rows.map(({ path, row, column }) => [path, row, column])).toEqual([
      ['orders.csv', 3, 'sent'],
    ]);
    const begun = await house.answer(replayQuarantine, {
      params: { import: id },
      body: { corrections: [{ path: 'orders.csv', row: 3, values: { sent: '2024-01-02 12:00' } }] },
    });
    const report = reported(await finished(house, begun));
    expect(report).toMatchObject({ moments: 1, episodes: 1 });
    expect(report.files.find((file) => file.path === 'orders.csv')).toMatchObject({
      read: 1,
      accepted: 1,
      quarantined: 0,
    });
    const after = await house.answer(showQuarantine, { params: { import: id } });
    expect(after.rows.map((row) => row.replayed)).toEqual([true]);
    expect(await momentsOf(house, 'step, at', "episode = '3' AND step = 'Sent'")).toEqual([
      { step: 'Sent', at: '2024-01-02T12:00:00.000Z' },
    ]);
  });
});

const never = '1970-01-01T00:00:00.000Z';
