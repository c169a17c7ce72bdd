import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  Panel,
  ProblemNote,
  SkeletonPanel,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { useMay } from '../../../../web/session.ts';
import { changeErasure, type Erasure, listErasures } from '../contract.ts';
import css from './erasure.module.css';

/** Everything that was ever erased: when, by whom, how much; never who. */
export function LedgerPanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const may = useMay();
  const { data, error, refetch } = useAnswer(listErasures);
  const change = useDo(changeErasure);
  if (error !== null && data === undefined)
    return <ProblemNote problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPanel lines={4} />;
  const removedOf = ({ removed }: Erasure) =>
    removed.map(({ what, count }) => `${said(what)} ${format.number(count)}`).join(' · ');
  const columns: Column<Erasure>[] = [
    {
      key: 'at',
      label: t('erasure.ledger.at'),
      value: ({ askedAt }) => askedAt,
      show: ({ askedAt }) => format.moment(askedAt),
    },
    { key: 'by', label: t('erasure.ledger.by'), value: ({ by }) => by },
    {
      key: 'removed',
      label: t('erasure.ledger.removed'),
      value: removedOf,
      show: (erasure) => (erasure.state === 'done' ? removedOf(erasure) || '–' : t('erasure.ledger.begun')),
      long: true,
    },
    { key: 'reason', label: t('erasure.reason'), value: ({ reason }) => reason, long: true },
    {
      key: 'customer',
      label: t('erasure.ledger.customer'),
      value: ({ customer }) => customer,
      show: ({ customer }) => <code className={css.code}>{customer.slice(0, 12)}</code>,
    },
    {
      key: 'again',
      label: t('erasure.ledger.again'),
      value: ({ again }) => t(`erasure.again.${again}.short`),
      show: ({ id, again }) =>
        may('erase', 'customer') ? (
          <Button
            size="compact-sm"
            variant="default"
            title={t(`erasure.again.${again}.change`)}
            aria-label={`${t(`erasure.again.${again}.short`)}: ${t(`erasure.again.${again}.change`)}`}
            onClick={() =>
              change.mutate({
                params: { erasure: id },
                body: { again: again === 'take' ? 'quarantine' : 'take' },
              })
            }
          >
            {t(`erasure.again.${again}.short`)}
          </Button>
        ) : (
          t(`erasure.again.${again}.short`)
        ),
    },
  ];
  return (
    <Panel title={t('erasure.ledger')}>
      <p className={css.quiet}>{t('erasure.ledger.say')}</p>
      {change.error !== null && <ProblemNote problem={change.error} />}
      {data.erasures.length === 0 ? (
        <EmptyState sentence={t('erasure.ledger.none')} />
      ) : (
        <DataTable
          columns={columns}
          rows={data.erasures}
          rowKey={({ id }) => id}
          csvName={t('erasure.ledger')}
          shownAtFirst={20}
        />
      )}
    </Panel>
  );
}
