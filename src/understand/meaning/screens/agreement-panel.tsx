import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api.ts';
import { EstimateText, Facts, Panel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { labelAgreement } from '../desk.contract.ts';
import css from './desk.module.css';
import { useSayLabel } from './say-label.ts';

/** How far people agree, how far Sirius agrees with them, and what they quarrel about. */
export function AgreementPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const sayLabel = useSayLabel();
  const { data } = useAnswer(labelAgreement);
  if (data === undefined) return null;
  // Eight lines of "too few" say less than one.
  const people = data.people.filter(({ n }) => n > 0);
  const machine = data.machine.filter(({ n }) => n > 0);
  const alpha = (value: number | null, n: number) =>
    value === null
      ? t('meaning.desk.agreement.few')
      : t('meaning.desk.agreement.alpha', { alpha: format.number(value, 2), n: format.number(n) });
  return (
    <Panel title={t('meaning.desk.agreement')}>
      {people.length + machine.length === 0 && <p className={css.why}>{t('meaning.desk.agreement.none')}</p>}
      {people.length > 0 && <h3 className={css.small}>{t('meaning.desk.agreement.people')}</h3>}
      <Facts
        facts={people.map((each) => ({
          label: t(`meaning.task.${each.task}`),
          value: alpha(each.alpha, each.n),
        }))}
      />
      {machine.length > 0 && <h3 className={css.small}>{t('meaning.desk.agreement.machine')}</h3>}
      <Facts
        facts={machine.map((each) => ({
          label: t(`meaning.task.${each.task}`),
          value: <EstimateText estimate={each.right} unit="share" of="answers" how={false} />,
          note: alpha(each.alpha, each.n),
        }))}
      />
      {data.disputed.length > 0 && (
        <>
          <h3 className={css.small}>{t('meaning.desk.disputed')}</h3>
          <p className={css.why}>{t('meaning.desk.disputed.say')}</p>
          <Facts
            facts={data.disputed.map((each) => ({
              label: sayLabel(each.label),
              value: t('meaning.desk.disputed.of', {
                agreeing: format.number(Math.round(each.agreeing * each.n)),
                n: format.number(each.n),
              }),
            }))}
          />
        </>
      )}
    </Panel>
  );
}
