import { isRefusal } from '../../kernel/refusal.ts';
import { serve } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import * as contract from './contract.ts';
import { currentFindings, findingStored, voicesOf } from './current-findings.ts';
import { causesOf, outcomeAsked } from './list-causes.ts';
import { peopleOfFinding } from './questions/people-of-finding.ts';
import { keepFresh, refreshFindings } from './refresh-findings.ts';
import { metricsOf, newestRun } from './store.ts';

export const routes = [
  serve(contract.listFindings, async (services, { caller, query }) => {
    const { run, findings } = await currentFindings(services, caller.workspaceId);
    const { function: owner, metric } = query;
    return {
      run,
      findings: findings.filter(
        (finding) =>
          (owner === undefined || finding.function === owner) &&
          (metric === undefined || finding.estimates.some(({ outcome }) => outcome === metric)),
      ),
    };
  }),
  serve(contract.refreshFindings, async (services, { caller }) => {
    await refreshFindings(services, caller.workspaceId);
    const newest = await newestRun(services.records, caller.workspaceId);
    return newest?.run ?? keepFresh(services, caller.workspaceId);
  }),
  serve(contract.showFinding, async (services, { caller, params }) => {
    const known = await findingStored(services, caller.workspaceId, params.id);
    return isRefusal(known) ? known : known.finding;
  }),
  serve(contract.voicesOfFinding, (services, { caller, params }) =>
    voicesOf(services, caller.workspaceId, params.id),
  ),
  serve(contract.peopleOfFinding, async (services, { caller, params, query }) => {
    const known = await findingStored(services, caller.workspaceId, params.id);
    if (isRefusal(known)) return known;
    const scope = await services.scope(caller.workspaceId);
    const rows = await ask(
      services.moments,
      scope,
      peopleOfFinding(known.behind, known.finding.metric, query.limit),
    );
    return { all: rows[0]?.all ?? 0, people: rows.map(({ all: _, ...person }) => person) };
  }),
  serve(contract.listCauses, async (services, { caller, params }) => {
    const { findings } = await currentFindings(services, caller.workspaceId);
    const metrics = await metricsOf(services.records, caller.workspaceId);
    const promises = findings.flatMap(({ estimates }) =>
      estimates.flatMap(({ outcome }) => /^missed promise: (.+)$/.exec(outcome)?.[1] ?? []),
    );
    const missed = findings.filter(({ kind }) => kind === 'missed-promise').map(({ step }) => step);
    const told = findings.flatMap(({ metric }) => metric ?? []);
    const known = [...new Set([...metrics.map(({ name }) => name), ...told])];
    const outcome = outcomeAsked(params.metric, known, [...new Set([...missed, ...promises])]);
    return isRefusal(outcome) ? outcome : causesOf(findings, outcome);
  }),
];
