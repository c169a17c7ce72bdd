import { useTranslation } from 'react-i18next';
import { EstimateText, IntervalBar } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import type { DraftClaim, Foresight } from '../claim.contract.ts';
import css from './claim.module.css';
import { changeUnitOf, countedBy, saySize, unitOf } from './measure-words.ts';

/** "Could we see it?": where it stands, what is expected, and the stretch that is too small to see. */
export function ForesightBar({ claim, foresight }: { claim: DraftClaim; foresight: Foresight }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { measure, direction, size, checkOn } = claim;
  if (measure === undefined) return null;
  const { baseline, smallest, expected, seen, needed, answers, rung } = foresight;
  const unit = unitOf(measure);
  const changeUnit = changeUnitOf(measure);
  const change = (x: number) => saySize(format.measured, x, measure);
  const by = checkOn === undefined ? t('contributions.threeMonths') : format.day(checkOn);
  const today = baseline.value;
  const away = direction === 'lower' ? -1 : 1;
  const tooSmall =
    smallest === null || today === null
      ? undefined
      : {
          from: Math.min(today, today + away * smallest),
          to: Math.max(today, today + away * smallest),
          label: t('contributions.tooSmall', { by, size: change(smallest) }),
        };
  const marks = [
    ...(expected === null || today === null || size === undefined
      ? []
      : [
          {
            at: expected,
            label: t('contributions.youExpect', { change: format.measured(expected - today, changeUnit) }),
            tone: 'align' as const,
          },
        ]),
    ...(today === null
      ? []
      : [
          {
            at: today,
            label: t('contributions.today', { value: format.value(today, unit) }),
            tone: 'grey' as const,
          },
        ]),
  ];
  return (
    <>
      <p className={css.caption}>{t('contributions.couldWeSee')}</p>
      {today === null ? (
        <p className={css.note}>{t('contributions.nothingSeen', { count: baseline.n ?? 0, by })}</p>
      ) : (
        <IntervalBar
          estimate={{ ...baseline, value: null, low: null, high: null }}
          unit={unit}
          zero={false}
          marks={marks}
          {...(tooSmall === undefined ? {} : { tooSmall })}
        />
      )}
      <p className={css.note}>
        {t('contributions.standsAt')}{' '}
        <EstimateText estimate={baseline} unit={unit} of={countedBy(measure)} how />.{' '}
        {t(`contributions.rung.${rung}`)}{' '}
        {seen === false &&
          needed !== null &&
          t('contributions.needs', { needed: format.number(needed), answers: format.number(answers ?? 0) })}
        {seen === true && t('contributions.canBeSeen')}
      </p>
    </>
  );
}
