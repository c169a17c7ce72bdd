import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../../kernel/estimate.ts';
import type { AnswerOf } from '../../../kernel/operation.ts';
import { type Unit, useFormat } from '../../../web/format.ts';
import { useSaid } from '../../../web/said/said.ts';
import type { compareScores, ScoreCell, Stat } from '../contract.ts';

export const unitOf = (stat: Stat): 'share' | 'nps' | 'mean' =>
  stat === 'nps' ? 'nps' : stat === 'mean' || stat === 'ces' ? 'mean' : 'share';

export function differenceUnit(stat: Stat): Unit {
  const unit = unitOf(stat);
  return unit === 'mean' ? 'difference' : `${unit}-difference`;
}

export type Change = NonNullable<ScoreCell['change']> | AnswerOf<typeof compareScores>;

/** "−0.4  −0.6 to −0.2": a difference with its interval, in the score's unit. */
export function useDifference(): (difference: Estimate, stat: Stat) => string {
  const format = useFormat();
  return (difference, stat) => format.effect(difference, differenceUnit(stat));
}

/** What may be said about a change, as a sentence: how far, how sure, and what is missing to tell. */
export function useSayChange(): (change: Change, stat: Stat) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const difference = useDifference();
  const said = useSaid();
  return (change, stat) => {
    const smallest = format.measured(change.smallestChange, differenceUnit(stat), change.smallestChange);
    if (change.difference.value === null)
      return change.because === undefined ? t('scores.change.nothing') : said(change.because);
    const by = difference(change.difference, stat);
    if (change.verdict === 'cannot-tell') {
      return change.needed === null
        ? t('scores.change.cannot', { by })
        : t('scores.change.needed', { by, needed: format.number(Number(change.needed.toPrecision(2))) });
    }
    return t(`scores.change.${change.verdict}`, { by, smallest: smallest.replace(/^\+/, '') });
  };
}
