import { type Refusal, refuse } from '../../kernel/refusal.ts';
import { type Stat, statShape } from './contract.ts';
import type { MetricRecord } from './store.ts';

/** A metric with the way it is to be summed up. */
export interface Asked {
  readonly metric: MetricRecord;
  readonly stat: Stat;
}

/**
 * Reads METRIC: `NAME` (summed up as the mapping says) or `NAME:nps`. A metric's own name may hold a colon, so the
 * whole text is tried first. Unknown names are refused with the known ones; NPS is refused off its scale.
 */
export function nameMetric(text: string, known: readonly MetricRecord[]): Asked | Refusal {
  const whole = known.find((metric) => metric.name === text);
  if (whole !== undefined) return checked({ metric: whole, stat: whole.sumUp });
  const colon = text.lastIndexOf(':');
  const name = colon < 0 ? text : text.slice(0, colon);
  const metric = known.find((each) => each.name === name);
  if (metric === undefined) {
    return refuse('unknown-metric', `There is no metric "${name}".`, {
      kind: 'not-found',
      next:
        known.length === 0
          ? 'Import answers with a mapping that names `scores`.'
          : `Known metrics: ${known.map((each) => each.name).join(', ')}.`,
    });
  }
  const stat = statShape.safeParse(text.slice(colon + 1));
  if (!stat.success) {
    return refuse('unknown-stat', `"${text.slice(colon + 1)}" is no way to sum up ${name}.`, {
      next: `Write ${name}:mean, ${name}:nps, ${name}:csat, ${name}:ces or ${name}:top-box.`,
    });
  }
  return checked({ metric, stat: stat.data });
}

function checked(asked: Asked): Asked | Refusal {
  const { metric, stat } = asked;
  if (stat === 'nps' && !(metric.high === 10 && (metric.low === 0 || metric.low === 1))) {
    return refuse(
      'nps-off-scale',
      `NPS needs a 0–10 scale; ${metric.name} is on ${metric.low}–${metric.high}.`,
      {
        next: `Ask for ${metric.name}:mean, ${metric.name}:csat or ${metric.name}:top-box.`,
      },
    );
  }
  return asked;
}

/** The lowest answer that counts as satisfied: the two best codes of a short scale, the best quarter of a long one. */
export function satisfiedFrom({ low, high }: MetricRecord): number {
  const span = high - low;
  if (span < 3) return high;
  return span <= 10 ? high - 1 : high - span / 4;
}
