import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type TestHouse } from '../../../../../tests/house.ts';
import { publishSurvey, readSurvey } from '../contract.ts';
import * as contract from './exchange.contract.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const survey = {
  title: '<b>Hello</b>',
  pages: [
    {
      elements: [
        { type: 'rating', name: 'stars' },
        { type: 'text', name: 'why', visibleIf: 'foo({stars})' },
      ],
    },
  ],
};
const bring = (content: unknown, query: object = {}) =>
  house.ask(
    contract.importSurvey,
    { query: { name: '<img src=x>.json', ...query } },
    { bytes: Readable.from([Buffer.from(JSON.stringify(content))]) },
  );

describe('surveys of other tools', () => {
  it('become a draft with its report; what is untranslated keeps it from being published', async () => {
    const imported = contract.importedShape.parse(await bring(survey));
    expect(imported).toMatchObject({ title: 'Hello', questions: 2, report: { untranslated: 1 } });
    const id = imported.survey ?? '';
    const kept = await house.answer(contract.readImportReport, { params: { id } });
    expect(kept).toMatchObject({ file: '<img src=x>.json', format: 'surveyjs', report: imported.report });
    const { revision } = await house.answer(readSurvey, { params: { id } });
    expect(await house.ask(publishSurvey, { params: { id }, body: { revision } })).toHaveProperty('refused');
    const other = (version: string) =>
      house.ask(contract.exportSurvey, { params: { id }, query: { as: 'sirius', version } as never });
    for (const [version, expected] of [
      ['x', 'a number'],
      ['1.5', 'a whole number'],
    ] as const)
      expect(await other(version)).toMatchObject({
        say: `query.version: expected ${expected}, received "${version}"`,
      });
    const text = await house.file(contract.exportSurvey, { params: { id }, query: { as: 'sirius' } });
    const again = contract.importedShape.parse(await bring(JSON.parse(text)));
    expect(
      await house.file(contract.exportSurvey, {
        params: { id: again.survey ?? '' },
        query: { as: 'sirius' },
      }),
    ).toBe(text);
  });

  it('a trial keeps nothing; what is no survey is refused; who may not write surveys cannot', async () => {
    expect(await bring(survey, { dryRun: true })).toMatchObject({ survey: null, questions: 2 });
    expect(await bring({ a: 1 })).toMatchObject({ refused: 'no-survey-file' });
    const asked = await house.ask(
      contract.importSurvey,
      { query: { name: 'x' } },
      { as: 'agent', bytes: Readable.from([Buffer.from('{}')]) },
    );
    expect(asked).toHaveProperty('refused');
  });

  it('another company sees neither survey nor report', async () => {
    const imported = contract.importedShape.parse(await bring(survey));
    const workspaceId = await house.otherWorkspace();
    for (const operation of [contract.readImportReport, contract.exportReport] as const) {
      const found = await house.ask(operation, { params: { id: imported.survey ?? '' } }, { workspaceId });
      expect(found).toMatchObject({ refused: 'no-survey' });
    }
  });
});
