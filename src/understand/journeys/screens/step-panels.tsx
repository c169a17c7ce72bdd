import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EstimateText, Facts, Link, Panel } from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { StepObservations } from '../../listening/observations/screens/step-observations.tsx';
import { StepMeaning } from '../../meaning/screens/step-meaning.tsx';
import type { JourneyMap, MapNode } from '../contract.ts';
import type { MapAddress } from './addresses.ts';
import { keptOf, unitOf } from './map-facts.ts';
import css from './map-screen.module.css';
import { PeopleLink } from './people-link.tsx';
import { StepVoices } from './step-voices.tsx';

/** One step of the map: its numbers, each a way to the people behind it, and what was said there. */
export function StepPanels({
  node,
  map,
  seen,
  close,
}: {
  node: MapNode;
  map: JourneyMap;
  seen: MapAddress;
  close: string;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const people = (count: number, what: Record<string, string>): ReactNode =>
    count === 0 ? (
      '0'
    ) : (
      <PeopleLink seen={seen} what={what}>
        {format.number(count)}
      </PeopleLink>
    );
  const ways = (end: 'from' | 'to') =>
    map.edges
      .filter((edge) => edge[end === 'from' ? 'to' : 'from'] === node.step && edge.from !== edge.to)
      .sort((a, b) => b.episodes - a.episodes)
      .slice(0, 4);
  const wayLinks = (end: 'from' | 'to') => (
    <span className={css.links}>
      {ways(end).map((edge) => (
        <PeopleLink key={edge[end]} seen={seen} what={{ from: edge.from, to: edge.to }}>
          {`${edge[end]} ${format.number(edge.episodes)} · ${format.seconds(edge.medianSeconds)}`}
        </PeopleLink>
      ))}
    </span>
  );
  const promise = node.promise;
  const states = ['kept', 'late', 'broken', 'open', 'withdrawn', 'unmeasured'] as const;
  const facts = [
    { label: t('journeys.step.episodes'), value: people(node.episodes, { step: node.step }) },
    ...(node.starts > 0
      ? [{ label: t('journeys.step.starts'), value: people(node.starts, { starts: node.step }) }]
      : []),
    ...(node.ends > 0
      ? [{ label: t('journeys.step.ends'), value: people(node.ends, { ends: node.step }) }]
      : []),
    ...(node.reworked > 0
      ? [{ label: t('journeys.step.reworked'), value: people(node.reworked, { reworked: node.step }) }]
      : []),
    ...(ways('from').length > 0 ? [{ label: t('journeys.step.from'), value: wayLinks('from') }] : []),
    ...(ways('to').length > 0 ? [{ label: t('journeys.step.to'), value: wayLinks('to') }] : []),
    ...(promise === null
      ? []
      : [
          ...(promise.due > 0
            ? [
                {
                  label: t('journeys.step.kept'),
                  value: <EstimateText estimate={keptOf(promise.missed)} unit="share" of="promises" how />,
                },
              ]
            : []),
          {
            label: t('journeys.step.promises', { made: format.number(promise.made) }),
            value: (
              <span className={css.links}>
                {states
                  .filter((state) => promise[state] > 0)
                  .map((state) => (
                    <PeopleLink key={state} seen={seen} what={{ promise: node.step, state }}>
                      {`${t(`journeys.state.${state}`)} ${format.number(promise[state])}`}
                    </PeopleLink>
                  ))}
              </span>
            ),
          },
        ]),
  ];
  return (
    <>
      <Panel
        title={node.step}
        head="serif"
        aside={
          <>
            {node.function ?? t('journeys.map.noFunction')}
            <Link to={close} className={css.close} aria-label={t('shell.close')}>
              ×
            </Link>
          </>
        }
      >
        {node.score !== null && map.metric !== null && (
          <p className={css.quiet}>
            <EstimateText estimate={node.score} unit={unitOf(map.metric)} size="large" /> <br />
            {t(node.feeling === null ? 'journeys.step.likeAll' : `journeys.step.${node.feeling}`, {
              metric: map.metric.name,
            })}
          </p>
        )}
        <Facts facts={facts} />
      </Panel>
      <StepMeaning step={node.step} where={seen.where} />
      <StepVoices node={node} map={map} where={seen.where} />
      <StepObservations step={node.step} />
    </>
  );
}
