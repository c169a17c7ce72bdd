import { Readable } from 'node:stream';
import { isRefusal, orThrow, refuse } from '../../../../kernel/refusal.ts';
import { groupsAsked, isOnlyToldInGroups } from '../../../../kernel/stakeholder.ts';
import { Download, type Services, serve } from '../../../../server/serve.ts';
import { onlyInGroups } from '../../../../stores/moments/stakeholder-sql.ts';
import { note } from '../../../../stores/records/audit.ts';
import { importAnswers, makeLinks } from '../answering/index.ts';
import type { SurveyDefinition } from '../definition.contract.ts';
import { surveyById, versionOf } from '../index.ts';
import { leastAnswers } from '../results/index.ts';
import { writeAnswers, writeCodebook, writeSpss } from './answers-out/write-answers.ts';
import { writeSavAnswers } from './answers-out/write-sav-answers.ts';
import * as contract from './exchange.contract.ts';
import * as store from './exchange-store.ts';
import { readWhole } from './read-whole.ts';
import { readAgainst, reportOn, tryResponses } from './responses/bring-answers.ts';
import { readAnswerFile } from './responses/read-answer-file.ts';

const noSurvey = refuse('no-survey', 'This company has no such survey.', { kind: 'not-found' });
const notOpen = refuse('not-open', 'This survey takes no answers: it is not published, or closed.', {
  kind: 'conflict',
  next: 'Publish or reopen it, then hand in the file again.',
});
const largestTable = 100_000_000;
const linkName = 'Answers from another tool';
const atOnce = 500;

/** Every completed answer, block by block, each in a transaction of its own: nothing is held while a reader is slow. */
async function* blocksOf(records: Services['records'], workspace: string, survey: string) {
  for (let after = ''; ; ) {
    const from = after;
    const block = await records.inWorkspace(workspace, (tx) => store.answersAfter(tx, survey, from, atOnce));
    if (block.length > 0) yield block;
    if (block.length < atOnce) return;
    after = block.at(-1)?.key ?? '';
  }
}

export const responseRoutes = [
  serve(contract.exportResponses, async ({ records }, { caller, now, params, query }) => {
    const { id } = params;
    const { workspaceId } = caller;
    const { definitions, completed } = await records.inWorkspace(workspaceId, async (tx) => {
      const row = orThrow((await surveyById(tx, id)) ?? noSurvey);
      const versions: SurveyDefinition[] = [];
      for (let n = row.version ?? 0; n > 0; n--) {
        const version = await versionOf(tx, id, n);
        if (version !== null) versions.push(version.definition);
      }
      return {
        definitions: versions.length === 0 ? [row.draft] : versions,
        completed: await store.countCompleted(tx, id),
      };
    });
    const csv = (name: string, text: Readable) => new Download('text/csv; charset=utf-8', name, text);
    if (query.form === 'codebook') return csv('codebook.csv', Readable.from([writeCodebook(definitions)]));
    if (query.form === 'spss') {
      const text = writeSpss(definitions, 'answers.csv');
      return new Download('text/plain; charset=utf-8', 'answers.sps', Readable.from([text]));
    }
    if (definitions.some(({ asks }) => isOnlyToldInGroups(groupsAsked[asks]))) return onlyInGroups;
    if (definitions.some(({ respondents }) => respondents === 'anonymous') && completed < leastAnswers) {
      return refuse(
        'too-few',
        `Only ${completed} people answered this anonymous survey; its answers go out from ${leastAnswers} on.`,
        {
          kind: 'conflict',
          next: 'Wait for more answers; below that, single people could be recognised.',
        },
      );
    }
    const blocks = () => blocksOf(records, workspaceId, id);
    if (query.form === 'sav') {
      const label = Object.values(definitions[0]?.title ?? {})[0] ?? '';
      const bytes = Readable.from(writeSavAnswers(definitions, blocks, { label, made: now }));
      return new Download('application/x-spss-sav', 'answers.sav', bytes);
    }
    const lines = writeAnswers(definitions, query.form, query.labels === true, blocks());
    return csv(query.form === 'wide' ? 'answers.csv' : 'answers-long.csv', Readable.from(lines));
  }),

  serve(contract.listResponseImports, ({ records }, { caller, params }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      orThrow((await surveyById(tx, params.id)) ?? noSurvey);
      return { imports: await store.responseReportsOf(tx, params.id) };
    }),
  ),

  serve(contract.importResponses, async (services, { caller, now, params, query, bytes }) => {
    if (bytes === undefined) return refuse('no-file', 'No file came with the call.');
    const whole = await readWhole(bytes, largestTable);
    if (isRefusal(whole)) return whole;
    const table = readAnswerFile(whole);
    if (isRefusal(table)) return table;
    const { records } = services;
    const { workspaceId } = caller;
    const begun = await records.inWorkspace(workspaceId, async (tx) => {
      const row = orThrow((await surveyById(tx, params.id)) ?? noSurvey);
      const version = row.version === null ? null : await versionOf(tx, params.id, row.version);
      return {
        row,
        definition: version?.definition ?? row.draft,
        imported: await store.countImported(tx, params.id),
      };
    });
    const read = readAgainst(begun.definition, table, query.anyway === true);
    if (isRefusal(read)) return read;
    if (query.dryRun === true)
      return reportOn(table, read.match, tryResponses(begun.definition, read.responses), 0);
    if (begun.row.state !== 'open') return notOpen;
    const link = await records.inWorkspace(workspaceId, async (tx) => {
      const known = await store.importLink(tx, params.id, linkName);
      if (known !== null) return known;
      const wish = { survey: params.id, kind: 'open' as const, channel: 'import' as const, name: linkName };
      const [made] = await makeLinks(services, tx, workspaceId, [wish], { at: now, by: caller.name });
      return made?.id ?? '';
    });
    const outcomes = await importAnswers(services, workspaceId, link, read.responses);
    return records.inWorkspace(workspaceId, async (tx) => {
      const fresh = (await store.countImported(tx, params.id)) - begun.imported;
      const detail = { file: query.name.slice(0, 200), rows: table.rows.length, added: fresh };
      await note(tx, caller, { verb: 'import', noun: 'survey', subject: params.id, detail });
      const report = reportOn(table, read.match, outcomes, fresh);
      const kept = { workspaceId, survey: params.id, file: query.name, report, now, by: caller.name };
      await store.keepResponseReport(tx, kept);
      return report;
    });
  }),
];
