import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { href, useAddress } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  ButtonLink,
  EmptyState,
  EstimateText,
  FilterBar,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonLines,
  SkeletonPage,
  Stack,
  TroubledPage,
  VerdictTag,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { listFields } from '../../journeys/contract.ts';
import { listMetrics, type Metric, showScores } from '../contract.ts';
import { unitOf, useSayChange } from './score-words.ts';
import css from './scores.module.css';
import { TrendPicture } from './trend-picture.tsx';

const address = z.object({ where: z.string().optional() });

/** One metric in a panel: its last quarter, the verdict against the one before in words, and the trend. */
function OneMetric({ metric, where }: { metric: Metric; where: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const say = useSayChange();
  const stat = metric.sumUp;
  const { data, error, refetch } = useAnswer(showScores, {
    params: { metric: `${metric.name}:${stat}` },
    query: { period: 'quarter', where },
  });
  const to = href(`/scores/metrics/${encodeURIComponent(metric.name)}`, { where });
  const last = data?.findLast((cell) => cell.value !== null);
  return (
    <Panel
      title={<Link to={to}>{metric.name}</Link>}
      head="serif"
      aside={t('scores.scale', {
        low: metric.low,
        high: metric.high,
        answers: format.number(metric.answers),
      })}
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonLines lines={3} />}
      {data !== undefined && last === undefined && <p className={css.quiet}>{t('scores.now.none')}</p>}
      {last !== undefined && (
        <>
          <div className={css.now}>
            <EstimateText estimate={last} unit={unitOf(stat)} size="large" more={last.period ?? ''} />
            {last.change !== null && <VerdictTag verdict={last.change.verdict} />}
          </div>
          <p className={css.say}>{last.change === null ? t('scores.now.first') : say(last.change, stat)}</p>
          <TrendPicture cells={data ?? []} period="quarter" stat={stat} />
        </>
      )}
    </Panel>
  );
}

/** Every metric: how it stands, and whether that is a change. */
export default function ScoresScreen() {
  const { t } = useTranslation();
  const [{ where }, change] = useAddress(address);
  const { data, error, refetch } = useAnswer(listMetrics);
  const fields = useAnswer(listFields).data;
  if (error !== null)
    return <TroubledPage title={t('scores.title')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  return (
    <Page
      title={t('scores.title')}
      lead={t('scores.lead')}
      actions={
        <ButtonLink kind="other" label={t('scores.compare.do')} to={href('/scores/compare', { a: where })} />
      }
    >
      {data.length === 0 ? (
        <EmptyState sentence={t('scores.empty')} action={{ label: t('scores.import'), to: '/import' }} />
      ) : (
        <>
          <FilterBar
            where={where}
            onChange={(next) => change({ where: next })}
            fields={[...(fields?.columns ?? []), ...(fields?.attributes ?? [])]}
          />
          <Stack>
            {data.map((metric) => (
              <OneMetric key={metric.name} metric={metric} where={where} />
            ))}
          </Stack>
        </>
      )}
    </Page>
  );
}
