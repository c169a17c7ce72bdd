import type { Estimate } from '../../kernel/estimate.ts';
import type { Services } from '../../server/serve.ts';
import { ask, type Scope } from '../../stores/moments/question.ts';
import { metricsOf, presentScore, type Resolved, resolveMetric, summariseAnswers } from '../scores/index.ts';
import { choosePaths } from './choose-paths.ts';
import type { JourneyMap } from './contract.ts';
import { drawMap } from './draw-map.ts';
import { edges } from './questions/edges.ts';
import { mostAnswered } from './questions/most-answered.ts';
import { notWalked } from './questions/not-walked.ts';
import { promiseStates } from './questions/promise-states.ts';
import { scoresByStep } from './questions/scores-by-step.ts';
import { steps } from './questions/steps.ts';
import { totals } from './questions/totals.ts';
import { variants } from './questions/variants.ts';
import { voicesAfterSteps } from './questions/voices-after-steps.ts';
import type { Asked } from './walk-view.ts';

type Needs = Pick<Services, 'records' | 'moments' | 'scope'>;

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** No map can be read with more paths on it; the rest are "others". */
export const mostPaths = 2000;
export const usualCoverage = 0.8;

const rules: JourneyMap['rules'] = {
  voices:
    'A voice stands at its own step, and counts as coming after the nearest event before it in its episode; a voice before any event is unattached.',
  score:
    'What customers answered in the episodes that pass the step, each answer once. Marked ▼ or ▲ only when its 95 % interval excludes the score of all episodes.',
  paths:
    'The commonest whole paths, as few as cover the chosen share of episodes, (and the commonest one of every promise that ten or more episodes missed, where those are walked as steps) decide which steps and edges are drawn; every number counts all episodes, whichever path they went.',
};

/** Of metrics answered about as often as each other, the one a company steers by. */
const preference = ['nps', 'csat', 'mean', 'top-box', 'ces'] as const;

/** The metric that was asked for, or the one most people answered; null when nothing is measured. */
async function metricFor(
  services: Needs,
  workspace: string,
  scope: Scope,
  name?: string,
): Promise<Resolved | null> {
  if (name !== undefined) return resolveMetric(services, workspace, name);
  const known = new Map(
    (await metricsOf(services.records, workspace)).map((metric) => [metric.name, metric.sumUp]),
  );
  const answered = (await ask(services.moments, scope, mostAnswered)).flatMap(({ metric, answers }) => {
    const sumUp = known.get(metric);
    return sumUp === undefined ? [] : [{ metric, answers, rank: preference.indexOf(sumUp) }];
  });
  const [most] = answered;
  if (most === undefined) return null;
  const [chosen = most] = answered
    .filter(({ answers }) => answers >= 0.9 * most.answers)
    .sort((a, b) => a.rank - b.rank);
  return resolveMetric(services, workspace, chosen.metric);
}

/** The score of every step's episodes; groups of fewer than k people, or all but fewer than k, show nothing. */
async function scoresOf(
  { moments }: Needs,
  scope: Scope,
  asked: Asked,
  score: Resolved | null,
): Promise<Map<string, Estimate> | null> {
  if (score === null) return null;
  const rows = await ask(moments, scope, scoresByStep(asked, score));
  const everybody = rows.find(({ step }) => step === '')?.people ?? 0;
  const k = score.settings.kScores;
  return new Map(
    rows.map((row) => {
      const left = everybody - row.people;
      const hidden = row.people < k || (left > 0 && left < k);
      const { stat, counted } = score;
      const {
        show: _,
        summary: __,
        ...estimate
      } = presentScore(summariseAnswers(stat, row), {
        hidden,
        stat,
        unit: 'answer',
        counted,
      });
      return [row.step, estimate];
    }),
  );
}

/** The journey map of the workspace's episodes that meet the filter. `least`: fewer people than that are not drawn. */
export async function journeyMap(
  services: Needs,
  workspace: string,
  asked: Asked,
  view: { readonly paths: number; readonly metric?: string | undefined; readonly least: number },
): Promise<JourneyMap> {
  const { moments } = services;
  const scope = await services.scope(workspace);
  const score = await metricFor(services, workspace, scope, view.metric);
  const [stepRows, edgeRows, paths, [total], voicesAfter, promises, [rest], scores] = await Promise.all([
    ask(moments, scope, steps(asked)),
    ask(moments, scope, edges(asked)),
    ask(moments, scope, variants(asked, mostPaths)),
    ask(moments, scope, totals(asked)),
    ask(moments, scope, voicesAfterSteps(asked.filter)),
    ask(moments, scope, promiseStates(asked.filter)),
    ask(moments, scope, notWalked(asked.filter)),
    scoresOf(services, scope, asked, score),
  ]);
  if (total === undefined || rest === undefined) throw new Error('A question about totals gave no row');
  const chosen = choosePaths(
    paths.filter(({ episodes }) => episodes >= view.least),
    total.episodes,
    view.paths,
  );
  const all = scores?.get('');
  return {
    episodes: total.episodes,
    customers: total.customers,
    moments: total.moments,
    metric:
      score === null || all === undefined
        ? null
        : { name: score.metric.name, stat: score.stat, low: score.metric.low, high: score.metric.high, all },
    paths: {
      all: total.variants,
      shown: chosen.paths.length,
      episodes: chosen.episodes,
      others: total.episodes - chosen.episodes,
      coverage: total.episodes === 0 ? 0 : chosen.episodes / total.episodes,
    },
    ...drawMap({
      steps: stepRows,
      edges: edgeRows,
      voicesAfter,
      promises,
      chosen,
      scores,
      // Intake turns scales whose lowest code is the best answer.
      upIsGood: true,
      least: view.least,
    }),
    unknown: {
      functions: sum(
        stepRows.flatMap(({ owners }) => owners.filter(([name]) => name === '').map(([, , n]) => n)),
      ),
      unattachedVoices: sum(voicesAfter.filter(({ step }) => step === '').map(({ voices }) => voices)),
      voices: sum(voicesAfter.map(({ voices }) => voices)),
      outsideEpisodes: rest.outsideEpisodes,
    },
    rules,
  };
}
