import { ask } from '../../stores/moments/question.ts';
import type { Metric } from './contract.ts';
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
