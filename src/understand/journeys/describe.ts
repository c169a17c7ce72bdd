import type { Services } from '../../server/serve.ts';
import { ask, type Scope } from '../../stores/moments/question.ts';
import type { Description } from './contract.ts';
import { edges } from './questions/edges.ts';
import { handOvers } from './questions/hand-overs.ts';
import { notWalked } from './questions/not-walked.ts';
import { type StepCounts, steps } from './questions/steps.ts';
import { totals } from './questions/totals.ts';
import { variants } from './questions/variants.ts';
import { type Asked, tieRule } from './walk-view.ts';

const counts = (rows: readonly StepCounts[], of: 'starts' | 'ends') =>
  Object.fromEntries(
    [...rows]
      .filter((row) => row[of] > 0)
      .sort((a, b) => b[of] - a[of])
      .map((row) => [row.step, row[of]]),
  );

/** Functions where any is known in these episodes, else resources; pairs with an unknown side are only counted. */
async function handedOver(
  { moments }: Pick<Services, 'moments'>,
  scope: Scope,
  asked: Asked,
  stepRows: readonly StepCounts[],
) {
  const known = stepRows.some(({ owners }) =>
    owners.some(([name, kind]) => name !== '' && kind !== 'missed'),
  );
  const between = known ? 'function' : 'resource';
  const rows = await ask(moments, scope, handOvers(asked.filter, between));
  const unknown = rows.filter((row) => row.from === '' || row.to === '');
  return {
    handOversBetween: between,
    handOvers: rows.filter((row) => row.from !== '' && row.to !== ''),
    handOversUnknown: unknown.reduce((sum, row) => sum + row.count, 0),
  } as const;
}

/** The deterministic measures of the workspace's episodes that meet the filter; exact, nothing sampled. */
export async function describeWalk(
  services: Pick<Services, 'moments' | 'scope'>,
  workspace: string,
  asked: Asked,
  variantLimit: number,
): Promise<Description> {
  const scope = await services.scope(workspace);
  const { moments } = services;
  const countedSteps = ask(moments, scope, steps(asked));
  const [stepRows, edgeRows, top, [total], handed, [rest]] = await Promise.all([
    countedSteps,
    ask(moments, scope, edges(asked)),
    ask(moments, scope, variants(asked, variantLimit)),
    ask(moments, scope, totals(asked)),
    countedSteps.then((rows) => handedOver(services, scope, asked, rows)),
    ask(moments, scope, notWalked(asked.filter)),
  ]);
  if (total === undefined || rest === undefined) throw new Error('A question about totals gave no row');
  return {
    episodes: total.episodes,
    moments: total.moments,
    customers: total.customers,
    activities: stepRows.map((row) => ({
      activity: row.step,
      moments: row.moments,
      episodes: row.episodes,
    })),
    variants: total.variants,
    edges: edgeRows,
    starts: counts(stepRows, 'starts'),
    ends: counts(stepRows, 'ends'),
    topVariants: top.map(({ path, episodes }) => ({ path, episodes })),
    duration: {
      meanSeconds: total.meanSeconds,
      medianSeconds: total.medianSeconds,
      p90Seconds: total.p90Seconds,
    },
    rework: stepRows
      .filter((row) => row.reworked > 0)
      .sort((a, b) => b.reworked - a.reworked)
      .map((row) => ({ activity: row.step, episodes: row.reworked, moments: row.surplus })),
    ...handed,
    notWalked: {
      outsideEpisodes: rest.outsideEpisodes,
      promises: rest.promises,
      told: rest.told,
      episodesWithoutSteps: total.withoutSteps,
    },
    folded: null,
    tieRule,
  };
}
