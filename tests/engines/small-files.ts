import type { Files } from '../../src/understand/listening/intake/given-files.ts';

/** A few files that belong together, in the dialects that real ones have. */
export interface SmallFiles {
  readonly name: string;
  readonly files: Files;
  readonly mapping?: unknown;
}

const shop: SmallFiles = {
  name: 'tables joined by their keys, with what does not fit',
  files: {
    'orders.csv': [
      'order,customer,state,ordered,sent,promised',
      '1,c1,ok,2024-01-01 10:00,2024-01-02 10:00,2024-01-05',
      '2,c2,canceled,2024-01-01 11:00,,2024-01-06 12:00',
      '3,c1,ok,2024-01-01 12:00,soon,',
      '4,c9,ok,2024-02-01 12:00,2024-02-03 12:00,2024-02-02',
      '',
    ].join('\n'),
    'people.csv': 'customer,person,plan\nc1,Ana,gold\nc2,Ben,\n',
    'items.csv':
      'order,limit\n1,2024-01-04 10:00\n1,2024-01-03 10:00\n1,never\n2,2024-01-02 00:00\n4,2024-02-09\n',
    'said.csv':
      'order,when,text,score\n1,2024-01-09,"good,\n\nreally",9\n2,2024-01-10,,-1\n9,2024-01-10,who,3\n',
  },
  mapping: {
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
      { table: 'orders', step: 'Sent', function: 'Depot', at: 'sent' },
      {
        table: 'orders',
        kind: 'promise',
        step: 'Arrived',
        due: 'promised',
        made: 'ordered',
        withdrawn: { column: 'state', values: ['canceled'] },
      },
      {
        table: 'said',
        kind: 'voice',
        step: 'Answered',
        at: 'when',
        text: 'text',
        scores: { nps: { column: 'score', scale: [0, 10], blank: [-1] } },
      },
    ],
  },
};

const days = Array.from({ length: 60 }, (_, i) => i);
const letters: SmallFiles = {
  name: 'letters as lines of JSON, cut into episodes by silence',
  files: {
    'letters.jsonl': days
      .map((day) =>
        JSON.stringify({
          who: `w${day % 7}`,
          when: new Date(Date.UTC(2025, 0, 1 + day * (day % 3 === 0 ? 2 : 1))).toISOString(),
          what: day % 4 === 0 ? 'called' : 'wrote',
          words: `Día ${day}: “gracias” \\ 'x'\t👍`,
        }),
      )
      .join('\n'),
  },
  mapping: {
    tables: { letters: { file: 'letters.jsonl' } },
    customer: 'letters.who',
    episode: { gap: '5d' },
    moments: [{ table: 'letters', kind: 'voice', step: { column: 'what' }, at: 'when', text: 'words' }],
  },
};

const parcels: SmallFiles = {
  name: 'a table of an old system: semicolons, windows-1252, the same rows twice',
  files: {
    'parcels.csv': Buffer.from(
      `número;cliente;estación;hora\r\n${days
        .map(
          (i) =>
            `${i % 20};cliente ${i % 11};${i % 2 ? 'León' : 'Cádiz'};${1 + (i % 28)}.03.2025 08:0${i % 10}\r\n`,
        )
        .join('')}${'7;cliente 7;Cádiz;1.13.2025\r\n'}${'8;cliente 8;Cádiz;8.03.2025 08:08\r\n'.repeat(2)}`,
      'latin1',
    ),
  },
  mapping: {
    tables: { parcels: { file: 'parcels.csv' } },
    customer: 'parcels.cliente',
    episode: 'parcels.número',
    moments: [{ table: 'parcels', step: { column: 'estación' }, at: 'hora' }],
    time: { zone: 'Europe/Madrid', formats: ['D.MM.YYYY HH:mm'] },
  },
};

export const smallFiles: readonly SmallFiles[] = [shop, letters, parcels];
