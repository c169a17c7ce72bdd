import { useTranslation } from 'react-i18next';
import { EstimateText, Facts, Link, Panel } from '../../../web/design.ts';
import type { JourneyMap } from '../contract.ts';
import { hurtingFirst, keptOf, unitOf } from './map-facts.ts';
import css from './map-screen.module.css';

/** Where it hurts: steps whose interval excludes everybody's score, or the sentence that there are none. */
export function HurtingSteps({ map, to }: { map: JourneyMap; to: (step: string) => string }) {
  const { t } = useTranslation();
  if (map.metric === null) {
    return (
      <Panel title={t('journeys.hurting')}>
        <p className={css.quiet}>{t('journeys.hurting.noMetric')}</p>
      </Panel>
    );
  }
  const unit = unitOf(map.metric);
  const hurting = hurtingFirst(map.nodes);
  return (
    <Panel title={t('journeys.hurting')} aside={t('journeys.hurting.aside', { metric: map.metric.name })}>
      <p className={css.quiet}>
        {t('journeys.hurting.all')} <EstimateText estimate={map.metric.all} unit={unit} how />
      </p>
      {hurting.length === 0 ? (
        <p className={css.quiet}>{t('journeys.hurting.none')}</p>
      ) : (
        <Facts
          facts={hurting.slice(0, 8).map((node) => ({
            label: <Link to={to(node.step)}>{node.step}</Link>,
            note: node.function ?? undefined,
            value: node.score === null ? '' : <EstimateText estimate={node.score} unit={unit} />,
          }))}
        />
      )}
    </Panel>
  );
}

/** The promises made along the way and how many were kept. */
export function PromiseSteps({ map, to }: { map: JourneyMap; to: (step: string) => string }) {
  const { t } = useTranslation();
  const promised = map.nodes.filter((node) => node.promise !== null);
  return (
    <Panel title={t('journeys.promised')}>
      {promised.length === 0 ? (
        <p className={css.quiet}>{t('journeys.promised.none')}</p>
      ) : (
        <Facts
          facts={promised.map((node) => ({
            label: <Link to={to(node.step)}>{node.step}</Link>,
            note: node.function ?? undefined,
            value:
              node.promise === null || node.promise.due === 0 ? (
                t('journeys.promised.noneDue')
              ) : (
                <EstimateText estimate={keptOf(node.promise.missed)} unit="share" of="promises" />
              ),
          }))}
        />
      )}
    </Panel>
  );
}
