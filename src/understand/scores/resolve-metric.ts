import { type Filter, parseFilter } from '../../kernel/filter.ts';
import { orThrow, Refused, refuse } from '../../kernel/refusal.ts';
import type { Services } from '../../server/serve.ts';
import { checkGroups } from '../../stores/moments/stakeholder-sql.ts';
import type { Unit } from './contract.ts';
import { type Asked, nameMetric, satisfiedFrom } from './name-metric.ts';
import { metricsOf, type ScoreSettings, settingsOf } from './store.ts';

/** Which parts of the services scores work with. */
export type Stores = Pick<Services, 'records' | 'moments' | 'scope'>;

export interface Resolved extends Asked {
  readonly settings: ScoreSettings;
  /** What a share counts, in words: "4 or better on 1–5". */
  readonly counted: string;
}

/** The metric, the way to sum it up, and the company's settings. Throws `Refused` with the known metrics. */
export async function resolveMetric(stores: Stores, workspace: string, text: string): Promise<Resolved> {
  const [known, settings] = await Promise.all([
    metricsOf(stores.records, workspace),
    settingsOf(stores.records, workspace),
  ]);
  const asked = orThrow(nameMetric(text, known));
  const { metric, stat } = asked;
  const least = stat === 'top-box' ? metric.high : satisfiedFrom(metric);
  return { ...asked, settings, counted: `${least} or better on ${metric.low}–${metric.high}` };
}

/** Conditions of several filters together. Throws `Refused` where one is not understood. */
export function filterOf(...texts: (string | undefined)[]): Filter {
  const filter = texts.flatMap((text) => orThrow(parseFilter(text)));
  checkGroups(filter);
  return filter;
}

/** Only a mean can be taken per episode or customer: a mean of answers is no promoter and in no box. */
export function checkUnit(unit: Unit | undefined, { stat, metric }: Asked): Unit {
  if (unit !== undefined && unit !== 'answer' && stat !== 'mean' && stat !== 'ces') {
    throw new Refused(
      refuse('no-such-unit', `${stat} of ${metric.name} is counted per answer, not per ${unit}.`, {
        next: `Ask for ${metric.name}:mean per ${unit}, or leave the unit out.`,
      }),
    );
  }
  return unit ?? 'answer';
}

/** A day or moment given in a query. */
export function momentOf(text: string | undefined, field: string): Date | undefined {
  if (text === undefined) return undefined;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) {
    throw new Refused(
      refuse('bad-time', `${field}: "${text}" is no date.`, {
        next: 'Write 2025-03-01 or 2025-03-01T08:00:00Z.',
      }),
    );
  }
  return at;
}
