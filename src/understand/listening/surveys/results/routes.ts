import { proportion } from '../../../../instruments/statistics/proportion.ts';
import { orThrow, refuse } from '../../../../kernel/refusal.ts';
import { serve } from '../../../../server/serve.ts';
import { questionsOf } from '../definition.contract.ts';
import { surveyById, versionOf } from '../index.ts';
import * as contract from './contract.ts';
import * as store from './store.ts';
import { isCountable, leastAnswers, summariseAnswers } from './summarise-answers.ts';

const noSurvey = refuse('no-survey', 'This company has no such survey.', { kind: 'not-found' });

export const routes = [
  serve(contract.listSurveyResults, ({ records }, { caller }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => ({
      surveys: (await store.countBySurvey(tx)).map(
        ({ survey, opened, eligible, completed, lastAnswerAt }) => ({
          survey,
          opened,
          completed,
          lastAnswerAt: lastAnswerAt?.toISOString() ?? null,
          finished: proportion({ count: completed, n: eligible }),
        }),
      ),
    })),
  ),

  serve(contract.readSurveyResults, ({ records }, { caller, params, query }) =>
    records.inWorkspace(caller.workspaceId, async (tx) => {
      const survey = orThrow((await surveyById(tx, params.id)) ?? noSurvey);
      const version = query.version ?? survey.version;
      // Questions as the version asked them; a survey that was never published has no answers.
      const asked = version === null ? null : await versionOf(tx, params.id, version);
      const questions = questionsOf(asked?.definition.flow ?? [])
        .map(({ question }) => question)
        .filter(({ type }) => type !== 'statement');
      const codes = questions.map(({ code }) => code);
      const countable = questions.filter(isCountable).map(({ code }) => code);
      const rankings = questions.filter(({ type }) => type === 'ranking').map(({ code }) => code);
      const dispositions = await store.countStates(tx, params.id, query);
      const counted = await store.countAnswers(tx, params.id, query, countable, rankings);
      const answering = await store.countAnswering(tx, params.id, query, codes);
      const completed = dispositions.find(({ state }) => state === 'completed')?.sessions ?? 0;
      return {
        dispositions,
        completed,
        least: leastAnswers,
        ...(await store.offeredFilters(tx, params.id)),
        questions: questions.map((question) =>
          summariseAnswers(
            question,
            counted.filter((one) => one.question === question.code),
            answering.filter((one) => one.question === question.code),
            completed,
          ),
        ),
      };
    }),
  ),
];
