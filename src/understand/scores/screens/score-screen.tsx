import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { href, useAddress, useParam } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  ButtonLink,
  ChartFrame,
  Columns,
  EmptyState,
  EstimateText,
  FilterBar,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPage,
  Stack,
  TroubledPage,
  VerdictTag,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { listFields } from '../../journeys/contract.ts';
import {
  listMetrics,
  type Metric,
  periodShape,
  type ScoreCell,
  type Stat,
  showScores,
  statShape,
} from '../contract.ts';
import { ByFieldTable } from './by-field-table.tsx';
import { DriversPanel } from './drivers-panel.tsx';
import { ScoreHow } from './score-how.tsx';
import { ScoreVoices } from './score-voices.tsx';
import { unitOf, useSayChange } from './score-words.ts';
import css from './scores.module.css';
import { TrendPicture } from './trend-picture.tsx';

const address = z.object({
  stat: statShape.optional().catch(undefined),
  period: periodShape.catch('month'),
  where: z.string().min(1).optional().catch(undefined),
  by: z.string().min(1).optional().catch(undefined),
});

/** The ways to sum up that a scale allows; NPS needs 0–10. */
function statsOf(metric: Metric): Stat[] {
  const nps: Stat[] = metric.high === 10 && metric.low <= 1 ? ['nps'] : [];
  return [...nps, metric.sumUp === 'ces' ? 'ces' : 'mean', 'csat', 'top-box'];
}

/** The last period that may be shown, and what it says against the one before. */
function Now({ cells, stat }: { cells: readonly ScoreCell[]; stat: Stat }) {
  const { t } = useTranslation();
  const say = useSayChange();
  const last = cells.findLast((cell) => cell.value !== null);
  if (last === undefined) return <p className={css.quiet}>{t('scores.now.none')}</p>;
  return (
    <>
      <div className={css.now}>
        <EstimateText estimate={last} unit={unitOf(stat)} size="large" more={last.period ?? ''} />
        {last.change !== null && <VerdictTag verdict={last.change.verdict} />}
      </div>
      <p className={css.say}>
        {last.change === null ? t('scores.now.first') : say(last.change, stat)}{' '}
        {last.change?.because !== undefined && last.change.difference.value !== null && last.change.because}
      </p>
    </>
  );
}

/** One metric: now and before, the trend, by field, what goes together with it, and voices beside the numbers. */
export default function ScoreScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useParam('metric');
  const may = useMay();
  const [seen, change] = useAddress(address);
  const metrics = useAnswer(listMetrics);
  const metric = metrics.data?.find((each) => each.name === name);
  const stat = seen.stat ?? metric?.sumUp ?? 'mean';
  const asked = `${name}:${stat}`;
  const { where, period, by } = seen;
  const ready = { when: metric !== undefined };
  const fields = useAnswer(listFields).data;
  const trend = useAnswer(showScores, { params: { metric: asked }, query: { period, where } }, ready);
  const all = useAnswer(showScores, { params: { metric: asked }, query: { where } }, ready);
  if (metrics.error !== null)
    return (
      <TroubledPage
        title={t('scores.title')}
        problem={metrics.error}
        onRetry={() => void metrics.refetch()}
      />
    );
  if (metrics.data === undefined) return <SkeletonPage />;
  if (metric === undefined)
    return (
      <Page title={name}>
        <EmptyState
          sentence={t('scores.unknown', { metric: name })}
          action={{ label: t('scores.all'), to: '/scores' }}
        />
      </Page>
    );
  const whole = all.data?.[0];
  const cells = trend.data ?? [];
  const failed = trend.error ?? all.error;
  return (
    <Page
      kicker={<Link to="/scores">{t('scores.title')}</Link>}
      title={name}
      lead={t('scores.scale', { low: metric.low, high: metric.high, answers: format.number(metric.answers) })}
      actions={
        <ButtonLink
          kind="other"
          label={t('scores.compare.do')}
          to={href('/scores/compare', { metric: asked, a: where })}
        />
      }
    >
      <div className={css.controls} data-screen-only>
        <SegmentedControl
          size="xs"
          aria-label={t('scores.stat')}
          data={statsOf(metric).map((each) => ({ value: each, label: t(`scores.stat.${each}`) }))}
          value={stat}
          onChange={(next) => change({ stat: next === metric.sumUp ? undefined : next })}
        />
        <Select
          size="xs"
          aria-label={t('scores.period')}
          data={periodShape.options.map((each) => ({ value: each, label: t(`scores.period.${each}`) }))}
          value={period}
          allowDeselect={false}
          onChange={(next) => change({ period: next ?? undefined })}
        />
        <FilterBar
          where={where}
          onChange={(next) => change({ where: next })}
          fields={[...(fields?.columns ?? []), ...(fields?.attributes ?? [])]}
        />
      </div>
      {failed !== null && <ProblemNote problem={failed} onRetry={() => void trend.refetch()} />}
      <Columns>
        <Stack>
          <Panel
            title={t('scores.now')}
            aside={
              whole === undefined ? undefined : (
                <EstimateText estimate={whole} unit={unitOf(stat)} more={t('scores.now.all')} />
              )
            }
          >
            <Now cells={cells} stat={stat} />
          </Panel>
          <ChartFrame<ScoreCell>
            title={t('scores.trend')}
            note={t('scores.trend.note')}
            csvName={t('scores.trend.csv', { metric: name })}
            table={{
              rows: cells,
              rowKey: (cell) => cell.period ?? '',
              columns: [
                { key: 'period', label: t('scores.period'), value: (cell) => cell.period },
                {
                  key: 'score',
                  label: t('scores.score'),
                  align: 'end',
                  value: (cell) => cell.value,
                  show: (cell) => <EstimateText estimate={cell} unit={unitOf(stat)} how={false} />,
                },
                {
                  key: 'low',
                  label: t('scores.low'),
                  align: 'end',
                  value: (cell) => cell.low,
                  show: () => '',
                },
                {
                  key: 'high',
                  label: t('scores.high'),
                  align: 'end',
                  value: (cell) => cell.high,
                  show: () => '',
                },
                { key: 'n', label: t('scores.n'), align: 'end', value: (cell) => cell.n },
                {
                  key: 'verdict',
                  label: t('scores.verdict'),
                  value: (cell) => cell.change?.verdict ?? null,
                  show: (cell) => (cell.change === null ? '' : <VerdictTag verdict={cell.change.verdict} />),
                },
              ],
            }}
          >
            {cells.length === 0 ? (
              <p className={css.quiet}>{t('scores.now.none')}</p>
            ) : (
              <TrendPicture cells={cells} period={period} stat={stat} />
            )}
          </ChartFrame>
          <ByFieldTable
            metric={asked}
            stat={stat}
            by={by}
            where={where}
            onBy={(next) => change({ by: next })}
          />
        </Stack>
        <Stack>
          {may('read', 'verbatim') && <ScoreVoices metric={asked} where={where} />}
          <DriversPanel metric={asked} where={where} />
          {whole !== undefined && <ScoreHow cell={whole} />}
        </Stack>
      </Columns>
    </Page>
  );
}
