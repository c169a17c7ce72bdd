import { sql } from 'kysely';
import { type Refusal, refuse } from '../../../kernel/refusal.ts';
import type { Tx } from '../../../stores/records/records.ts';
import { type Metric, usualSumUp } from '../items/index.ts';
import type { Mapping } from './mapping.contract.ts';

const scales = (moment: Mapping['moments'][number]) =>
  Object.entries(moment.scores ?? {}).map(
    ([
      name,
      {
        scale: [low, high],
      },
    ]) => ({ name, low, high }),
  );

export function metricsOf(mapping: Mapping): Metric[] {
  const metrics = new Map<string, Metric>();
  for (const moment of mapping.moments) {
    for (const [name, { scale, as }] of Object.entries(moment.scores ?? {})) {
      const [low, high] = scale;
      metrics.set(name, {
        name,
        low,
        high,
        sumUp: as ?? usualSumUp(name, low, high),
        said: as !== undefined,
      });
    }
  }
  return [...metrics.values()];
}

/** Refuses a score whose name is taken by another scale: the two could never be summed up together. */
export async function refuseOtherScale(tx: Tx, mapping: Mapping): Promise<Refusal | null> {
  const metrics = metricsOf(mapping);
  for (const { name, low, high } of mapping.moments.flatMap(scales)) {
    const metric = metrics.find((one) => one.name === name);
    if (low >= high) {
      return refuse('bad-scale', `The scale ${low} to ${high} of the score ${name} runs backwards.`, {
        next: 'Write the lowest code first; where low is good, add `reversed: true`.',
      });
    }
    if (metric !== undefined && (metric.low !== low || metric.high !== high)) {
      return refuse('other-scale', `The mapping gives the score ${name} two scales.`, {
        next: 'Give each scale a score name of its own.',
      });
    }
  }
  for (const metric of metrics) {
    const { rows } = await sql<{ low: number; high: number }>`
      SELECT low, high FROM metrics WHERE name = ${metric.name}`.execute(tx);
    const [known] = rows;
    if (known !== undefined && (known.low !== metric.low || known.high !== metric.high)) {
      return refuse(
        'other-scale',
        `The score ${metric.name} is known on the scale ${known.low} to ${known.high}; this mapping gives ${metric.low} to ${metric.high}.`,
        { next: 'Give this score a name of its own in the mapping.', kind: 'conflict' },
      );
    }
  }
  return null;
}
