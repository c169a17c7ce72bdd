import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import { type Column, DataTable, Panel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { listOriginalReadings, type OriginalReading } from '../originals.contract.ts';
import css from './redaction.module.css';

/** Who read which original, when and why; nothing while nobody ever did. */
export function OriginalReadings() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useAnswer(listOriginalReadings);
  if (data === undefined || data.length === 0) return null;
  const columns: readonly Column<OriginalReading>[] = [
    {
      key: 'at',
      label: t('redaction.audits.at'),
      value: ({ at }) => at,
      show: ({ at }) => format.moment(at),
    },
    { key: 'by', label: t('redaction.audits.by'), value: ({ by }) => by },
    { key: 'reason', label: t('redaction.readings.reason'), value: ({ reason }) => reason, long: true },
    {
      key: 'moment',
      label: t('redaction.readings.voice'),
      value: ({ moment }) => moment,
      show: ({ moment }) => <code className={css.code}>{moment.slice(0, 8)}</code>,
    },
  ];
  return (
    <Panel title={t('redaction.readings')}>
      <p className={css.quiet}>{t('redaction.readings.say')}</p>
      <DataTable
        columns={columns}
        rows={data}
        rowKey={({ id }) => id}
        csvName={t('redaction.readings')}
        shownAtFirst={10}
      />
    </Panel>
  );
}
