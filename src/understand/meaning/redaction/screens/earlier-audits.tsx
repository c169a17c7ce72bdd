import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  EstimateText,
  Panel,
  ProblemNote,
  SkeletonPanel,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { type Audit, listAudits } from '../audit.contract.ts';

/** What people found before, newest first, each share with its interval. */
export function EarlierAudits() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error, refetch } = useAnswer(listAudits);
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPanel lines={3} />;
  const columns: readonly Column<Audit>[] = [
    { key: 'at', label: t('redaction.audits.at'), value: ({ at }) => at, show: ({ at }) => format.day(at) },
    { key: 'by', label: t('redaction.audits.by'), value: ({ by }) => by },
    {
      key: 'slipped',
      label: t('redaction.audits.slipped'),
      value: ({ slipped }) => slipped.value,
      show: ({ slipped }) => <EstimateText estimate={slipped} unit="share" of="voices" />,
      long: true,
    },
    {
      key: 'stored',
      label: t('redaction.audits.stored'),
      value: ({ stored }) => stored,
      show: ({ stored }) => format.number(stored),
      align: 'end',
    },
    { key: 'seed', label: t('redaction.audits.seed'), value: ({ seed }) => seed, align: 'end' },
    {
      key: 'recognisers',
      label: t('redaction.audits.recognisers'),
      value: ({ recognisers }) => recognisers,
      align: 'end',
    },
  ];
  return (
    <Panel title={t('redaction.audits')}>
      {data.length === 0 ? (
        <EmptyState sentence={t('redaction.audits.none')} />
      ) : (
        <DataTable
          columns={columns}
          rows={data}
          rowKey={({ at, seed }) => `${at} ${seed}`}
          csvName={t('redaction.audits')}
          shownAtFirst={10}
        />
      )}
    </Panel>
  );
}
