import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  DataTable,
  EmptyState,
  FilterBar,
  Page,
  Panel,
  ProblemNote,
  SkeletonTable,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { describeJourneys } from '../contract.ts';
import { peopleTo } from './addresses.ts';
import { JourneyPlaces } from './journey-places.tsx';
import { KindSwitch, useKinds } from './kind-switch.tsx';
import { type CountedPath, coveredPaths } from './path-facts.ts';
import { PathStrip } from './path-strip.tsx';

const text = z.string().optional();
const address = z.object({ where: text, kinds: text, promises: text });
const listed = 500;

/** Every path people took, the commonest first, with how many it covers so far. */
export default function PathsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const mayPeople = useMay()('read', 'person');
  const [asked, change] = useAddress(address);
  const { where, ready, kind, field } = useKinds(asked);
  const seen = { ...asked, where };
  const { data, error, refetch } = useAnswer(
    describeJourneys,
    { query: { where, promises: seen.promises as never, variants: listed } },
    { when: ready },
  );
  const n = (count: number) => ({ count, replace: { count: format.number(count) } });
  const rows = data === undefined ? [] : coveredPaths(data.topVariants, data.episodes);
  const listedEpisodes = rows.at(-1)?.sum ?? 0;
  return (
    <Page
      title={t('journeys.paths.title')}
      {...(kind === undefined ? {} : { kicker: kind })}
      lead={
        data === undefined
          ? t('journeys.paths.lead')
          : [
              t('shell.n.episodes', n(data.episodes)),
              t('journeys.paths.count', n(data.variants)),
              ...(data.variants > rows.length
                ? [t('journeys.paths.rest', n(data.episodes - listedEpisodes))]
                : []),
            ].join(' · ')
      }
      actions={<JourneyPlaces here="paths" seen={seen} />}
    >
      <KindSwitch path="/journeys/paths" seen={seen} />
      <FilterBar
        where={where}
        apart={field}
        onChange={(next) => change({ where: next, kinds: next === undefined ? 'all' : undefined })}
      />
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      <Panel>
        {data === undefined && error === null && <SkeletonTable rows={8} />}
        {data !== undefined && rows.length === 0 && (
          <EmptyState
            sentence={t(where === undefined ? 'journeys.empty' : 'journeys.emptyFilter')}
            {...(where === undefined ? { action: { label: t('journeys.empty.do'), to: '/import' } } : {})}
          />
        )}
        {rows.length > 0 && (
          <DataTable<CountedPath>
            csvName={t('journeys.paths.csv')}
            rows={rows}
            rowKey={(row) => row.key}
            to={(row) => (mayPeople ? peopleTo(seen, { path: JSON.stringify(row.path) }) : undefined)}
            columns={[
              {
                key: 'episodes',
                label: t('journeys.table.episodes'),
                value: (row) => row.episodes,
                show: (row) => format.number(row.episodes),
              },
              {
                key: 'share',
                label: t('journeys.paths.share'),
                align: 'end',
                value: (row) => row.share,
                show: (row) => format.share(row.share, 1),
              },
              {
                key: 'covered',
                label: t('journeys.paths.covered'),
                align: 'end',
                value: (row) => row.covered,
                show: (row) => format.share(row.covered, 1),
              },
              {
                key: 'path',
                label: t('journeys.paths.path'),
                value: (row) => row.path.join(' → '),
                show: (row) => <PathStrip path={row.path} />,
              },
            ]}
          />
        )}
      </Panel>
    </Page>
  );
}
