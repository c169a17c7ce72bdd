import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import { DataTable, EmptyState, Page, Panel, ProblemNote, SkeletonTable } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { listQuarantine } from '../contract.ts';

/** Every row that was not taken, by file and reason: nothing is dropped, it waits here. */
export default function QuarantineScreen() {
  const { t } = useTranslation();
  const said = useSaid();
  const { number, moment } = useFormat();
  const { data, error, refetch } = useAnswer(listQuarantine);
  return (
    <Page title={t('intake.quarantine.title')} lead={<p>{t('intake.quarantine.lead')}</p>}>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonTable />}
      {data?.groups.length === 0 && (
        <EmptyState
          sentence={t('intake.quarantine.empty')}
          action={{ label: t('intake.drop.action'), to: '/import' }}
        />
      )}
      {data !== undefined && data.groups.length > 0 && (
        <Panel>
          <DataTable
            csvName={t('intake.quarantine.title')}
            columns={[
              {
                key: 'reason',
                label: t('intake.quarantine.reason'),
                value: (g) => g.reason,
                show: (g) => <bdi>{said(g.reason)}</bdi>,
              },
              {
                key: 'column',
                label: t('intake.quarantine.column'),
                value: (g) => g.column,
                show: (g) => <bdi>{g.column}</bdi>,
              },
              {
                key: 'path',
                label: t('intake.report.file'),
                value: (g) => g.path,
                show: (g) => <bdi>{g.path}</bdi>,
              },
              {
                key: 'rows',
                label: t('intake.quarantine.rows'),
                value: (g) => g.rows,
                show: (g) => number(g.rows),
                align: 'end',
              },
              {
                key: 'replayed',
                label: t('intake.quarantine.replayed'),
                value: (g) => g.replayed,
                show: (g) => number(g.replayed),
                align: 'end',
              },
              {
                key: 'at',
                label: t('intake.before.at'),
                value: (g) => g.importedAt,
                show: (g) => moment(g.importedAt),
              },
            ]}
            rows={data.groups}
            rowKey={(g) => `${g.import} ${g.path} ${g.column} ${g.reason}`}
            to={(g) => `/quarantine/${g.import}`}
          />
        </Panel>
      )}
    </Page>
  );
}
