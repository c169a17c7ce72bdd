import { existsSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../../../tests/house.ts';
import { isRefusal } from '../../../../../kernel/refusal.ts';
import { createSurvey, publishSurvey } from '../../contract.ts';
import { surveyOfQuestions } from '../../given-survey.ts';
import { compile, start } from '../../runtime/index.ts';
import { columnsOf, hiddenColumnsOf } from '../answers-out/columns.ts';
import {
  exportResponses,
  importResponses,
  listResponseImports,
  listSurveyImports,
} from '../exchange.contract.ts';
import { at, entriesAt, textAt } from '../given.ts';
import { readSurveyFile } from '../recognise-survey.ts';
import { readAgainst } from './bring-answers.ts';
import { readAnswerFile } from './read-answer-file.ts';
import { readDelimited } from './read-delimited.ts';

const folder = new URL('../../../../../../../shared/data/surveys/', import.meta.url);
const here = existsSync(folder);
if (!here) console.warn('The shared answers are absent; their tests are skipped.');
const bytes = (name: string) => readFileSync(new URL(name, folder));
const surveyOf = (name: string) => {
  const read = readSurveyFile(bytes(name));
  if (isRefusal(read)) throw new Error(read.say);
  return read.definition;
};
const tableIn = (content: Buffer) => {
  const read = readAnswerFile(content);
  if (isRefusal(read)) throw new Error(read.say);
  return read;
};
const expected: unknown = here
  ? JSON.parse(readFileSync(new URL('expected/qualtrics.json', folder), 'utf8'))
  : {};

describe.skipIf(!here)('answers of Qualtrics', () => {
  it.each(entriesAt(expected, 'responses'))(
    '%s: headers, rows, and which questions have columns',
    (name, figures) => {
      const table = tableIn(bytes(`qualtrics/${name}`));
      expect(table.headerRows).toBe(at(figures, 'header_rows'));
      expect(table.rows.length).toBe(at(figures, 'data_rows'));
      const definition = surveyOf(`qualtrics/${textAt(figures, 'survey')}`);
      const read = readAgainst(definition, table, false);
      if (name === 'Sample_Survey_(Insights).csv') {
        expect(read).toMatchObject({ refused: 'other-survey' });
        return;
      }
      if (isRefusal(read)) throw new Error(read.say);
      expect(read.match.withoutColumns).toEqual([]);
      expect(read.responses).toHaveLength(Number(at(figures, 'data_rows')));
      for (const { answers, id, at: time } of read.responses) {
        expect(id).toMatch(/^R_/);
        expect(time?.getUTCFullYear()).toBeGreaterThan(2000);
        const session = start(compile(definition), { seed: 1, language: 'en', answers });
        expect(session.unread).toEqual([]);
      }
    },
  );

  it('recodes shift the names of columns between two exports of one survey; the answers are the same', () => {
    const definition = surveyOf('qualtrics/Multiple_Answer_Matrix_Questions.qsf');
    const of = (name: string) => {
      const read = readAgainst(definition, tableIn(bytes(`qualtrics/${name}`)), false);
      if (isRefusal(read)) throw new Error(read.say);
      return read.responses.map(({ id, answers }) => [id, answers]);
    };
    expect(of('Multiple_Answer_Matrix_Questions.csv')).toEqual(
      of('Multiple_Answer_Matrix_Questions_(Insights).csv'),
    );
  });
});

describe.skipIf(!here)('answers of LimeSurvey', () => {
  it('.lsa: four responses, three of them handed in, every answer readable', () => {
    const name = 'limesurvey/an_other_questionnaire_different_fileformat.lsa';
    const definition = surveyOf(name);
    const read = readAgainst(definition, tableIn(bytes(name)), false);
    if (isRefusal(read)) throw new Error(read.say);
    expect(read.match.unmatched).toEqual([]);
    expect(read.responses.map(({ complete }) => complete).filter(Boolean)).toHaveLength(3);
    for (const { answers } of read.responses) {
      expect(start(compile(definition), { seed: 1, language: 'de', answers }).unread).toEqual([]);
    }
    expect(read.responses[0]?.answers.hilfsmittel).toEqual(
      expect.arrayContaining([{ choice: 'other', text: 'lala' }]),
    );
  });
});

describe('tables', () => {
  it('three header rows in another language are told by their ImportIds, also as Python writes them', () => {
    const table = readDelimited(
      "\uFEFFAnfangsdatum,Enddatum,Q1\nAnfangsdatum,Enddatum,Frage\n{'ImportId': 'startDate'},{'ImportId': 'endDate'},{'ImportId': 'QID1'}\n2024-01-01 10:00:00,2024-01-01 10:05:00,2\n",
    );
    expect(table).toMatchObject({ headerRows: 3, importIds: ['startDate', 'endDate', 'QID1'] });
  });

  it('cut tables are refused; a cell of ten million characters too', () => {
    expect(readDelimited('a,b\n1,"cut')).toMatchObject({ refused: 'cut-table' });
    expect(readDelimited(`a,b\n1,${'x'.repeat(10_000_000)}`)).toMatchObject({ refused: 'long-cell' });
  });

  it('an answer that stands twice is told, not lost; a number longer than any keeps its digits', () => {
    expect(readAnswerFile(Buffer.from('{"q":1,"id":1}\n{"q":2,"q":3}'))).toMatchObject({
      refused: 'name-twice',
    });
    expect(readAnswerFile(Buffer.from('[{"q":12345678901234567890}]'))).toMatchObject({
      rows: [['12345678901234567890']],
    });
  });

  it('a small file whose rows each have columns of their own is refused, not unfolded', () => {
    const rows = (most: number, row: (n: number) => string) =>
      Array.from({ length: most }, (_, n) => row(n)).join('\n');
    const json = (most: number) => readAnswerFile(Buffer.from(rows(most, (n) => `{"q${n}":1}`)));
    expect(json(25_000)).toMatchObject({ refused: 'many-columns' });
    expect(json(15_000)).toMatchObject({ refused: 'many-cells' });
    const lsr = rows(15_000, (n) => `<row><q${n}>1</q${n}></row>`);
    const dump = `<document><LimeSurveyDocType>Responses</LimeSurveyDocType><responses><rows>${lsr}</rows></responses></document>`;
    expect(readAnswerFile(Buffer.from(dump))).toMatchObject({ refused: 'many-cells' });
    expect(readDelimited(`a,b\n${'x\n'.repeat(1_000_010)}`)).toMatchObject({ refused: 'many-rows' });
  });
});

describe('answers that go out', () => {
  it('leave out what tells who somebody is in any version, for its column holds the answers of all', () => {
    const version = (personal: object) =>
      surveyOfQuestions(
        [
          { code: 'who', type: 'text', text: { en: 'Who are you?' }, ...personal },
          { code: 'why', type: 'text', text: { en: 'Why?' } },
        ],
        {
          title: { en: 'Two versions' },

          hidden: [{ code: 'plate', ...personal }, { code: 'shop' }],
          ends: [{ code: 'thanks', kind: 'thanks', title: { en: 'Thank you.' } }],
        },
      );
    for (const versions of [
      [version({ personal: true }), version({})],
      [version({}), version({ personal: true })],
    ]) {
      const { columns, leftOut } = columnsOf(versions);
      expect(columns.map(({ name }) => name)).toEqual(['why']);
      expect(leftOut).toEqual(['who']);
      expect(hiddenColumnsOf(versions)).toEqual(['shop']);
    }
  });
});

describe('taken by the house', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openHouse();
  });
  afterAll(() => house.close());

  it('once, with what does not count flagged; another survey’s table is refused', async () => {
    const definition = surveyOfQuestions(
      [
        {
          code: 'solved',
          origin: 'Q1',
          type: 'single',
          text: { en: 'Solved?' },
          choices: [
            { code: 'yes', origin: '1', text: { en: 'Yes' } },
            { code: 'no', origin: '2', text: { en: 'No' } },
          ],
        },
        {
          code: 'why',
          origin: 'Q2',
          type: 'text',
          text: { en: 'What is left?' },
          when: { is: 'selected', question: 'solved', choice: 'no' },
        },
        {
          code: 'recommend',
          origin: 'Q3',
          type: 'nps',
          low: 0,
          high: 10,
          text: { en: 'Recommend?' },
          feeds: { metric: 'recommend' },
        },
      ],
      {
        title: { en: 'After the repair' },

        ends: [{ code: 'thanks', kind: 'thanks', title: { en: 'Thank you.' } }],
      },
    );
    const survey = await house.answer(createSurvey, { body: { definition } });
    const bring = (text: string, query: object = {}) =>
      house.ask(
        importResponses,
        { params: { id: survey.id }, query: { name: 'a.csv', ...query } },
        { bytes: Readable.from([Buffer.from(text)]) },
      );
    const csv =
      'ResponseId,EndDate,Finished,RecipientEmail,Q1,Q2,Q3\nR_1,2024-03-01 12:00:00,1,flo@example.org,2,Old part,7\nR_2,2024-03-01 13:00:00,1,,1,Hidden,11\n';
    expect(await bring(csv)).toMatchObject({ refused: 'not-open' });
    await house.answer(publishSurvey, { params: { id: survey.id }, body: { revision: survey.revision } });
    expect(await bring('Q7,Q8,Q9,Q10\n1,2,3,4\n')).toMatchObject({ refused: 'other-survey' });
    // A trial tells what each column is taken for and what would not count; it keeps nothing.
    expect(await bring(csv, { dryRun: true })).toMatchObject({
      read: 2,
      accepted: 0,
      questionsFound: 3,
      tried: 2,
      columns: expect.arrayContaining([
        { column: 'EndDate', label: '', is: 'about', code: '', part: '' },
        { column: 'Q1', label: '', is: 'answer', code: 'solved', part: '' },
      ]),
      flagged: expect.arrayContaining([
        { question: 'why', why: 'hidden', count: 1, example: 'Hidden' },
        expect.objectContaining({ question: 'recommend' }),
      ]),
    });
    const { imports: none } = await house.answer(listResponseImports, { params: { id: survey.id } });
    expect(none).toEqual([]);
    const first = await bring(csv);
    expect(first).toMatchObject({ read: 2, accepted: 2, duplicate: 0, refused: 0 });
    expect(first).toMatchObject({
      flagged: expect.arrayContaining([
        expect.objectContaining({ question: 'why', why: 'hidden', example: 'Hidden' }),
        expect.objectContaining({ question: 'recommend' }),
      ]),
    });
    expect(await bring(csv)).toMatchObject({ read: 2, accepted: 0, duplicate: 2 });
    // The reports are kept, the words of who answered are not part of them.
    const { imports } = await house.answer(listResponseImports, { params: { id: survey.id } });
    expect(imports.map(({ report }) => [report.accepted, report.duplicate])).toEqual([
      [0, 2],
      [2, 0],
    ]);
    expect(imports[1]?.report.flagged.map(({ example }) => example)).toEqual(['', '']);
    expect(JSON.stringify(imports)).not.toContain('Hidden');
    const past = await house.answer(listSurveyImports);
    expect(past.imports).toMatchObject([
      { kind: 'answers', survey: survey.id, file: 'a.csv', accepted: 0 },
      { kind: 'answers', survey: survey.id, file: 'a.csv', accepted: 2 },
    ]);
    const workspaceId = await house.otherWorkspace();
    expect(await house.answer(listSurveyImports, {}, { workspaceId })).toEqual({ imports: [] });

    // Formulas in answers go out as text, and come back as they were.
    const evil = ['=1+1', '+cmd', '-2+3', '@x', "'=quoted", '＝full', '-5', 'a,"b"\nc'];
    const more = evil
      .map((text, n) => `E_${n},2024-03-02 12:00:00,1,,2,"${text.replaceAll('"', '""')}",5\n`)
      .join('');
    expect(await bring(`ResponseId,EndDate,Finished,RecipientEmail,Q1,Q2,Q3\n${more}`)).toMatchObject({
      accepted: evil.length,
    });
    const out = await house.file(exportResponses, { params: { id: survey.id }, query: { form: 'wide' } });
    const records = tableIn(Buffer.from(out));
    const why = records.columns.indexOf('why');
    for (const row of records.rows) expect(row[why]).not.toMatch(/^[=+@＝]|^-[^5]/);
    const read = readAgainst(definition, records, false);
    if (isRefusal(read)) throw new Error(read.say);
    expect(
      read.responses
        .map(({ answers }) => answers.why)
        .filter(Boolean)
        .sort(),
    ).toEqual([...evil, 'Old part'].sort());
    expect(read.responses).toHaveLength(evil.length + 2);
    const long = await house.file(exportResponses, { params: { id: survey.id }, query: { form: 'long' } });
    expect(long).toContain('solved,,,no,No');
    const codebook = await house.file(exportResponses, {
      params: { id: survey.id },
      query: { form: 'codebook' },
    });
    expect(codebook).toContain('solved,Solved?,single,no,No');
    const syntax = await house.file(exportResponses, { params: { id: survey.id }, query: { form: 'spss' } });
    expect(syntax).toContain("'no' 'No'");
    const sav = await house.file(exportResponses, { params: { id: survey.id }, query: { form: 'sav' } });
    expect(sav).toMatch(/^\$FL2@\(#\) SPSS DATA FILE Sirius[\s\S]*Old part/);
    expect(
      await house.ask(
        exportResponses,
        { params: { id: survey.id }, query: { form: 'wide' } },
        { as: 'agent' },
      ),
    ).toHaveProperty('refused');
  });
});
