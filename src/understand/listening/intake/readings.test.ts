import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { cancelImport, listQuarantine, showQuarantine, startImport } from './contract.ts';
import { imported, mapping, momentsOf, reported, uploaded } from './given-files.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

const log = (more: object, moment: object = {}) =>
  mapping({
    tables: { log: { file: 'log.csv' } },
    episode: 'case',
    moments: [{ table: 'log', step: { column: 'step' }, at: 'at', ...moment }],
    ...more,
  });

/** The instants of one import's rows, by the texts they were written as. */
async function instants(texts: string[], time: object, prefix: string): Promise<Record<string, string>> {
  const rows = texts.map((text, i) => `${prefix}${i},s,"${text}"`).join('\n');
  const it = await imported(house, { 'log.csv': `case,step,at\n${rows}\n` }, log({ time }));
  reported(it);
  const moments = await momentsOf(house, 'episode, at', `startsWith(episode, '${prefix}')`);
  return Object.fromEntries(
    texts.map((text, i) => [
      text,
      String(moments.find((m) => m.episode === `${prefix}${i}`)?.at ?? 'quarantined'),
    ]),
  );
}

describe('times', () => {
  it('are read as ISO 8601 and epochs without being told, and nothing else', async () => {
    expect(
      await instants(
        [
          '2024-02-29',
          '2024-02-30',
          '2024-03-01T10:00Z',
          '2024-03-01 10:00:00.1234+05:30',
          '2024-03-01T10:00:00,5-0300',
          '1709287200',
          '1709287200123',
          '03/04/2024',
          '2024-03-01 24:00',
          '2024-03-01 10:60',
          '0001-01-01',
          '9999-12-31',
          '20240301',
          'yesterday',
          '2024-3-1',
        ],
        {},
        'iso',
      ),
    ).toEqual({
      '2024-02-29': '2024-02-29T00:00:00.000Z',
      '2024-02-30': 'quarantined',
      '2024-03-01T10:00Z': '2024-03-01T10:00:00.000Z',
      '2024-03-01 10:00:00.1234+05:30': '2024-03-01T04:30:00.123Z',
      '2024-03-01T10:00:00,5-0300': '2024-03-01T13:00:00.500Z',
      '1709287200': '2024-03-01T10:00:00.000Z',
      '1709287200123': '2024-03-01T10:00:00.123Z',
      '03/04/2024': 'quarantined',
      '2024-03-01 24:00': 'quarantined',
      '2024-03-01 10:60': 'quarantined',
      '0001-01-01': 'quarantined',
      '9999-12-31': 'quarantined',
      '20240301': 'quarantined',
      yesterday: 'quarantined',
      '2024-3-1': 'quarantined',
    });
  });

  it('are read by the declared formats, in their order', async () => {
    const formats = [
      'D.M.YYYY H:mm',
      'D.M.YY',
      'MM/DD/YYYY h:mm A',
      'D-MMM-YYYY HH:mm:ss.SSS',
      'YYYYMMDD',
      '[on] YYYY/MM/DD',
    ];
    expect(
      await instants(
        [
          '3.4.2024 7:05',
          '31.2.2024 7:05',
          '3.4.69',
          '3.4.71',
          '04/03/2024 12:05 am',
          '04/03/2024 12:05 PM',
          '7-mar-2024 07:08:09.25',
          '20240301',
          'on 2024/03/01',
          '3.4.2024 25:00',
          '2024-01-02 03:04',
        ],
        { formats },
        'own',
      ),
    ).toEqual({
      '3.4.2024 7:05': '2024-04-03T07:05:00.000Z',
      '31.2.2024 7:05': 'quarantined',
      '3.4.69': '2069-04-03T00:00:00.000Z',
      '3.4.71': '1971-04-03T00:00:00.000Z',
      '04/03/2024 12:05 am': '2024-04-03T00:05:00.000Z',
      '04/03/2024 12:05 PM': '2024-04-03T12:05:00.000Z',
      '7-mar-2024 07:08:09.25': '2024-03-07T07:08:09.250Z',
      '20240301': '2024-03-01T00:00:00.000Z',
      'on 2024/03/01': '2024-03-01T00:00:00.000Z',
      '3.4.2024 25:00': 'quarantined',
      '2024-01-02 03:04': '2024-01-02T03:04:00.000Z',
    });
  });

  it('stand in their zone, where an hour is skipped in spring and comes twice in autumn', async () => {
    const zone = { zone: 'Europe/Berlin' };
    const texts = [
      '2024-01-15 12:00',
      '2024-07-15 12:00',
      '2024-03-31 02:30',
      '2024-10-27 02:30',
      '2024-10-27 02:30+01:00',
      '2024-03-31 01:59',
      '2024-03-31 03:00',
      '2024-10-27 03:00',
    ];
    expect(await instants(texts, zone, 'zone')).toEqual({
      '2024-01-15 12:00': '2024-01-15T11:00:00.000Z',
      '2024-07-15 12:00': '2024-07-15T10:00:00.000Z',
      '2024-03-31 02:30': '2024-03-31T01:30:00.000Z',
      '2024-10-27 02:30': '2024-10-27T00:30:00.000Z',
      '2024-10-27 02:30+01:00': '2024-10-27T01:30:00.000Z',
      '2024-03-31 01:59': '2024-03-31T00:59:00.000Z',
      '2024-03-31 03:00': '2024-03-31T01:00:00.000Z',
      '2024-10-27 03:00': '2024-10-27T02:00:00.000Z',
    });
    const again = await imported(
      house,
      { 'log.csv': 'case,step,at\nx,s,2024-03-31 02:30\ny,s,2024-10-27 02:30\n' },
      log({ time: zone }),
    );
    expect(
      reported(again).files[0]?.losses.map(({ what, count, example }) => [what, count, example]),
    ).toEqual([
      ['steps of column step: times the clocks skipped, moved forward by the skipped hour', 1, 'row 1'],
      ['steps of column step: times that occurred twice that night, read as the first', 1, 'row 2'],
    ]);
  });
});

