import { serve } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import { compareScores } from './compare-scores.ts';
import { computeMethod, listedMethods } from './compute-method.ts';
import * as contract from './contract.ts';
import { listMetrics } from './list-metrics.ts';
import { fieldsOfAnswers } from './questions/fields-of-answers.ts';
import { voicesBeside } from './questions/voices-beside.ts';
import { filterOf, resolveMetric } from './resolve-metric.ts';
import { showDrivers } from './show-drivers.ts';
import { showScores } from './show-scores.ts';
import { breaksOf, putBreak } from './store.ts';

/** A field that divides answers into more groups than this is no field to compare by. */
const mostFieldGroups = 200;

export const routes = [
  serve(contract.listMetrics, (services, { caller }) => listMetrics(services, caller.workspaceId)),
  serve(contract.showScores, (services, { caller, params, query }) =>
    showScores(services, caller.workspaceId, { ...params, ...query }),
  ),
  serve(contract.compareScores, (services, { caller, params, query }) =>
    compareScores(services, caller.workspaceId, { ...params, ...query }),
  ),
  serve(contract.voicesBeside, async (services, { caller, params, query }) => {
    const { metric } = await resolveMetric(services, caller.workspaceId, params.metric);
    const scope = await services.scope(caller.workspaceId);
    const found = await ask(services.moments, scope, voicesBeside(metric, filterOf(query.where)));
    // Fewer than three people wrote something: nobody is shown twice.
    return found.filter((voice, i) => found.findIndex((other) => other.moment === voice.moment) === i);
  }),
  serve(contract.listAnswerFields, async (services, { caller, params }) => {
    const { metric } = await resolveMetric(services, caller.workspaceId, params.metric);
    const scope = await services.scope(caller.workspaceId);
    return ask(services.moments, scope, fieldsOfAnswers(metric.name, mostFieldGroups));
  }),
  serve(contract.listBreaks, async (services, { caller, params }) => {
    const { metric } = await resolveMetric(services, caller.workspaceId, params.metric);
    return breaksOf(services.records, caller.workspaceId, metric.name);
  }),
  serve(contract.noteBreak, async (services, { caller, params, body }) => {
    const { metric } = await resolveMetric(services, caller.workspaceId, params.metric);
    await putBreak(services.records, caller.workspaceId, metric.name, body);
    return breaksOf(services.records, caller.workspaceId, metric.name);
  }),
  serve(contract.showDrivers, (services, { caller, params, query }) =>
    showDrivers(services, caller.workspaceId, { ...params, ...query }),
  ),
  serve(contract.listMethods, async () => listedMethods()),
  serve(contract.computeMethod, async (_, { params, query, body }) =>
    computeMethod(params.method, body, query.as ?? 'result'),
  ),
];
