import { formatFilter } from '../../../kernel/filter.ts';
import type { Measure } from '../../scores/contract.ts';
import type { MetricFacts } from '../effects/outcomes.ts';
import { type Behind, familyFilter, waitField } from './people-behind.ts';

/** What a decision about this finding could measure: the cause itself where it can be counted, else the score. */
export function suggestMeasure(behind: Behind, helps: boolean, metric: MetricFacts | null): Measure | null {
  const family = familyFilter(behind);
  const among = family.length === 0 ? {} : { where: formatFilter(family) };
  const one = (field: string, operator: '=' | '!=' | '<' | '>=', value: string) =>
    formatFilter([{ field, anywhereInEpisode: false, operator, values: [value] }]);
  switch (behind.kind) {
    case 'missed-promise':
      return { kind: 'promise', step: behind.step };
    // Shares are said so that more is better.
    case 'skipped-step':
      return { kind: 'share', of: one('step', '=', behind.step), ...among };
    case 'extra-step':
      return { kind: 'share', of: one('step', helps ? '=' : '!=', behind.step), ...among };
    case 'repeated-step':
      return {
        kind: 'share',
        of: one('repeated', '!=', behind.step),
        where: formatFilter([
          ...family,
          { field: 'step', anywhereInEpisode: false, operator: '=', values: [behind.step] },
        ]),
      };
    case 'long-wait': {
      const wait = waitField(behind.other, behind.step);
      return {
        kind: 'share',
        of: one(wait, '<', String(behind.threshold)),
        where: formatFilter([
          ...family,
          { field: wait, anywhereInEpisode: false, operator: '>=', values: ['0'] },
        ]),
      };
    }
    default: {
      if (metric === null) return null;
      const segment = behind.kind === 'segment' ? one(behind.attribute, '=', behind.level) : undefined;
      const where = behind.level.startsWith('> ') ? `${behind.attribute}>${behind.level.slice(2)}` : segment;
      return {
        kind: 'score',
        metric: metric.name,
        stat: metric.sumUp,
        ...(where === undefined ? {} : { where }),
      };
    }
  }
}