describe('a source that numbers its rows', () => {
  const withId = log({}, { id: 'id', kind: 'voice', step: 'Said', text: 'text' });
  it('has each number once: again it is a duplicate, with other content a conflict', async () => {
    const first =
      'id,case,at,text\n1,n1,2024-01-01,good\n1,n1,2024-01-01,good\n2,n1,2024-01-02,bad\n2,n1,2024-01-02,worse\n';
    const it = await imported(house, { 'log.csv': first }, withId);
    expect(reported(it)).toMatchObject({
      moments: 2,
      files: [{ read: 4, accepted: 2, duplicate: 1, quarantined: 1 }],
    });
    const later = 'id,case,at,text\n1,n1,2024-01-01,good\n1,n1,2024-01-01,changed\n3,n1,2024-01-03,new\n';
    const next = await imported(house, { 'log.csv': later }, withId);
    expect(reported(next)).toMatchObject({
      moments: 1,
      files: [{ read: 3, accepted: 1, duplicate: 1, quarantined: 1 }],
    });
    const { rows } = await house.answer(showQuarantine, { params: { import: next.id } });
    expect(rows).toMatchObject([
      { row: 2, column: 'id', reason: 'the same id came before with other content' },
    ]);
  });
});

describe('customers', () => {
  it('are one per episode: the earliest row that names one decides', async () => {
    const file =
      'case,who,step,at\np1,,a,2024-01-01\np1,Ana,b,2024-01-02\np1,Ben,c,2024-01-03\np2,,a,2024-01-01\n';
    const report = reported(await imported(house, { 'log.csv': file }, log({ customer: 'who' })));
    expect(report).toMatchObject({ moments: 4, customers: 2, episodes: 2 });
    expect(report.files[0]?.losses.map(({ what, example }) => [what, example])).toEqual([
      ['Episodes with several customers; the earliest row decides', 'p1'],
      ['steps of column step: no customer; the episode stands for it', 'row 1'],
    ]);
    expect(await momentsOf(house, 'episode, customer', "episode IN ('p1', 'p2')")).toEqual([
      ...Array.from({ length: 3 }, () => ({ episode: 'p1', customer: 'Ana' })),
      { episode: 'p2', customer: 'p2' },
    ]);
  });

  it('without episode numbers have episodes cut by silence', async () => {
    const file = 'who,step,at\nCem,a,2024-01-01\nCem,b,2024-01-02\nCem,c,2024-06-01\n,d,2024-06-01\n';
    const map = mapping({
      tables: { log: { file: 'log.csv' } },
      customer: 'who',
      episode: { gap: '30d' },
      moments: [{ step: { column: 'step' }, at: 'at' }],
    });
    const report = reported(await imported(house, { 'log.csv': file }, map));
    expect(report).toMatchObject({ moments: 3, customers: 1, episodes: 2, files: [{ quarantined: 1 }] });
  });
});

