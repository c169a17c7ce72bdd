import { useTranslation } from 'react-i18next';
import { type Column, DataTable, EstimateText, Tag } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import type { SurveySummary } from '../contract.ts';
import type { SurveyResultLine } from '../results/contract.ts';
import { useTitle } from './survey-text.ts';

const tone = { draft: 'grey', open: 'understand', closed: 'grey' } as const;

/** The list as a table, with its CSV. */
export function SurveyTable({
  surveys,
  results,
}: {
  surveys: readonly SurveySummary[];
  results: readonly SurveyResultLine[];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = useTitle();
  const lines = new Map(results.map((line) => [line.survey, line]));
  const columns: Column<SurveySummary>[] = [
    {
      key: 'survey',
      label: t('surveys.list.survey'),
      value: (row) => title(row.title, row.languages),
      long: true,
    },
    {
      key: 'state',
      label: t('surveys.list.state'),
      value: (row) => t(`surveys.state.${row.state}`),
      show: (row) => (
        <>
          <Tag tone={tone[row.state]}>{t(`surveys.state.${row.state}`)}</Tag>
          {row.version !== null && row.draftChanged && <small> {t('surveys.state.changed')}</small>}
        </>
      ),
    },
    {
      key: 'answers',
      label: t('surveys.list.answers'),
      value: (row) => lines.get(row.id)?.completed ?? 0,
      show: (row) => format.number(lines.get(row.id)?.completed ?? 0),
      align: 'end',
    },
    {
      key: 'rate',
      label: t('surveys.list.rate'),
      value: (row) => lines.get(row.id)?.finished.value,
      show: (row) => {
        const line = lines.get(row.id);
        return line === undefined || line.opened === 0 ? (
          '–'
        ) : (
          <EstimateText estimate={line.finished} unit="share" of="people" />
        );
      },
    },
    {
      key: 'last',
      label: t('surveys.list.last'),
      value: (row) => lines.get(row.id)?.lastAnswerAt,
      show: (row) => {
        const at = lines.get(row.id)?.lastAnswerAt;
        return at == null ? '–' : format.day(at);
      },
    },
    { key: 'asks', label: t('surveys.list.asks'), value: (row) => t(`surveys.asks.${row.asks}`) },
    { key: 'languages', label: t('surveys.list.languages'), value: (row) => row.languages.join(', ') },
    {
      key: 'time',
      label: t('surveys.list.time'),
      value: (row) => row.seconds,
      show: (row) => format.seconds(row.seconds),
      align: 'end',
    },
    {
      key: 'changed',
      label: t('surveys.list.changed'),
      value: (row) => row.changedAt,
      show: (row) => format.day(row.changedAt),
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={surveys}
      rowKey={(row) => row.id}
      csvName={t('surveys.nav')}
      to={(row) => `/surveys/${row.id}`}
      sortedBy={{ key: 'changed', down: true }}
    />
  );
}
