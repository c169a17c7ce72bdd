import { Button } from '@mantine/core';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { ButtonLink, EmptyState, Page, ProblemNote, SkeletonTable } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { replayQuarantine, showQuarantine } from '../contract.ts';
import { CorrectRow } from './correct-row.tsx';
import { type Corrections, RowsTable } from './rows-table.tsx';

const pageSize = 100;

/** The quarantined rows of one import: number, column, reason, the row itself; corrected here and sent again. */
export default function RowsScreen() {
  const { t } = useTranslation();
  const router = useRouter();
  const { number } = useFormat();
  const { import: id = '' } = useParams({ strict: false }) as { import?: string };
  const [offset, setOffset] = useState(0);
  const [corrections, setCorrections] = useState<Corrections>({});
  const [correcting, setCorrecting] = useState<string>();
  const query = { limit: pageSize, offset, replayed: 'false' };
  const { data, error, refetch } = useAnswer(showQuarantine, { params: { import: id }, query });
  const replay = useDo(replayQuarantine);
  const corrected = Object.values(corrections);
  const send = () =>
    replay.mutate(
      { params: { import: id }, body: { corrections: corrected } },
      { onSuccess: (it) => router.history.push(`/import/${it.id}`) },
    );
  const rows = data?.rows ?? [];
  const open = rows.find((row) => `${row.path} ${row.row}` === correcting);
  return (
    <Page
      kicker={t('intake.quarantine.title')}
      title={t('intake.rows.title', { count: data?.total ?? 0, n: number(data?.total ?? 0) })}
      lead={<p>{t('intake.rows.lead')}</p>}
      actions={
        <>
          <ButtonLink kind="other" label={t('intake.rows.back')} to="/quarantine" />
          <Button loading={replay.isPending} disabled={data === undefined || data.total === 0} onClick={send}>
            {corrected.length === 0
              ? t('intake.rows.replay')
              : t('intake.rows.replayWith', { count: corrected.length })}
          </Button>
        </>
      }
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {replay.error !== null && <ProblemNote problem={replay.error} />}
      {data === undefined && error === null && <SkeletonTable />}
      {data?.total === 0 && (
        <EmptyState
          sentence={t('intake.rows.empty')}
          action={{ label: t('intake.done.journeys'), to: '/journeys' }}
        />
      )}
      {data !== undefined && data.total > 0 && (
        <RowsTable rows={rows} corrections={corrections} onCorrect={setCorrecting} />
      )}
      {data !== undefined && data.total > pageSize && (
        <div style={{ display: 'flex', gap: 8 }}>
          <Button
            variant="default"
            size="compact-sm"
            disabled={offset === 0}
            onClick={() => setOffset(offset - pageSize)}
          >
            {t('intake.rows.earlier')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            disabled={offset + pageSize >= data.total}
            onClick={() => setOffset(offset + pageSize)}
          >
            {t('intake.rows.later')}
          </Button>
        </div>
      )}
      {open !== undefined && (
        <CorrectRow
          row={open}
          values={corrections[`${open.path} ${open.row}`]?.values ?? {}}
          onClose={() => setCorrecting(undefined)}
          onSave={(values) => {
            const key = `${open.path} ${open.row}`;
            setCorrections({ ...corrections, [key]: { path: open.path, row: open.row, values } });
            setCorrecting(undefined);
          }}
        />
      )}
    </Page>
  );
}
