import { useTranslation } from 'react-i18next';
import { DataTable } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import type { Import } from '../contract.ts';

/** What was brought in before, newest first; each leads to its report. */
export function ImportsTable({ imports }: { imports: readonly Import[] }) {
  const { t } = useTranslation();
  const { moment, number } = useFormat();
  const names = (one: Import) => one.files.map((file) => file.path).join(', ');
  return (
    <DataTable
      csvName={t('intake.before.title')}
      columns={[
        {
          key: 'files',
          label: t('intake.report.file'),
          value: names,
          show: (one) => <bdi>{names(one)}</bdi>,
        },
        {
          key: 'at',
          label: t('intake.before.at'),
          value: (one) => one.createdAt,
          show: (one) => moment(one.createdAt),
        },
        {
          key: 'by',
          label: t('intake.before.by'),
          value: (one) => one.startedBy,
          show: (one) => <bdi>{one.startedBy}</bdi>,
        },
        {
          key: 'stage',
          label: t('intake.before.state'),
          value: (one) => (one.dryRun ? t('intake.before.trial') : t(`intake.stage.${one.stage}`)),
        },
        {
          key: 'moments',
          label: t('intake.report.moments'),
          value: (one) => one.report?.moments ?? null,
          show: (one) => (one.report === null ? '' : number(one.report.moments)),
          align: 'end',
        },
      ]}
      rows={imports}
      rowKey={(one) => one.id}
      to={(one) => `/import/${one.id}`}
      shownAtFirst={8}
    />
  );
}
