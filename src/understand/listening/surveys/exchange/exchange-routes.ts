import { Readable } from 'node:stream';
import { isRefusal, orThrow, refuse } from '../../../../kernel/refusal.ts';
import { Download, serve } from '../../../../server/serve.ts';
import { note } from '../../../../stores/records/audit.ts';
import type { Tx } from '../../../../stores/records/records.ts';
import { questionsOf, type SurveyDefinition } from '../definition.contract.ts';
import * as surveys from '../index.ts';
import * as contract from './exchange.contract.ts';
import * as store from './exchange-store.ts';
import { writeOwn } from './own-file.ts';
import { readWhole } from './read-whole.ts';
import { readSurveyFile } from './recognise-survey.ts';
import { writeSurveyJs } from './surveyjs/write-surveyjs.ts';

const noSurvey = refuse('no-survey', 'This company has no such survey.', { kind: 'not-found' });
const noVersion = refuse('no-version', 'This survey has no such published version.', { kind: 'not-found' });
const noReport = refuse('no-import-report', 'This survey was not brought in from another tool.', {
  kind: 'not-found',
});
const largestSurvey = 50_000_000;

const titleOf = (definition: SurveyDefinition): string =>
  definition.title[definition.languages[0] ?? 'en'] ?? Object.values(definition.title)[0] ?? '';

/** A name that every file system takes. */
const fileName = (definition: SurveyDefinition, ending: string): string =>
  `${
    titleOf(definition)
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'survey'
  }.${ending}`;

async function definitionOf(tx: Tx, id: string, version: number | undefined): Promise<SurveyDefinition> {
  const row = orThrow((await surveys.surveyById(tx, id)) ?? noSurvey);
  if (version === undefined) return row.draft;
  return orThrow((await surveys.versionOf(tx, id, version)) ?? noVersion).definition;
}

export const exchangeRoutes = [
  serve(contract.importSurvey, async ({ records }, { caller, now, query, bytes }) => {
    if (bytes === undefined) return refuse('no-file', 'No file came with the call.');
    const whole = await readWhole(bytes, largestSurvey);
    if (isRefusal(whole)) return whole;
    const read = readSurveyFile(whole);
    if (isRefusal(read)) return read;
    const { definition, report } = read;
    const answer = { title: titleOf(definition), questions: questionsOf(definition.flow).length, report };
    if (query.dryRun === true) return { survey: null, ...answer };
    return records.inWorkspace(caller.workspaceId, async (tx) => {
      const kept = { workspaceId: caller.workspaceId, now, by: caller.name };
      const survey = await surveys.insertSurvey(tx, { ...kept, draft: definition });
      await store.keepReport(tx, { ...kept, survey, file: query.name, report });
      await note(tx, caller, {
        verb: 'write',
        noun: 'survey',
        subject: survey,
        detail: { from: report.format },
      });
      return { survey, ...answer };
    });
  }),

  serve(contract.listSurveyImports, ({ records }, { caller }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => ({ imports: await store.pastImports(tx) })),
  ),

  serve(contract.readImportReport, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      orThrow((await surveys.surveyById(tx, params.id)) ?? noSurvey);
      const kept = orThrow((await store.reportOf(tx, params.id)) ?? noReport);
      return {
        file: kept.file,
        format: kept.report.format,
        at: kept.at.toISOString(),
        by: kept.by,
        report: kept.report,
      };
    }),
  ),

  serve(contract.exportSurvey, ({ records }, { caller, params, query }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const definition = await definitionOf(tx, params.id, query.version);
      const text = query.as === 'sirius' ? writeOwn(definition) : writeSurveyJs(definition).text;
      const name = fileName(definition, query.as === 'sirius' ? 'sirius.json' : 'surveyjs.json');
      return new Download('application/json', name, Readable.from([Buffer.from(text)]));
    }),
  ),

  serve(contract.exportReport, ({ records }, { caller, params, query }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const definition = await definitionOf(tx, params.id, query.version);
      return { report: writeSurveyJs(definition).report };
    }),
  ),
];
