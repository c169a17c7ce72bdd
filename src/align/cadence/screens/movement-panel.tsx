import { useTranslation } from 'react-i18next';
import { EstimateText, Panel, VerdictTag } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { changeUnitOf, countedBy, sayMeasure, unitOf } from '../../contributions/screens/measure-words.ts';
import type { Movement } from '../contract.ts';
import css from './home.module.css';

/** A score or promise over the last thirty days: value, verdict on its change, and how much more would tell. */
export function MovementPanel({ movement }: { movement: Movement }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { measure, now, difference, verdict, needed, until } = movement;
  // "Declined" beside a share of missed promises would be read the wrong way round.
  const moved = { improved: 'cadence.promiseLess', declined: 'cadence.promiseMore' } as const;
  const told = verdict === 'improved' || verdict === 'declined' ? moved[verdict] : undefined;
  const says = measure.kind === 'promise' && told !== undefined ? t(told) : undefined;
  const change = format.effect(difference, changeUnitOf(measure));
  return (
    <Panel tag={<VerdictTag verdict={verdict} says={says} />} aside={sayMeasure(t, measure)}>
      <EstimateText estimate={now} unit={unitOf(measure)} of={countedBy(measure)} size="large" />
      <p className={css.note}>
        {t('cadence.last30', { day: format.day(until) })}
        {change === '' ? '' : `, ${t('cadence.than', { change })}`}.{' '}
        {verdict === 'cannot-tell' &&
          needed !== null &&
          t('cadence.more', { count: needed, replace: { count: format.number(needed) } })}
      </p>
    </Panel>
  );
}
