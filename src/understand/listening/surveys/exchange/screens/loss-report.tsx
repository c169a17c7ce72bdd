import { useTranslation } from 'react-i18next';
import { type Column, DataTable } from '../../../../../web/design.ts';
import { useFormat } from '../../../../../web/format.ts';
import { useSaidPair } from '../../screens/survey-text.ts';
import type { LossItem, LossReport as Report } from '../loss.contract.ts';
import css from './exchange.module.css';

const outcomes = ['dropped', 'approximated', 'mapped'] as const;
const signs = { dropped: '▼', approximated: '●', mapped: '✓' } as const;
/** So much of somebody's text is shown as an example; the file has it all. */
const shownOf = (text: string): string => (text.length > 240 ? `${text.slice(0, 239)}…` : text);

/** What became of each thing in a file, what was lost first. Every text comes from the file and is only ever a text here. */
export function LossReport({ report, name }: { report: Report; name: string }) {
  const { t } = useTranslation();
  const said = useSaidPair();
  const format = useFormat();
  const { mapped, approximated, dropped } = report.counts;
  const columns: Column<LossItem>[] = [
    {
      key: 'outcome',
      label: t('surveys.exchange.outcome'),
      value: ({ outcome }) => t(`surveys.exchange.outcome.${outcome}`),
    },
    { key: 'what', label: t('surveys.exchange.what'), value: ({ what }) => said(what), long: true },
    {
      key: 'where',
      label: t('surveys.exchange.where'),
      value: ({ where }) => where,
      show: ({ where }) => <bdi>{shownOf(where)}</bdi>,
    },
    {
      key: 'example',
      label: t('surveys.exchange.example'),
      value: ({ example }) => example,
      show: ({ example }) => <bdi>{shownOf(example)}</bdi>,
      long: true,
    },
  ];
  return (
    <>
      <p className={css.sum}>
        {t('surveys.exchange.sum', {
          mapped: format.number(mapped),
          approximated: format.number(approximated),
          dropped: format.number(dropped),
        })}
        {report.untranslated > 0 && ` ${t('surveys.exchange.untranslated', { count: report.untranslated })}`}
      </p>
      {outcomes.map((outcome) => {
        const groups = report.groups.filter((group) => group.outcome === outcome);
        return (
          groups.length > 0 && (
            <section key={outcome}>
              <h3 className={css.group} data-outcome={outcome}>
                <span aria-hidden="true">{signs[outcome]}</span> {t(`surveys.exchange.outcome.${outcome}`)}
              </h3>
              <ul className={css.lines}>
                {groups.map((group) => (
                  <li key={`${group.what.en} ${group.where}`} className={css.line}>
                    <span className={css.count}>{format.number(group.count)} ×</span>
                    <div>
                      <p className={css.what}>{said(group.what)}</p>
                      <p className={css.example}>
                        <bdi>{shownOf(group.where)}</bdi>
                        {group.example !== '' && (
                          <>
                            : <bdi>“{shownOf(group.example)}”</bdi>
                          </>
                        )}
                      </p>
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          )
        );
      })}
      {report.items.length > 0 && (
        <details className={css.more}>
          <summary>{t('surveys.exchange.each', { count: report.items.length })}</summary>
          <DataTable
            columns={columns}
            rows={report.items}
            rowKey={(item) => String(report.items.indexOf(item))}
            csvName={name}
            shownAtFirst={20}
          />
        </details>
      )}
    </>
  );
}
