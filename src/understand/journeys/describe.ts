import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import type { Description } from './contract.ts';
import { edges } from './questions/edges.ts';
import { type HandOver, handOvers } from './questions/hand-overs.ts';
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
function handedOver(rows: readonly HandOver[]) {
  const known = (row: HandOver) => row.from !== '' || row.to !== '';
  const between = rows.some((row) => row.between === 'function' && known(row)) ? 'function' : 'resource';
  const own = rows.filter((row) => row.between === between);
  return {
    handOversBetween: between,
    handOvers: own
      .filter((row) => row.from !== '' && row.to !== '')
      .map(({ from, to, count }) => ({ from, to, count })),
    handOversUnknown: own
      .filter((row) => row.from === '' || row.to === '')
      .reduce((sum, row) => sum + row.count, 0),
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
  const [stepRows, edgeRows, top, [total], handOverRows, [rest]] = await Promise.all([
    ask(moments, scope, steps(asked)),
    ask(moments, scope, edges(asked)),
    ask(moments, scope, variants(asked, variantLimit)),
    ask(moments, scope, totals(asked)),
    ask(moments, scope, handOvers(asked.filter)),
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
    ...handedOver(handOverRows),
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
