import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../../../web/design.ts';
import { useFormat } from '../../../../../web/format.ts';
import { useTitle } from '../../screens/survey-text.ts';
import type { PastImport } from '../exchange.contract.ts';

/** Everything that was brought in, newest first; each line leads to its report. */
export function PastImports({ imports }: { imports: readonly PastImport[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = useTitle();
  const became = (one: PastImport) =>
    one.kind === 'survey'
      ? t('surveys.exchange.past.survey', {
          mapped: format.number(one.counts.mapped),
          approximated: format.number(one.counts.approximated),
          dropped: format.number(one.counts.dropped),
        })
      : t('surveys.exchange.past.answers', {
          accepted: format.number(one.accepted),
          duplicate: format.number(one.duplicate),
          refused: format.number(one.refused),
        });
  const columns: Column<PastImport>[] = [
    {
      key: 'file',
      label: t('surveys.exchange.file'),
      value: ({ file }) => file,
      show: ({ file }) => <bdi>{file.length > 80 ? `${file.slice(0, 79)}…` : file}</bdi>,
      long: true,
    },
    {
      key: 'kind',
      label: t('surveys.exchange.kind'),
      value: ({ kind }) => t(`surveys.exchange.kind.${kind}`),
    },
    {
      key: 'survey',
      label: t('surveys.list.survey'),
      value: (one) => title(one.title),
      show: (one) => <bdi>{title(one.title)}</bdi>,
      long: true,
    },
    { key: 'became', label: t('surveys.exchange.became'), value: became },
    {
      key: 'at',
      label: t('surveys.exchange.at'),
      value: ({ at }) => at,
      show: ({ at }) => format.moment(at),
    },
    { key: 'by', label: t('surveys.exchange.by'), value: ({ by }) => by, show: ({ by }) => <bdi>{by}</bdi> },
  ];
  return (
    <DataTable
      columns={columns}
      rows={imports}
      rowKey={(one) => `${one.kind} ${one.kind === 'answers' ? one.id : one.survey}`}
      csvName={t('surveys.exchange.past')}
      to={({ survey }) => `/surveys/${survey}/exchange`}
      shownAtFirst={10}
    />
  );
}
