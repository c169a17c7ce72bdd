import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { DataTable, Panel, Tag } from '../../../../web/design.ts';
import { useSaid } from '../../../../web/said/said.ts';
import type { correctionShape, quarantinedRowShape } from '../contract.ts';
import css from './rows-table.module.css';

export type QuarantinedRow = z.output<typeof quarantinedRowShape>;
/** Corrections by "path row". */
export type Corrections = Readonly<Record<string, z.output<typeof correctionShape>>>;

/** Quarantined rows with a button each to correct them. */
export function RowsTable({
  rows,
  corrections,
  onCorrect,
}: {
  rows: readonly QuarantinedRow[];
  corrections: Corrections;
  onCorrect: (key: string) => void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const key = (row: QuarantinedRow) => `${row.path} ${row.row}`;
  return (
    <Panel>
      <DataTable
        csvName={t('intake.quarantine.title')}
        columns={[
          { key: 'row', label: t('intake.rows.row'), value: (row) => row.row, align: 'end' },
          {
            key: 'reason',
            label: t('intake.quarantine.reason'),
            value: (row) => row.reason,
            show: (row) => <bdi className={css.reason}>{said(row.reason)}</bdi>,
          },
          {
            key: 'column',
            label: t('intake.quarantine.column'),
            value: (row) => row.column,
            show: (row) => <bdi>{row.column}</bdi>,
          },
          {
            key: 'raw',
            label: t('intake.rows.raw'),
            value: (row) => row.raw,
            show: (row) => <bdi className={css.raw}>{row.raw}</bdi>,
          },
          {
            key: 'path',
            label: t('intake.report.file'),
            value: (row) => row.path,
            show: (row) => <bdi>{row.path}</bdi>,
          },
          {
            key: 'do',
            label: t('intake.rows.correction'),
            value: (row) => (key(row) in corrections ? t('intake.rows.corrected') : ''),
            show: (row) => (
              <span className={css.do}>
                {key(row) in corrections && <Tag tone="helps">{t('intake.rows.corrected')}</Tag>}
                {row.column !== '' && (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    color="understand"
                    onClick={() => onCorrect(key(row))}
                    aria-label={t('intake.rows.correct.of', { row: row.row })}
                  >
                    {t('intake.rows.correct')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
        rows={rows}
        rowKey={(row) => `${key(row)} ${row.column} ${row.reason}`}
        shownAtFirst={100}
      />
    </Panel>
  );
}
