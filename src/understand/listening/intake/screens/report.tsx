import { useTranslation } from 'react-i18next';
import { type Column, DataTable, Facts, Panel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import type { FileReport, ImportReport, Loss } from '../contract.ts';

type Row = Loss & { readonly path: string };

/** Numbers of an import (or of a trial): per file, and what was lost on the way. */
export function Report({ report, trial = false }: { report: ImportReport; trial?: boolean }) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const said = useSaid();
  const count = (key: 'read' | 'accepted' | 'duplicate' | 'quarantined'): Column<FileReport> => ({
    key,
    label: t(`intake.report.${key}`),
    value: (file) => file[key],
    show: (file) => number(file[key]),
    align: 'end',
  });
  const losses: Row[] = report.files.flatMap((file) =>
    file.losses.map((loss) => ({ ...loss, path: file.path })),
  );
  return (
    <>
      <Panel title={t(trial ? 'intake.report.trial' : 'intake.report.title')}>
        <Facts
          facts={[
            { label: t('intake.report.moments'), value: number(report.moments) },
            { label: t('intake.report.customers'), value: number(report.customers) },
            { label: t('intake.report.episodes'), value: number(report.episodes) },
          ]}
        />
      </Panel>
      <Panel title={t('intake.report.files')}>
        <DataTable
          csvName={t('intake.report.files')}
          columns={[
            {
              key: 'path',
              label: t('intake.report.file'),
              value: (file) => file.path,
              show: (file) => <bdi>{file.path}</bdi>,
            },
            count('read'),
            count('accepted'),
            count('duplicate'),
            count('quarantined'),
          ]}
          rows={report.files}
          rowKey={(file) => file.path}
        />
      </Panel>
      {losses.length > 0 && (
        <Panel title={t('intake.report.losses')}>
          <DataTable
            csvName={t('intake.report.losses')}
            columns={[
              { key: 'what', label: t('intake.report.what'), value: (loss) => said(loss.what) },
              {
                key: 'count',
                label: t('intake.report.count'),
                value: (loss) => loss.count,
                show: (loss) => number(loss.count),
                align: 'end',
              },
              {
                key: 'example',
                label: t('intake.report.example'),
                value: (loss) => loss.example,
                show: (loss) => <bdi>{loss.example}</bdi>,
              },
              {
                key: 'path',
                label: t('intake.report.file'),
                value: (loss) => loss.path,
                show: (loss) => <bdi>{loss.path}</bdi>,
              },
            ]}
            rows={losses}
            rowKey={(loss) => `${loss.path} ${loss.what}`}
          />
        </Panel>
      )}
    </>
  );
}
