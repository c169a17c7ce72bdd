import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  DataTable,
  EmptyState,
  EstimateText,
  FilterBar,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { listPromises, type PromiseSummary } from '../contract.ts';
import { JourneyPlaces } from './journey-places.tsx';
import { KindSwitch, useKinds } from './kind-switch.tsx';
import { keptOf } from './map-facts.ts';
import { PromiseShares } from './promise-shares.tsx';

const address = z.object({ where: z.string().optional(), kinds: z.string().optional() });
const states = ['kept', 'late', 'broken', 'open', 'withdrawn', 'unmeasured'] as const;
type Row = PromiseSummary['byFunction'][number];

function OnePromise({ promise, where }: { promise: PromiseSummary; where: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kept = keptOf(promise.missed);
  const step = promise.promise;
  return (
    <Panel
      title={step}
      head="serif"
      aside={[
        t('journeys.promises.made', { made: format.number(promise.made) }),
        ...(promise.toldByCustomers === 0
          ? []
          : [t('journeys.promises.told', { told: format.number(promise.toldByCustomers) })]),
      ].join(' · ')}
    >
      {promise.due === 0 ? (
        <p>{t('journeys.promised.noneDue')}</p>
      ) : (
        <EstimateText
          estimate={kept}
          unit="share"
          of="promises"
          size="large"
          more={t('journeys.promises.keptWord')}
        />
      )}
      <PromiseShares promise={promise} where={where} />
      <DataTable<Row>
        csvName={t('journeys.promises.csv', { step })}
        rows={promise.byFunction}
        rowKey={(row) => row.function ?? ''}
        sortedBy={{ key: 'due', down: true }}
        columns={[
          {
            key: 'function',
            label: t('journeys.table.function'),
            value: (row) => row.function ?? t('journeys.map.noFunction'),
          },
          {
            key: 'due',
            label: t('journeys.promises.due'),
            align: 'end',
            value: (row) => row.due,
            show: (row) => format.number(row.due),
          },
          ...(promise.toldByCustomers === 0
            ? []
            : [
                {
                  key: 'told',
                  label: t('journeys.promises.toldColumn'),
                  align: 'end' as const,
                  value: (row: Row) => row.toldByCustomers,
                  show: (row: Row) => format.number(row.toldByCustomers),
                },
              ]),
          ...states
            .filter((state) => promise[state] > 0)
            .map((state) => ({
              key: state,
              label: t(`journeys.state.${state}`),
              align: 'end' as const,
              value: (row: Row) => row[state],
              show: (row: Row) => format.number(row[state]),
            })),
          {
            key: 'rate',
            label: t('journeys.promises.rate'),
            align: 'end',
            value: (row) => keptOf(row.missed).value,
            show: (row) =>
              row.due === 0 ? '' : <EstimateText estimate={keptOf(row.missed)} unit="share" of="promises" />,
          },
        ]}
      />
    </Panel>
  );
}

/** Promises by step: kept, late, broken, open, withdrawn, and by the function that made them. */
export default function PromisesScreen() {
  const { t } = useTranslation();
  const [asked, change] = useAddress(address);
  const { where, ready, kind, field } = useKinds(asked);
  const seen = { ...asked, where };
  const { data, error, refetch } = useAnswer(listPromises, { query: { where } }, { when: ready });
  return (
    <Page
      title={t('journeys.promises.title')}
      {...(kind === undefined ? {} : { kicker: kind })}
      lead={t('journeys.promises.lead')}
      actions={<JourneyPlaces here="promises" seen={seen} />}
    >
      <KindSwitch path="/journeys/promises" seen={seen} />
      <FilterBar
        where={where}
        apart={field}
        onChange={(next) => change({ where: next, kinds: next === undefined ? 'all' : undefined })}
      />
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={5} />}
      {data?.length === 0 && (
        <EmptyState
          sentence={t('journeys.promises.empty')}
          action={{ label: t('journeys.empty.do'), to: '/import' }}
        />
      )}
      <Stack>
        {data?.map((promise) => (
          <OnePromise key={promise.promise} promise={promise} where={seen.where} />
        ))}
      </Stack>
    </Page>
  );
}
