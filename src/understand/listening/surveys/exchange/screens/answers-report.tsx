import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../../../web/design.ts';
import { useFormat } from '../../../../../web/format.ts';
import { useSaid } from '../../../../../web/said/said.ts';
import type { AnswerColumn, ResponsesImport } from '../exchange.contract.ts';
import css from './exchange.module.css';

type Doubt = ResponsesImport['flagged'][number];

/** Why an answer does not count; a key this screen has no words for is shown as it is. */
function useWhy(): (why: string) => string {
  const { t, i18n } = useTranslation();
  return (why) => {
    const key = `surveys.exchange.why.${why}`;
    return i18n.exists(key) ? t(key) : t('surveys.exchange.why', { why });
  };
}

/** What each column of a table is taken for, what fits nothing, what will not count; before and after it was taken. */
export function AnswersReport({ report, name }: { report: ResponsesImport; name: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const why = useWhy();
  const isTrial =
    report.tried > 0 || (report.accepted === 0 && report.duplicate === 0 && report.refused === 0);
  const columns: Column<AnswerColumn>[] = [
    {
      key: 'column',
      label: t('surveys.exchange.column'),
      value: ({ column }) => column,
      show: ({ column }) => <bdi>{column}</bdi>,
    },
    ...(report.columns.some(({ label }) => label !== '')
      ? [
          {
            key: 'label',
            label: t('surveys.exchange.columnLabel'),
            value: ({ label }: AnswerColumn) => label,
            show: ({ label }: AnswerColumn) => <bdi>{label.slice(0, 160)}</bdi>,
            long: true,
          },
        ]
      : []),
    {
      key: 'is',
      label: t('surveys.exchange.takenFor'),
      value: ({ is, code, part }) =>
        t(`surveys.exchange.is.${is}`, { code: part === '' ? code : `${code} · ${part}` }),
    },
  ];
  const doubts: Column<Doubt>[] = [
    { key: 'question', label: t('surveys.exchange.question'), value: ({ question }) => question },
    { key: 'why', label: t('surveys.exchange.doubt'), value: (doubt) => why(doubt.why), long: true },
    {
      key: 'count',
      label: t('surveys.exchange.times'),
      value: ({ count }) => count,
      show: ({ count }) => format.number(count),
      align: 'end',
    },
    ...(report.flagged.some(({ example }) => example !== '')
      ? [
          {
            key: 'example',
            label: t('surveys.exchange.example'),
            value: ({ example }: Doubt) => example,
            show: ({ example }: Doubt) => <bdi>{example}</bdi>,
            long: true,
          },
        ]
      : []),
  ];
  const numbers = {
    read: format.number(report.read),
    accepted: format.number(report.accepted),
    duplicate: format.number(report.duplicate),
    refused: format.number(report.refused),
    found: format.number(report.questionsFound),
    questions: format.number(report.questions),
  };
  return (
    <div className={css.stack}>
      <p className={css.sum}>
        {t(isTrial ? 'surveys.exchange.trial' : 'surveys.exchange.taken', numbers)}{' '}
        {t('surveys.exchange.fits', numbers)}
      </p>
      {report.withoutColumns.length > 0 && (
        <p className={css.quiet}>
          {t('surveys.exchange.withoutColumns')} <bdi>{report.withoutColumns.join(', ')}</bdi>
        </p>
      )}
      {report.unmatchedColumns.length > 0 && (
        <p className={css.quiet}>
          {t('surveys.exchange.unmatched')} <bdi>{report.unmatchedColumns.slice(0, 40).join(', ')}</bdi>
          {report.unmatchedColumns.length > 40 && ' …'}
        </p>
      )}
      {report.ragged > 0 && (
        <p className={css.quiet}>{t('surveys.exchange.ragged', { count: report.ragged })}</p>
      )}
      {report.refusals.length > 0 && (
        <ul className={css.lines}>
          {report.refusals.map(({ row, say }) => (
            <li key={row} className={css.line}>
              <span className={css.count}>{t('surveys.exchange.row', { row: format.number(row) })}</span>
              <p className={css.what}>
                <bdi>{said(say)}</bdi>
              </p>
            </li>
          ))}
        </ul>
      )}
      {report.flagged.length > 0 && (
        <section>
          <h3 className={css.group}>
            {isTrial && report.tried < report.read
              ? t('surveys.exchange.doubts.first', { rows: format.number(report.tried) })
              : t('surveys.exchange.doubts')}
          </h3>
          <DataTable
            columns={doubts}
            rows={report.flagged}
            rowKey={(doubt) => `${doubt.question} ${doubt.why}`}
            csvName={`${name} ${t('surveys.exchange.doubts')}`}
            shownAtFirst={12}
          />
        </section>
      )}
      {report.columns.length > 0 && (
        <details className={css.more} open={isTrial || undefined}>
          <summary>{t('surveys.exchange.columns', { count: report.columns.length })}</summary>
          <DataTable
            columns={columns}
            rows={report.columns}
            rowKey={(column) => String(report.columns.indexOf(column))}
            csvName={`${name} ${t('surveys.exchange.takenFor')}`}
            shownAtFirst={15}
          />
        </details>
      )}
    </div>
  );
}
