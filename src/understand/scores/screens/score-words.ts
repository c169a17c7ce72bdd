import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../../kernel/estimate.ts';
import type { AnswerOf } from '../../../kernel/operation.ts';
import { type Unit, useFormat } from '../../../web/format.ts';
import type { compareScores, ScoreCell, Stat } from '../contract.ts';

export const unitOf = (stat: Stat): Unit =>
  stat === 'nps' ? 'nps' : stat === 'mean' || stat === 'ces' ? 'mean' : 'share';

export const differenceUnit = (stat: Stat): Unit =>
  unitOf(stat) === 'share' ? 'share-difference' : 'difference';

export type Change = NonNullable<ScoreCell['change']> | AnswerOf<typeof compareScores>;

/** "−0.4  −0.6 to −0.2": a difference with its interval, in the score's unit. */
export function useDifference(): (difference: Estimate, stat: Stat) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ value, low, high }, stat) => {
    if (value === null) return '';
    const unit = differenceUnit(stat);
    const width = low === null || high === null ? undefined : high - low;
    const write = (x: number) => format.value(x, unit, width);
    return low === null || high === null
      ? write(value)
      : `${write(value)} (${write(low)} ${t('shell.to')} ${write(high)})`;
  };
}

/** What may be said about a change, as a sentence: how far, how sure, and what is missing to tell. */
export function useSayChange(): (change: Change, stat: Stat) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const difference = useDifference();
  return (change, stat) => {
    const smallest = format.value(
      change.smallestChange,
      unitOf(stat) === 'share' ? 'share-difference' : unitOf(stat),
      change.smallestChange,
    );
    if (change.difference.value === null) return change.because ?? t('scores.change.nothing');
    const by = difference(change.difference, stat);
    if (change.verdict === 'cannot-tell') {
      return change.needed === null
        ? t('scores.change.cannot', { by })
        : t('scores.change.needed', { by, needed: format.number(Number(change.needed.toPrecision(2))) });
    }
    return t(`scores.change.${change.verdict}`, { by, smallest: smallest.replace(/^\+/, '') });
  };
}
