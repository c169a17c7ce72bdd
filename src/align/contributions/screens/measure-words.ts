import type { TFunction } from 'i18next';
import { formatFilter, parseFilter } from '../../../kernel/filter.ts';
import { isRefusal } from '../../../kernel/refusal.ts';
import type { Measure } from '../../../understand/scores/contract.ts';
import type { Unit } from '../../../web/format.ts';

/** How a value of this measure is written. */
export function unitOf(measure: Measure): 'share' | 'nps' | 'mean' {
  if (measure.kind !== 'score') return 'share';
  if (measure.stat === 'nps') return 'nps';
  return measure.stat === 'csat' || measure.stat === 'top-box' ? 'share' : 'mean';
}

/** How a change of it is written. */
export function changeUnitOf(measure: Measure): Unit {
  const unit = unitOf(measure);
  return unit === 'mean' ? 'difference' : `${unit}-difference`;
}

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

/** A change without its sign and with its unit: "4 points", "0.25". `write` is the writer `measured` of the look. */
export const saySize = (write: (x: number, unit: Unit) => string, size: number, measure: Measure): string =>
  write(Math.abs(size), changeUnitOf(measure)).replace('+', '');

/** The theme whose share is measured: a filter that asks for one theme and nothing else; null = another measure. */
export function themeOfMeasure(measure: Measure): string | null {
  if (measure.kind !== 'share') return null;
  const filter = parseFilter(measure.of);
  if (isRefusal(filter) || filter.length !== 1) return null;
  const [condition] = filter;
  const isOneTheme =
    condition?.field === 'theme' && condition.operator === '=' && condition.values.length === 1;
  return isOneTheme ? (condition.values[0] ?? null) : null;
}

/** "the share of missed promises (Delivered)", in the language on screen. */
export function sayMeasure(t: TFunction, measure: Measure): string {
  if (measure.kind === 'promise') return t('contributions.measure.promise', { step: measure.step });
  const theme = themeOfMeasure(measure);
  if (theme !== null) return t('contributions.measure.theme', { theme });
  if (measure.kind === 'share') return t('contributions.measure.share', { of: sayFilter(measure.of) });
  return t(`contributions.measure.${measure.stat}`, { metric: measure.metric });
}

/** A finding's sentence in the language on screen, English where there is no other. */
export const spoken = (sentences: { readonly en: string; readonly es: string }, language: string): string =>
  language.startsWith('es') ? sentences.es : sentences.en;
