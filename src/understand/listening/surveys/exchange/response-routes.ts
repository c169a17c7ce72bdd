import { isRefusal, orThrow, refuse } from '../../../../kernel/refusal.ts';
import { serve } from '../../../../server/serve.ts';
import { note } from '../../../../stores/records/audit.ts';
import { importAnswers, makeLinks } from '../answering/index.ts';
import { surveyById, versionOf } from '../index.ts';
import * as contract from './exchange.contract.ts';
import * as store from './exchange-store.ts';
import { readWhole } from './read-whole.ts';
import { readAgainst, reportOn } from './responses/bring-answers.ts';
import { readAnswerFile } from './responses/read-answer-file.ts';

const noSurvey = refuse('no-survey', 'This company has no such survey.', { kind: 'not-found' });
const notOpen = refuse('not-open', 'This survey takes no answers: it is not published, or closed.', {
  kind: 'conflict',
  next: 'Publish or reopen it, then hand in the file again.',
});
const largestTable = 100_000_000;
const linkName = 'Answers from another tool';

export const responseRoutes = [
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
        sessions: await store.countSessions(tx, params.id),
      };
    });
    const read = readAgainst(begun.definition, table, query.anyway === true);
    if (isRefusal(read)) return read;
    if (query.dryRun === true) return reportOn(table, read.match, [], 0);
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
      const fresh = (await store.countSessions(tx, params.id)) - begun.sessions;
      const detail = { file: query.name.slice(0, 200), rows: table.rows.length, added: fresh };
      await note(tx, caller, { verb: 'import', noun: 'survey', subject: params.id, detail });
      return reportOn(table, read.match, outcomes, fresh);
    });
  }),
];
