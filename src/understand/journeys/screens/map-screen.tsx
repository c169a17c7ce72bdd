import { useTranslation } from 'react-i18next';
import { href, useAddress } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  ChartFrame,
  Columns,
  EmptyState,
  HowComputed,
  Page,
  ProblemNote,
  SkeletonPanel,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useSaid } from '../../../web/said/said.ts';
import { useMay } from '../../../web/session.ts';
import { type JourneyMap, showMap } from '../contract.ts';
import { type MapAddress, mapAddress, peopleTo } from './addresses.ts';
import { JourneyPlaces } from './journey-places.tsx';
import { KindSwitch, useKinds } from './kind-switch.tsx';
import { MapControls } from './map-controls.tsx';
import { mapRows, pictureEdges, pictureSteps, scaleOf, unitOf } from './map-facts.ts';
import { MapPicture } from './map-picture.tsx';
import css from './map-screen.module.css';
import { HurtingSteps, PromiseSteps } from './map-summary.tsx';
import { useMapColumns } from './map-table.tsx';
import { PeopleLink } from './people-link.tsx';
import { StepPanels } from './step-panels.tsx';
import { useWidth } from './use-width.ts';

/** "6,930 episodes · 212 paths, the 9 shown cover 93 % · others 481 · voices not attached 312": it adds up. */
function Reconciled({ map, seen }: { map: JourneyMap; seen: MapAddress }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const { paths, unknown } = map;
  const n = (count: number) => ({ count, replace: { count: format.number(count) } });
  return (
    <p className={css.reconciled}>
      {t('shell.n.episodes', n(map.episodes))}
      <HowComputed>
        <p>{said(map.rules.paths)}</p>
        <p>{said(map.rules.score)}</p>
        <p>{said(map.rules.voices)}</p>
      </HowComputed>
      {' · '}
      {t('shell.n.customers', n(map.customers))}
      {' · '}
      {t('journeys.map.paths', {
        ...n(paths.all),
        replace: {
          count: format.number(paths.all),
          shown: format.number(paths.shown),
          cover: format.share(paths.coverage, paths.coverage < 0.995 && paths.coverage > 0.985 ? 1 : 0),
        },
      })}
      {paths.others > 0 && (
        <>
          {' · '}
          <PeopleLink seen={seen} what={{ others: seen.paths ?? '0.8' }}>
            {t('journeys.map.others', { others: format.number(paths.others) })}
          </PeopleLink>
        </>
      )}
      {unknown.unattachedVoices > 0 &&
        ` · ${t('journeys.map.unattached', { voices: format.number(unknown.unattachedVoices) })}`}
      {unknown.functions > 0 && ` · ${t('journeys.map.noFunctionCount', n(unknown.functions))}`}
      {unknown.outsideEpisodes > 0 && ` · ${t('journeys.map.outside', n(unknown.outsideEpisodes))}`}
    </p>
  );
}

/** The journey map: what people really went through, where it hurts, which promises held. */
export default function MapScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, change] = useAddress(mapAddress);
  const { where, ready, kind, field } = useKinds(asked);
  const seen = { ...asked, where };
  const [frame, width] = useWidth(960);
  const columns = useMapColumns();
  const {
    data: map,
    error,
    refetch,
    isPlaceholderData,
  } = useAnswer(
    showMap,
    { query: { where, paths: seen.paths, metric: seen.metric, promises: seen.promises as never } },
    { when: ready },
  );
  const here = { where, kinds: seen.kinds, paths: seen.paths, metric: seen.metric, promises: seen.promises };
  const scoreWords = (metric: NonNullable<JourneyMap['metric']>) => {
    const { low, high } = scaleOf(metric);
    const unit = unitOf(metric);
    const ends = { low: format.value(low, unit, high - low), high: format.value(high, unit, high - low) };
    return [metric.name, t('journeys.map.scale', ends), format.share(metric.all.level)];
  };
  const stepTo = (step: string) =>
    href('/journeys', { ...here, step: step === seen.step ? undefined : step });
  const mayPeople = useMay()('read', 'person');
  const edgeTo = mayPeople ? (from: string, to: string) => peopleTo(seen, { from, to }) : undefined;
  const selected = map?.nodes.find((node) => node.step === seen.step);
  return (
    <Page
      title={kind ?? t('journeys.title')}
      {...(kind === undefined ? {} : { kicker: t('journeys.title') })}
      lead={map === undefined ? t('journeys.lead') : <Reconciled map={map} seen={seen} />}
      actions={<JourneyPlaces here="map" seen={seen} />}
    >
      <KindSwitch path="/journeys" seen={here} />
      <MapControls seen={seen} map={map} change={change} kinds={field} />
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      <div ref={frame} className={css.frame} aria-busy={isPlaceholderData}>
        {map === undefined && error === null && <SkeletonPanel lines={6} height={460} />}
        {map !== undefined && map.episodes === 0 && (
          <EmptyState
            sentence={t(seen.where === undefined ? 'journeys.empty' : 'journeys.emptyFilter')}
            action={
              seen.where === undefined
                ? { label: t('journeys.empty.do'), to: '/import' }
                : {
                    label: t('journeys.emptyFilter.do'),
                    onClick: () => change({ where: undefined, kinds: 'all' }),
                  }
            }
          />
        )}
        {map !== undefined && map.episodes > 0 && (
          <ChartFrame
            title={t('journeys.map.title')}
            note={t('journeys.map.note')}
            csvName={t('journeys.map.csv')}
            table={{
              columns,
              rows: mapRows(map),
              rowKey: (row) => `${row.from}\u0000${row.to}`,
              to: (row) => (row.to === null ? stepTo(row.from) : edgeTo?.(row.from, row.to)),
            }}
          >
            <MapPicture
              steps={pictureSteps(map)}
              edges={pictureEdges(map)}
              width={width}
              stepTo={stepTo}
              edgeTo={edgeTo}
              {...(map.metric === null
                ? {}
                : {
                    scoreName: scoreWords(map.metric),
                    scale: scaleOf(map.metric),
                    unit: unitOf(map.metric),
                  })}
              {...(seen.step === undefined ? {} : { selected: seen.step })}
            />
          </ChartFrame>
        )}
      </div>
      {map !== undefined && map.episodes > 0 && (
        <Columns>
          {selected === undefined ? (
            <>
              <HurtingSteps map={map} to={stepTo} />
              <PromiseSteps map={map} to={stepTo} />
            </>
          ) : (
            <StepPanels node={selected} map={map} seen={seen} close={stepTo(selected.step)} />
          )}
        </Columns>
      )}
    </Page>
  );
}
