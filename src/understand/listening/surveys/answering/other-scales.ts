import type { Judgement, Score } from '../runtime/index.ts';

type Scale = readonly [low: number, high: number];

/**
 * Metrics of one answer's scores that the company knows on another scale; of a metric that is new, that an earlier score of
 * `all`, which are handed in together, brings on another one.
 */
export function onOtherScales(known: ReadonlyMap<string, Scale>, all: readonly Score[]) {
  const scales = new Map(known);
  for (const { metric, low, high } of all) if (!scales.has(metric)) scales.set(metric, [low, high]);
  return (judged: Judgement): ReadonlySet<string> =>
    new Set(
      judged.scores.flatMap(({ metric, low, high }) => {
        const scale = scales.get(metric);
        return scale === undefined || (scale[0] === low && scale[1] === high) ? [] : [metric];
      }),
    );
}
