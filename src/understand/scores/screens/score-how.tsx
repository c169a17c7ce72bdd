import { useTranslation } from 'react-i18next';
import { rOfSummary } from '../../../instruments/statistics/r-code.ts';
import { Facts, Panel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useSaid } from '../../../web/said/said.ts';
import type { ScoreCell } from '../contract.ts';
import css from './scores.module.css';

/** How a score was made: method, what was counted, and R code with which anybody can make it again. */
export function ScoreHow({ cell }: { cell: ScoreCell }) {
  const { t } = useTranslation();
  const said = useSaid();
  const format = useFormat();
  const { summary } = cell;
  return (
    <Panel title={t('shell.how')} head="quiet">
      <Facts
        facts={[
          { label: t('shell.how.method'), value: said(cell.method) },
          { label: t('scores.how.unit'), value: t(`scores.unit.${cell.unit}`) },
          {
            label: t('shell.how.level'),
            value: t('shell.how.levelValue', { level: format.share(cell.level) }),
          },
          ...(summary === null
            ? []
            : [{ label: t('scores.how.counts'), value: countsOf(summary, format, t) }]),
        ]}
      />
      {summary !== null && cell.value !== null && (
        <details className={css.code}>
          <summary>{t('scores.how.r')}</summary>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide code block must be scrollable by keyboard */}
          <pre tabIndex={0}>{rOfSummary(summary, cell.level)}</pre>
        </details>
      )}
    </Panel>
  );
}

function countsOf(
  summary: NonNullable<ScoreCell['summary']>,
  format: ReturnType<typeof useFormat>,
  t: (key: string, values: Record<string, string>) => string,
): string {
  if (summary.form === 'nps')
    return t('scores.counts.nps', {
      promoters: format.number(summary.promoters),
      passives: format.number(summary.passives),
      detractors: format.number(summary.detractors),
    });
  if (summary.form === 'share')
    return t('scores.counts.share', { count: format.number(summary.count), n: format.number(summary.n) });
  return t('scores.counts.mean', { sum: format.number(summary.sum), n: format.number(summary.n) });
}
