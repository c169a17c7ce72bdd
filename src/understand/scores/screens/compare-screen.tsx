import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { rOfDifference } from '../../../instruments/statistics/r-code.ts';
import { href, useAddress } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  EmptyState,
  EstimateText,
  FilterBar,
  IntervalBar,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  VerdictTag,
} from '../../../web/design.ts';
import { useSaid } from '../../../web/said/said.ts';
import { listFields } from '../../journeys/contract.ts';
import { compareScores, listMetrics, type Stat, showScores, statShape } from '../contract.ts';
import { differenceUnit, unitOf, useDifference, useSayChange } from './score-words.ts';
import css from './scores.module.css';

const text = z.string().min(1).optional().catch(undefined);
const address = z.object({ metric: text, a: text, b: text });

/** The R code needs what was counted in both groups; asked only when somebody opens it. */
function Code({ metric, a, b }: { metric: string; a: string; b: string }) {
  const { t } = useTranslation();
  const [first, second] = [
    useAnswer(showScores, { params: { metric }, query: { where: a } }).data?.[0]?.summary,
    useAnswer(showScores, { params: { metric }, query: { where: b } }).data?.[0]?.summary,
  ];
  if (!first || !second) return null;
  return (
    <details className={css.code}>
      <summary>{t('scores.how.r')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide code block must be scrollable by keyboard */}
      <pre tabIndex={0}>{rOfDifference(first, second)}</pre>
    </details>
  );
}

/** Two groups of one score side by side, with one of four verdicts. Both filters live in the address. */
export default function CompareScreen() {
  const { t } = useTranslation();
  const say = useSayChange();
  const difference = useDifference();
  const said = useSaid();
  const [seen, change] = useAddress(address);
  const metrics = useAnswer(listMetrics).data;
  const fields = useAnswer(listFields).data;
  const metric = seen.metric ?? metrics?.[0]?.name;
  const known = metrics?.find(
    (each) => each.name === metric || each.name === metric?.replace(/:[a-z-]+$/, ''),
  );
  const named = statShape.safeParse(metric?.split(':').pop());
  const stat: Stat = named.success ? named.data : (known?.sumUp ?? 'mean');
  const { a, b } = seen;
  const ready = metric !== undefined && a !== undefined && b !== undefined;
  const { data, error, refetch } = useAnswer(
    compareScores,
    { params: { metric: metric ?? '' }, query: { a: a ?? '', b: b ?? '' } },
    { when: ready },
  );
  const offered = [...(fields?.columns ?? []), ...(fields?.attributes ?? [])];
  return (
    <Page
      kicker={<Link to="/scores">{t('scores.title')}</Link>}
      title={t('scores.compare')}
      lead={t('scores.compare.lead')}
    >
      <div className={css.controls} data-screen-only>
        {metrics !== undefined && metrics.length > 0 && (
          <Select
            size="xs"
            aria-label={t('scores.metric')}
            data={metrics.map((each) => each.name)}
            value={known?.name ?? null}
            allowDeselect={false}
            onChange={(next) => change({ metric: next ?? undefined })}
          />
        )}
      </div>
      <div className={css.groups}>
        {(['a', 'b'] as const).map((side) => (
          <Panel key={side} title={t(`scores.compare.${side}`)}>
            <FilterBar where={seen[side]} onChange={(next) => change({ [side]: next })} fields={offered} />
            {ready && data !== undefined && (
              <EstimateText estimate={data[side]} unit={unitOf(stat)} size="large" />
            )}
          </Panel>
        ))}
      </div>
      {!ready && <EmptyState sentence={t('scores.compare.empty')} />}
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {ready && data === undefined && error === null && <SkeletonPanel lines={3} />}
      {ready && data !== undefined && (
        <Panel
          title={t('scores.compare.difference')}
          tag={<VerdictTag verdict={data.verdict} />}
          {...(data.difference.value === null ? {} : { aside: data.difference.method })}
        >
          {data.difference.value !== null && (
            <IntervalBar
              estimate={data.difference}
              unit={differenceUnit(stat)}
              label={difference(data.difference, stat)}
              tone={data.verdict === 'declined' ? 'hurts' : data.verdict === 'improved' ? 'helps' : 'grey'}
            />
          )}
          <p className={css.say}>
            {say(data, stat)}{' '}
            {data.because !== undefined && data.difference.value !== null && said(data.because)}
          </p>
          {data.difference.value !== null && metric !== undefined && a !== undefined && b !== undefined && (
            <Code metric={metric} a={a} b={b} />
          )}
          <p className={css.quiet}>
            <Link to={href('/journeys/compare', { a, b })}>{t('scores.compare.journeys')}</Link>
          </p>
        </Panel>
      )}
    </Page>
  );
}
