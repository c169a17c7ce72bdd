import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../tests/house.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import { showQuarantine, startImport } from './contract.ts';
import { imported, mapping, momentsOf, reported, uploaded } from './given-files.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
}, 60_000);
afterAll(async () => house.close());

const voices = mapping({
  tables: { said: { file: 'said.csv' } },
  customer: 'who',
  episode: 'case',
  moments: [
    {
      table: 'said',
      kind: 'voice',
      step: 'Answered',
      at: 'when',
      text: 'text',
      scores: { happy: { column: 'score', scale: [1, 5], blank: [99] } },
    },
  ],
});

const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

const wide = 'case\twho\twhen\ttext\tscore\r\n3\tAna\t2024-01-01\t日本\t5\r\n';

describe('a hostile table', () => {
  it('costs its innocent rows nothing, and every other row has its number and reason', async () => {
    const megabyte = 'x'.repeat(1_000_000);
    const file = bytes(
      'case,who,when,text,score\r\n',
      'a,Ana,2024-01-01 10:00,fine,5\r\n', // 1
      'b,Ben,2024-01-01 10:00,"a ""quoted"", two\nline word",4\n', // 2
      'c,Cem,2024-01-01 10:00,too,few\r', // 3: the score is a word
      'd,Dan,2024-01-01 10:00\n', // 4: ragged
      'e,Eve,2024-01-01 10:00,one,3,more\n', // 5: ragged
      'f,Fay,2024-01-01 10:00,NUL \0 inside,3\n', // 6
      `g,Gus,2024-01-01 10:00,"${megabyte}",3\n`, // 7: a cell of a megabyte
      'h,Hal,2024-01-01 10:00,"never closed,2\n', // 8
      'i,Ida,2024-01-01 10:00,=1+1,2\n', // 9: a formula is text
      'j,Jo,2024-01-01 10:00,caf',
      [0xe9],
      ',2\n', // 10: not UTF-8
      'k,Kim,2024-01-01 10:00,naïve 😀,2\n', // 11
      'l,Lea,31.02.2024,no such day,2\n', // 12
      'm,Max,2024-01-01 10:00,off the scale,11\n', // 13
      'n,Nat,2024-01-01 10:00,a declared blank,99\n', // 14
      'o,Ole,2024-01-01 10:00,,\n', // 15: nothing was said
      ',Pam,2024-01-01 10:00,no case,1\n', // 16
      'q,"Quinn" x,2024-01-01 10:00,text after a quote,1\n', // 17
      'r,Roy,2024-01-01 10:00,"",1\n', // 18
      "s,Sue,2024-01-01 10:00,\\N and 'quotes' and  spaces ,1", // 19
    );
    const it = await imported(house, { '../../<b>said</b>.csv': file }, voices);
    const report = reported(it);
    expect(report.moments).toBe(9);
    expect(report.files[0]).toMatchObject({
      path: '../../<b>said</b>.csv',
      read: 19,
      accepted: 10,
      quarantined: 9,
      duplicate: 0,
    });
    expect(report.files[0]?.losses.map(({ what, count }) => [what, count])).toEqual([
      ['Rows that are no UTF-8 among rows that are; read as windows-1252', 1],
      ['Answered: neither text nor score: nothing was said', 1],
    ]);
    const { rows } = await house.answer(showQuarantine, { params: { import: it.id }, query: { limit: 100 } });
    expect(rows.map(({ row, column, reason }) => `${row} ${column}: ${reason}`)).toEqual([
      "3 score: score is not a number: 'few'",
      '4 : the row has 3 cells, the header has 5',
      '5 : the row has 6 cells, the header has 5',
      '6 : the row holds a NUL character',
      '8 : a quote opened in cell 4 is never closed',
      "12 when: time not understood: '31.02.2024'",
      '13 score: score 11 is off the scale 1 to 5 and not a declared blank code',
      '16 case: no episode id',
      '17 : text follows the closing quote in cell 2',
    ]);
    const told = await momentsOf(
      house,
      "row, left(text, 40) AS begin, length(text) AS size, scores['happy'] AS happy",
    );
    expect(told).toEqual([
      { row: 1, begin: 'fine', size: 4, happy: 5 },
      { row: 2, begin: 'a "quoted", two\nline word', size: 25, happy: 4 },
      { row: 7, begin: 'x'.repeat(40), size: 1_000_000, happy: 3 },
      { row: 9, begin: '=1+1', size: 4, happy: 2 },
      { row: 10, begin: 'café', size: 5, happy: 2 },
      { row: 11, begin: 'naïve 😀', size: 11, happy: 2 },
      { row: 14, begin: 'a declared blank', size: 16, happy: 0 },
      { row: 18, begin: '', size: 0, happy: 1 },
      { row: 19, begin: "\\N and 'quotes' and  spaces ", size: 28, happy: 1 },
    ]);
  });

  it.each([
    [
      'windows-1252',
      Buffer.from('case;who;when;text;score\n1;Ana;2024-01-01;déjà vu;5\n', 'latin1'),
      'déjà vu',
    ],
    [
      'UTF-8 with its mark',
      bytes([0xef, 0xbb, 0xbf], 'case,who,when,text,score\n2,Ana,2024-01-01,déjà,5\n'),
      'déjà',
    ],
    ['UTF-16 with its mark', bytes([0xff, 0xfe], [...Buffer.from(wide, 'utf16le')]), '日本'],
    ['a declared separator', bytes('sep=|\ncase|who|when|text|score\n4|Ana|2024-01-01|a,b;c|5\n'), 'a,b;c'],
    [
      'lone carriage returns',
      bytes('case,who,when,text,score\r5,Ana,2024-01-01,old Mac,5\r6,Ana,2024-01-01,two,5'),
      'old Mac',
    ],
  ])('is read in its own dialect: %s', async (_, file, text) => {
    const report = reported(await imported(house, { 'said.csv': file }, voices));
    expect(report.files[0]).toMatchObject({ quarantined: 0 });
    expect((await momentsOf(house, 'text')).map((m) => m.text)).toContain(text);
  });

  it('with a name twice in its header is read, each by its place, and told', async () => {
    const file = 'case,who,when,text,text,score\n7,Ana,2024-01-01,first,second,5\n';
    const report = reported(await imported(house, { 'said.csv': file }, voices));
    expect(report.files[0]?.losses).toContainEqual({
      what: 'A column name occurs twice; the later one is numbered',
      count: 1,
      example: 'text (2)',
    });
    expect((await momentsOf(house, 'text', "episode = '7'")).map((m) => m.text)).toEqual(['first']);
  });

  it('nobody went through is asked about, and what has no time is refused in one sentence', async () => {
    const refusalOf = async (name: string, text: string) => {
      const [upload = ''] = await uploaded(house, { [name]: text });
      const given = await house.ask(startImport, { body: { files: [{ upload }] } });
      if (!isRefusal(given)) throw new Error('it was guessed');
      return given.say;
    };
    expect(
      await refusalOf('groups.csv', 'id,name,created_at\n1,North,2024-01-01\n2,South,2024-01-02\n'),
    ).toBe(
      'Without a mapping this is unsure: no column of groups.csv says whose its rows are: there is no customer, and no order, ticket or case. Whose are they? (groups.csv, id).',
    );
    expect(await refusalOf('tags.csv', 'id,tag,_fivetran_synced\n1,red,2024-01-01 10:00:00\n')).toBe(
      'No column of tags.csv tells when something happened or was said, so no moment is in it.',
    );
  });

  it('whose dates fit two orders is asked about, not guessed', async () => {
    const ids = await uploaded(house, {
      'visits.csv': 'visit,step,when\n1,Enter,03/04/2024\n1,Leave,05/06/2024\n2,Enter,07/08/2024\n',
    });
    const given = await house.ask(startImport, { body: { files: ids.map((upload) => ({ upload })) } });
    if (!isRefusal(given)) throw new Error('it was guessed');
    expect(given.refused).toBe('unsure');
    expect(given.next).toContain('sirius map');
  });

  it.each([
    [
      'a column that is not there',
      { at: 'wann' },
      'The mapping names the column wann for table said, but said.csv has: case, who, when, text, score.',
    ],
    ['a zone nobody knows', {}, 'The time zone "Mars/Olympus" is not known.'],
  ])('under a mapping with %s is refused with one sentence', async (_, change, say) => {
    const ids = await uploaded(house, { 'said.csv': 'case,who,when,text,score\n1,Ana,2024-01-01,a,5\n' });
    const wrong = {
      ...voices,
      moments: voices.moments.map((moment) => ({ ...moment, ...change })),
      ...(say.includes('zone') ? { time: { zone: 'Mars/Olympus', formats: [] } } : {}),
    };
    const given = await house.ask(startImport, {
      body: { files: [{ upload: ids[0] ?? '' }], mapping: wrong },
    });
    expect(given).toMatchObject({ say });
  });

  it('that is empty is said to be; one that is only a header is zero rows', async () => {
    const [upload = ''] = await uploaded(house, { 'said.csv': '' });
    const given = await house.ask(startImport, { body: { files: [{ upload }], mapping: voices } });
    expect(given).toMatchObject({ refused: 'empty-file', say: 'said.csv is empty.' });
    const header = reported(await imported(house, { 'said.csv': 'case,who,when,text,score\n' }, voices));
    expect(header).toMatchObject({ moments: 0, files: [{ read: 0, accepted: 0, quarantined: 0 }] });
  });

  it('that is mail is cut into no cells, and taken for nobody’s words unasked', async () => {
    const mail = 'From: ana@example.com\r\nTo: help@vela.example\r\nSubject: a, b\r\n\r\none, two\r\n';
    for (const file of [mail, `From ana@example.com Mon Jan  5 12:00:00 2026\r\n${mail}`]) {
      const [upload = ''] = await uploaded(house, { 'box.csv': file });
      const given = await house.ask(startImport, { body: { files: [{ upload }] } });
      expect(given).toMatchObject({ refused: 'whose-mailbox', next: expect.stringContaining('--own') });
    }
  });
});
