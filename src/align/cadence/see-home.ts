import type { Caller } from '../../kernel/policy.ts';
import { isRefusal } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import type { Measure } from '../../understand/scores/contract.ts';
import { compareMeasure, mostAnswered } from '../../understand/scores/index.ts';
import { type AnsweredFinding, findingsNow, orphansOf, spanOf } from '../contributions/index.ts';
import type { DecisionSummary } from '../decisions/contract.ts';
import { listedDecisions } from '../decisions/index.ts';
import { chooseNews } from './choose-news.ts';
import type { Home, Movement } from './contract.ts';
import { promisedSteps } from './questions/promised-steps.ts';
import { lastLook } from './store.ts';

const days = 30 * 86_400_000;
/** More scores than this are no first look. */
const scoresShown = 4;

/** The last thirty days that are known against the thirty before; nothing where nothing was measured. */
async function movementOf(
  services: Services,
  workspaceId: string,
  measure: Measure,
  until: Date,
): Promise<Movement[]> {
  const from = new Date(until.getTime() - days);
  const compared = await compareMeasure(
    services,
    workspaceId,
    measure,
    { from, to: until },
    { from: new Date(from.getTime() - days), to: from },
  );
  if (isRefusal(compared) || (compared.a.estimate.n ?? 0) === 0) return [];
  const { difference, verdict, needed } = compared;
  return [
    {
      measure,
      now: compared.a.estimate,
      difference,
      verdict,
      needed,
      from: from.toISOString(),
      until: until.toISOString(),
    },
  ];
}

const checksOf = (decisions: readonly DecisionSummary[]): Home['checks'] =>
  decisions
    .flatMap(({ id, title, contribution }) => {
      const { checkOn, state, inEffectFrom } = contribution;
      const running = inEffectFrom !== null && (state === 'claimed' || state === 'due');
      return running && checkOn !== null ? [{ decision: id, title, checkOn, state }] : [];
    })
    .sort((a, b) => a.checkOn.localeCompare(b.checkOn))
    .slice(0, 6);

const verdictsOf = (decisions: readonly DecisionSummary[], since: Date | null): Home['verdicts'] =>
  decisions
    .flatMap(({ id, title, contribution: { verdict } }) =>
      verdict === null || (since !== null && new Date(verdict.writtenAt) <= since)
        ? []
        : [{ decision: id, title, outcome: verdict.outcome, say: verdict.say, writtenAt: verdict.writtenAt }],
    )
    .sort((a, b) => b.writtenAt.localeCompare(a.writtenAt))
    .slice(0, 4);

/** After new records findings are looked for anew; a home does not wait for that longer than a reader would. */
const patience = 1500;

/** What stands out now; null while it is still being looked for. */
async function findingsSoon(services: Services, workspaceId: string): Promise<AnsweredFinding[] | null> {
  const looking = findingsNow(services, workspaceId);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, patience, null);
  });
  // Whoever asks next gets what this look finds, or what went wrong with it.
  looking.catch(() => undefined);
  return Promise.race([looking, enough]).finally(() => clearTimeout(timer));
}

/** Everything the home shows, for one reader. */
export async function seeHome(services: Services, caller: Caller, now: Date): Promise<Home> {
  const { workspaceId, userId } = caller;
  const scope = await services.scope(workspaceId);
  const [span, steps, known, decisions, metrics] = await Promise.all([
    spanOf(services, workspaceId, now),
    ask(services.moments, scope, promisedSteps),
    findingsSoon(services, workspaceId),
    listedDecisions(services, workspaceId, now),
    mostAnswered(services, workspaceId, scoresShown),
  ]);
  const findings = known ?? [];
  const orphans = await orphansOf(services, workspaceId, now, findings);
  const since = await services.records.inWorkspace(workspaceId, (tx) => lastLook(tx, userId, now));
  const until = span?.until ?? null;
  const moved = async (measures: readonly Measure[]) =>
    until === null
      ? []
      : (await Promise.all(measures.map((m) => movementOf(services, workspaceId, m, until)))).flat();
  const mayApprove = (row: DecisionSummary) =>
    services.isAllowed(caller, 'approve', 'decision', { authorId: row.authorId });
  return {
    firstDay: until === null,
    since: since?.toISOString() ?? null,
    findings: chooseNews(findings, since),
    findingsInAll: findings.length,
    looking: known === null,
    scores: await moved(metrics),
    promises: await moved(steps.map(({ step }) => ({ kind: 'promise', step }))),
    checks: checksOf(decisions),
    verdicts: verdictsOf(decisions, since),
    toApprove: decisions
      .filter((row) => row.state === 'submitted' && mayApprove(row))
      .map(({ id, title, author }) => ({ decision: id, title, author })),
    orphans,
  };
}
