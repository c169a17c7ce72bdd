import { ask } from '../../stores/moments/question.ts';
import type { Measure, Metric } from './contract.ts';
import { metricsAnswered } from './questions/metrics-answered.ts';
import type { Stores } from './resolve-metric.ts';
import { metricsOf } from './store.ts';

/** Every metric, answered or not. */
export async function listMetrics(stores: Stores, workspace: string): Promise<Metric[]> {
  const [known, scope] = await Promise.all([metricsOf(stores.records, workspace), stores.scope(workspace)]);
  const answered = new Map(
    (await ask(stores.moments, scope, metricsAnswered())).map((row) => [row.metric, row]),
  );
  return known.map(({ name, low, high, sumUp }) => {
    const seen = answered.get(name);
    return {
      name,
      low,
      high,
      sumUp,
      answers: seen?.n ?? 0,
      first: seen?.first ?? null,
      last: seen?.last ?? null,
    };
  });
}

/** The metrics that customers answered, the most answered first, each as it is summed up by default; at most `most`. */
export async function mostAnswered(stores: Stores, workspace: string, most: number): Promise<Measure[]> {
  const metrics = await listMetrics(stores, workspace);
  return metrics
    .filter(({ answers }) => answers > 0)
    .sort((a, b) => b.answers - a.answers || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name, sumUp }) => ({ kind: 'score', metric: name, stat: sumUp }));
}
