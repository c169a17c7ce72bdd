import { useTranslation } from 'react-i18next';
import type { Estimate } from '../../../kernel/estimate.ts';
import { useAnswer } from '../../../web/api.ts';
import { HowComputed, IntervalBar, Panel, ProblemNote, SkeletonLines } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { showDrivers } from '../contract.ts';
import css from './scores.module.css';

/** "missed:Delivered" → "Promise missed: Delivered". */
function useDriverName(): (driver: string) => string {
  const { t } = useTranslation();
  return (driver) => {
    const [, kind, step] = /^(missed|step):(.+)$/s.exec(driver) ?? [];
    return kind === undefined ? driver : t(`scores.driver.${kind}`, { step });
  };
}

/** What goes together with the score: each driver's share of what is explained, with interval and rank range. */
export function DriversPanel({ metric, where }: { metric: string; where: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useDriverName();
  const { data, error } = useAnswer(showDrivers, { params: { metric }, query: { where } });
  const first = data?.drivers[0];
  const asEstimate = (d: NonNullable<typeof first>): Estimate => ({
    value: d.ofExplained,
    low: d.ofLow,
    high: d.ofHigh,
    level: data?.r2.level ?? 0.95,
    n: data?.n ?? null,
    method: data?.method ?? '',
  });
  return (
    <Panel
      title={t('scores.drivers')}
      aside={
        data === undefined || first === undefined ? undefined : (
          <HowComputed estimate={data.r2} of="episodes" />
        )
      }
    >
      {error !== null && <ProblemNote problem={error} />}
      {data === undefined && error === null && <SkeletonLines lines={5} />}
      {data !== undefined && first === undefined && (
        <p className={css.quiet}>{t('scores.drivers.nothing')}</p>
      )}
      {data !== undefined && first !== undefined && (
        <>
          <p>
            {data.found
              ? t(data.drivers.length === 1 ? 'scores.drivers.one' : 'scores.drivers.say', {
                  driver: name(first.driver),
                  share: format.share(first.ofExplained),
                  low: format.share(first.ofLow).replace(/\s*%$/, ''),
                  high: format.share(first.ofHigh),
                  r2: format.share(data.r2.value ?? 0),
                })
              : t('scores.drivers.none')}{' '}
            {data.dropped > 0 &&
              t('scores.drivers.dropped', {
                dropped: format.number(data.dropped),
                all: format.number(data.n + data.dropped),
              })}
          </p>
          {data.found && data.drivers.length > 1 && (
            <div className={css.drivers}>
              {data.drivers.slice(0, 8).map((d) => (
                <div key={d.driver}>
                  <div>
                    {name(d.driver)}{' '}
                    <span className={css.rank}>
                      {`${format.share(d.ofExplained)} · ${d.rankLow === d.rankHigh ? t('scores.drivers.rank', { rank: d.rankLow }) : t('scores.drivers.ranks', { low: d.rankLow, high: d.rankHigh })}`}
                    </span>
                  </div>
                  <IntervalBar estimate={asEstimate(d)} unit="share" range={[0, 1]} />
                </div>
              ))}
            </div>
          )}
        </>
      )}
    </Panel>
  );
}
