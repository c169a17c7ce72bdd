import { adjust } from '../../instruments/statistics/adjust.ts';
import { mean } from '../../instruments/statistics/mean.ts';
import { meanDifference } from '../../instruments/statistics/mean-difference.ts';
import type { Difference } from '../../instruments/statistics/numbers.ts';
import { proportion } from '../../instruments/statistics/proportion.ts';
import { proportionDifference } from '../../instruments/statistics/proportion-difference.ts';
import type { Estimate } from '../../kernel/estimate.ts';
import type { Filter } from '../../kernel/filter.ts';
import type { AnswerOf } from '../../kernel/operation.ts';
import type { Services } from '../../server/serve.ts';
import { ask } from '../../stores/moments/question.ts';
import type { compareJourneys } from './contract.ts';
import { edges } from './questions/edges.ts';
import { steps } from './questions/steps.ts';
import { type Totals, totals } from './questions/totals.ts';
import type { Asked } from './walk-view.ts';

type Compared = AnswerOf<typeof compareJourneys>;
type Side = {
  readonly total: Totals;
  readonly steps: Map<string, number>;
  readonly edges: Map<string, number>;
};

const keyOf = (from: string, to: string) => JSON.stringify([from, to]);

async function sideOf(
  services: Pick<Services, 'moments' | 'scope'>,
  workspace: string,
  asked: Asked,
): Promise<Side> {
  const scope = await services.scope(workspace);
  const [[total], stepRows, edgeRows] = await Promise.all([
    ask(services.moments, scope, totals(asked)),
    ask(services.moments, scope, steps(asked)),
    ask(services.moments, scope, edges(asked)),
  ]);
  if (total === undefined) throw new Error('A question about totals gave no row');
  return {
    total,
    steps: new Map(stepRows.map((row) => [row.step, row.episodes])),
    edges: new Map(edgeRows.map((row) => [keyOf(row.from, row.to), row.episodes])),
  };
}

const plain = ({ value, low, high, level, n, method }: Difference): Estimate => ({
  value,
  low,
  high,
  level,
  n,
  method,
});

/** Shares of episodes in both groups, name by name; largest difference first, false discoveries held at 5 %. */
function sharesOf(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, nA: number, nB: number) {
  const names = [...new Set([...a.keys(), ...b.keys()])].sort();
  const rows = names.map((name) => {
    const [first, second] = [
      { count: a.get(name) ?? 0, n: nA },
      { count: b.get(name) ?? 0, n: nB },
    ];
    const difference = proportionDifference(first, second);
    return {
      name,
      a: proportion(first),
      b: proportion(second),
      difference: plain(difference),
      p: difference.p,
    };
  });
  const adjusted = adjust(rows.map(({ p }) => p ?? 1));
  return rows
    .map((row, i) => ({ ...row, differs: row.p !== null && (adjusted[i] ?? 1) < 0.05 }))
    .sort((x, y) => Math.abs(y.difference.value ?? 0) - Math.abs(x.difference.value ?? 0));
}

const sumsOf = ({ episodes, sumSeconds, sumSquaredSeconds }: Totals) => ({
  n: episodes,
  sum: sumSeconds,
  sumSquares: sumSquaredSeconds,
});

const groupOf = (where: string, { episodes, customers, moments, variants }: Totals) => ({
  where,
  episodes,
  customers,
  moments,
  variants,
});

/** Two groups of episodes side by side. Those in both are counted and said: they blur the difference. */
export async function compareGroups(
  services: Pick<Services, 'moments' | 'scope'>,
  workspace: string,
  asked: {
    readonly a: { readonly text: string; readonly filter: Filter };
    readonly b: { readonly text: string; readonly filter: Filter };
    readonly promises: boolean;
  },
): Promise<Compared> {
  const { promises } = asked;
  const scope = await services.scope(workspace);
  const [a, b, [both]] = await Promise.all([
    sideOf(services, workspace, { filter: asked.a.filter, promises }),
    sideOf(services, workspace, { filter: asked.b.filter, promises }),
    ask(services.moments, scope, totals({ filter: [...asked.a.filter, ...asked.b.filter], promises })),
  ]);
  const [nA, nB] = [a.total.episodes, b.total.episodes];
  const duration = meanDifference(sumsOf(a.total), sumsOf(b.total));
  return {
    a: groupOf(asked.a.text, a.total),
    b: groupOf(asked.b.text, b.total),
    inBoth: both?.episodes ?? 0,
    duration: {
      a: mean(sumsOf(a.total)),
      b: mean(sumsOf(b.total)),
      difference: plain(duration),
      p: duration.p,
    },
    steps: sharesOf(a.steps, b.steps, nA, nB).map(({ name, ...row }) => ({ step: name, ...row })),
    edges: sharesOf(a.edges, b.edges, nA, nB).map(({ name, ...row }) => {
      const [from = '', to = ''] = JSON.parse(name) as string[];
      return { from, to, ...row };
    }),
  };
}
