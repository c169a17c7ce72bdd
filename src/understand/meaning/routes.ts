import type { AnswerOf } from '../../kernel/operation.ts';
import { serve } from '../../server/serve.ts';
import { companyOf } from './about/see-company.ts';
import * as contract from './contract.ts';
import { evaluateTask } from './evaluating/evaluate-task.ts';
import { startLabelling } from './labelling/keep-labelling.ts';
import { noteGo, noteStop } from './labelling/labelling-store.ts';
import { instrumentsOf } from './open-instruments.ts';
import { readVoice } from './read-voice.ts';
import { seeSteps } from './see-steps.ts';
import { count, search, seeVoice } from './see-voices.ts';
import { progressOf } from './show-progress.ts';
import * as voices from './voices.contract.ts';

/** The longest that one call waits for labelling; who wants to wait longer asks again. */
const longestWaitMs = 20_000;
const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

export const routes = [
  serve(contract.readTexts, async (services, { caller, body }) => {
    const { it, zone } = await instrumentsOf(services, caller.workspaceId);
    const company = await companyOf(services, await services.scope(caller.workspaceId));
    const answer: AnswerOf<typeof contract.readTexts> = [];
    for (const [i, { id, text, language, at }] of body.texts.entries()) {
      const given = { text, language, zone, company, at: at === undefined ? undefined : new Date(at) };
      answer.push({ id: id ?? String(i + 1), ...(await readVoice(given, it.instruments)) });
      // Others are served in between.
      if (i % 20 === 19) await new Promise((resolve) => setImmediate(resolve));
    }
    return answer;
  }),
  serve(contract.evaluate, async (services, { caller, body }) => {
    const { it } = await instrumentsOf(services, caller.workspaceId);
    return evaluateTask(body.task, body.rows, it);
  }),
  serve(contract.showProgress, (services, { caller }) => progressOf(services, caller.workspaceId)),
  serve(contract.runLabelling, async (services, { caller, body }) => {
    await noteGo(services.records, caller.workspaceId, body.anew === true);
    const done = startLabelling(services, caller.workspaceId);
    if (body.wait === true) await Promise.race([done, after(longestWaitMs)]);
    return progressOf(services, caller.workspaceId);
  }),
  serve(contract.stopLabelling, async (services, { caller }) => {
    await noteStop(services.records, caller.workspaceId);
    return progressOf(services, caller.workspaceId);
  }),
  serve(contract.meaningOfSteps, (services, { caller, query }) =>
    seeSteps(services, caller.workspaceId, query.where),
  ),
  serve(voices.searchVoices, (services, { caller, query }) => search(services, caller.workspaceId, query)),
  serve(voices.countVoices, (services, { caller, query }) => count(services, caller.workspaceId, query)),
  serve(voices.showVoice, (services, { caller, params }) =>
    seeVoice(services, caller.workspaceId, params.moment),
  ),
];
