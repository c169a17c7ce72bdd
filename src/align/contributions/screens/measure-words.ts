import type { TFunction } from 'i18next';
import { formatFilter, parseFilter } from '../../../kernel/filter.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import type { Measure } from '../../../understand/scores/contract.ts';
import type { Unit } from '../../../web/format.ts';

/** How a value of this measure is written. */
export function unitOf(measure: Measure): Exclude<Unit, 'seconds' | 'difference' | 'share-difference'> {
  if (measure.kind !== 'score') return 'share';
  if (measure.stat === 'nps') return 'nps';
  return measure.stat === 'csat' || measure.stat === 'top-box' ? 'share' : 'mean';
}

/** How a change of it is written. */
export const changeUnitOf = (measure: Measure): Unit =>
  unitOf(measure) === 'share' ? 'share-difference' : 'difference';

/** What n counts. */
export function countedBy(measure: Measure): 'promises' | 'episodes' | 'answers' {
  if (measure.kind === 'promise') return 'promises';
  return measure.kind === 'share' ? 'episodes' : 'answers';
}

/** `step="Ask about bill"` is said as “Ask about bill”; other conditions as they are written. */
export function sayFilter(text: string): string {
  const filter = parseFilter(text);
  if (isRefusal(filter)) return text;
  return filter
    .map((condition) => {
      const { field, operator, values } = condition;
      if (field !== 'step' || (operator !== '=' && operator !== '!=')) return formatFilter([condition]);
      return `${operator === '!=' ? '≠ ' : ''}“${values.join('”/“')}”`;
    })
    .join(', ');
}

/** A change without its sign and with its unit: "4 points", "0.25". */
export function saySize(
  t: TFunction,
  write: (x: number, unit: Unit) => string,
  size: number,
  measure: Measure,
): string {
  const figure = write(Math.abs(size), changeUnitOf(measure)).replace('+', '');
  return unitOf(measure) === 'mean' ? figure : t('contributions.points', { size: figure });
}

/** "the share of missed promises (Delivered)", in the language on screen. */
export function sayMeasure(t: TFunction, measure: Measure): string {
  if (measure.kind === 'promise') return t('contributions.measure.promise', { step: measure.step });
  if (measure.kind === 'share') return t('contributions.measure.share', { of: sayFilter(measure.of) });
  return t(`contributions.measure.${measure.stat}`, { metric: measure.metric });
}

/** A finding's sentence in the language on screen, English where there is no other. */
export const spoken = (sentences: { readonly en: string; readonly es: string }, language: string): string =>
  language.startsWith('es') ? sentences.es : sentences.en;