describe('lines of JSON', () => {
  it('are rows: null is missing, text stays text, new members are new columns', async () => {
    const lines = [
      '{"case":"j1","step":"a","at":"2024-01-01","note":"7"}',
      '{"case":"j1","step":"b","at":null}',
      '{"step":"c","at":1704067200000,"case":"j1","deep":{"x":[1,2]},"big":12345678901234567890}',
      'not json',
      '[1,2]',
      '{"case":"j1","step":"half \\ud800","at":"2024-01-01"}',
      '{"case":"j1","step":"nul \\u0000","at":"2024-01-01"}',
      '{"case":"j1","step":"e","at":"2024-01-01","note":"no","note":"yes"}',
      '',
      '{"case":"j1","step":"d","at":"2024-01-03","__proto__":{"polluted":true}}',
    ].join('\n');
    const map = mapping({
      tables: { log: { file: 'log.jsonl' } },
      episode: 'case',
      moments: [
        {
          step: { column: 'step' },
          at: 'at',
          attributes: { note: { column: 'note' }, deep: { column: 'deep' }, big: { column: 'big' } },
        },
      ],
    });
    const it = await imported(house, { 'log.jsonl': lines }, map);
    expect(reported(it)).toMatchObject({
      moments: 3,
      files: [{ format: 'jsonl', read: 9, accepted: 3, quarantined: 6 }],
    });
    expect(await momentsOf(house, 'step, row, attributes', "episode = 'j1'")).toEqual([
      { step: 'a', row: 1, attributes: { note: '7' } },
      { step: 'c', row: 3, attributes: { deep: '{"x":[1,2]}', big: '12345678901234567890' } },
      { step: 'd', row: 9, attributes: {} },
    ]);
    const { groups } = await house.answer(listQuarantine, { query: { import: it.id } });
    expect(groups.map(({ reason, rows }) => [reason.slice(0, 20), rows]).sort()).toEqual([
      ['The name "note" stan', 1],
      ['no time', 1],
      ['not JSON: Unexpected', 1],
      ['not a JSON object', 1],
      ['the row holds a NUL ', 1],
      ['the row holds half a', 1],
    ]);
  });
});

describe('an import', () => {
  it('can be rehearsed: everything is told and nothing added', async () => {
    const files = { 'log.csv': 'case,step,at\nd1,a,2024-01-01\nd1,b,tomorrow\n' };
    const dry = await imported(house, files, log({}), { dryRun: true });
    expect(reported(dry)).toMatchObject({
      moments: 1,
      customers: 1,
      files: [{ accepted: 1, quarantined: 1 }],
    });
    expect(await momentsOf(house, 'step', "episode = 'd1'")).toEqual([]);
    expect(reported(await imported(house, files, log({})))).toMatchObject({ moments: 1 });
  });

  it('that is stopped leaves nothing behind', async () => {
    const rows = Array.from({ length: 300_000 }, (_, i) => `stop${i},a,2024-01-01`).join('\n');
    const [upload = ''] = await uploaded(house, { 'log.csv': `case,step,at\n${rows}\n` });
    const begun = await house.answer(startImport, { body: { files: [{ upload }], mapping: log({}) } });
    const stopped = await house.answer(cancelImport, { params: { id: begun.id } });
    expect(stopped).toMatchObject({ stage: 'cancelled', report: null, problem: 'Stopped by a person.' });
    const left = await house.services.moments.rows(
      "SELECT name FROM system.tables WHERE name LIKE 'intake%'",
    );
    expect(left).toEqual([]);
    expect(await momentsOf(house, 'step', "startsWith(episode, 'stop')")).toEqual([]);
  });
});
