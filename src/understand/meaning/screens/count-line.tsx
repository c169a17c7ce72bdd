import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../web/format.ts';
import { type Counts, unitsOfCount } from '../voices.contract.ts';
import css from './meaning.module.css';

/** "1,204 voices · 1,890 mentions · 980 customers · 1,150 distinct texts": each number says what it counts. */
export function CountLine({ counts, waiting }: { counts: Counts; waiting: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = unitsOfCount.map((unit) =>
    t(`meaning.count.${unit}`, { count: counts[unit], replace: { count: format.number(counts[unit]) } }),
  );
  return (
    <p className={css.counts} role="status">
      <span title={t('meaning.count.how')}>{said.join(' · ')}</span>
      {waiting > 0 && (
        <span className={css.quiet}>
          {' '}
          {t('meaning.waiting', { count: waiting, replace: { count: format.number(waiting) } })}
        </span>
      )}
    </p>
  );
}
