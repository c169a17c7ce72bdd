import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { AnswerOf } from '../../../kernel/operation.ts';
import { useAddress } from '../../../web/address.ts';
import { useAnswer } from '../../../web/api.ts';
import {
  Columns,
  DataTable,
  EmptyState,
  EstimateText,
  Facts,
  FilterBar,
  Page,
  Panel,
  ProblemNote,
  Section,
  SkeletonPanel,
  Tag,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { compareJourneys } from '../contract.ts';
import { JourneyPlaces } from './journey-places.tsx';
import { PeopleLink } from './people-link.tsx';

const address = z.object({ a: z.string().optional(), b: z.string().optional() });
type Comparison = AnswerOf<typeof compareJourneys>;
type Shares = Omit<Comparison['steps'][number], 'step'> & { readonly what: string };

function Group({ name, group }: { name: string; group: Comparison['a'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={name} aside={group.where}>
      <Facts
        facts={[
          {
            label: t('journeys.table.episodes'),
            value: (
              <PeopleLink seen={{ where: group.where }} what={{}}>
                {format.number(group.episodes)}
              </PeopleLink>
            ),
          },
          { label: t('journeys.compare.customers'), value: format.number(group.customers) },
          { label: t('journeys.paths.place'), value: format.number(group.variants) },
        ]}
      />
    </Panel>
  );
}

function Differences({ title, rows }: { title: string; rows: readonly Shares[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const share = (row: Shares, side: 'a' | 'b') => format.share(row[side].value ?? 0, 1);
  const width = (row: Shares) => (row.difference.high ?? 0) - (row.difference.low ?? 0);
  const write = (row: Shares, value: number | null) =>
    value === null ? '' : format.value(value, 'share-difference', width(row));
  const told = rows.filter((row) => row.differs).length;
  return (
    <Panel
      title={title}
      aside={told === 0 ? t('journeys.compare.none') : t('journeys.compare.some', { told, all: rows.length })}
    >
      <DataTable<Shares>
        csvName={title}
        rows={rows}
        rowKey={(row) => row.what}
        shownAtFirst={20}
        columns={[
          { key: 'what', label: t('journeys.table.what'), value: (row) => row.what },
          { key: 'a', label: 'A', align: 'end', value: (row) => row.a.value, show: (row) => share(row, 'a') },
          { key: 'b', label: 'B', align: 'end', value: (row) => row.b.value, show: (row) => share(row, 'b') },
          {
            key: 'difference',
            label: t('journeys.compare.points'),
            align: 'end',
            value: (row) => row.difference.value,
            show: (row) =>
              `${write(row, row.difference.value)} (${write(row, row.difference.low)} ${t('shell.to')} ${write(row, row.difference.high)})`,
          },
          {
            key: 'differs',
            label: t('journeys.compare.told'),
            value: (row) => (row.differs ? 1 : 0),
            show: (row) =>
              row.differs ? <Tag tone="understand">{t('journeys.compare.differs')}</Tag> : <Tag>◌</Tag>,
          },
        ]}
      />
    </Panel>
  );
}

/** Two groups of journeys side by side; only differences beyond chance are called differences. */
export default function CompareScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [asked, change] = useAddress(address);
  const ready = asked.a !== undefined && asked.b !== undefined;
  const { data, error, refetch } = useAnswer(
    compareJourneys,
    { query: { a: asked.a ?? '', b: asked.b ?? '' } },
    { when: ready },
  );
  const largestFirst = (rows: readonly Shares[]) =>
    [...rows].sort(
      (x, y) =>
        Number(y.differs) - Number(x.differs) ||
        Math.abs(y.difference.value ?? 0) - Math.abs(x.difference.value ?? 0),
    );
  return (
    <Page
      title={t('journeys.compare.title')}
      lead={t('journeys.compare.lead')}
      actions={<JourneyPlaces here="compare" seen={{ where: asked.a }} />}
    >
      <Columns>
        <Panel title="A">
          <FilterBar where={asked.a} onChange={(a) => change({ a })} />
        </Panel>
        <Panel title="B">
          <FilterBar where={asked.b} onChange={(b) => change({ b })} />
        </Panel>
      </Columns>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {!ready && (
        <EmptyState
          sentence={t('journeys.compare.empty')}
          action={{
            label: t('journeys.compare.example'),
            onClick: () => change({ a: 'promise=late|broken', b: 'promise=kept' }),
          }}
        />
      )}
      {ready && data === undefined && error === null && <SkeletonPanel lines={6} />}
      {ready && data !== undefined && (
        <>
          <Columns>
            <Group name="A" group={data.a} />
            <Group name="B" group={data.b} />
          </Columns>
          {data.inBoth > 0 && (
            <p>
              {t('journeys.compare.inBoth', {
                count: data.inBoth,
                replace: { count: format.number(data.inBoth) },
              })}
            </p>
          )}
          <Panel title={t('journeys.compare.duration')}>
            <Facts
              facts={(['a', 'b', 'difference'] as const).map((side) => ({
                label: side === 'difference' ? t('journeys.compare.difference') : side.toUpperCase(),
                value: (
                  <EstimateText
                    estimate={data.duration[side]}
                    unit="seconds"
                    of="episodes"
                    how={side === 'difference'}
                  />
                ),
              }))}
            />
          </Panel>
          <Section title={t('journeys.compare.what')}>
            <Columns>
              <Differences
                title={t('journeys.compare.steps')}
                rows={largestFirst(data.steps.map(({ step, ...rest }) => ({ ...rest, what: step })))}
              />
              <Differences
                title={t('journeys.compare.edges')}
                rows={largestFirst(
                  data.edges.map(({ from, to, ...rest }) => ({ ...rest, what: `${from} → ${to}` })),
                )}
              />
            </Columns>
          </Section>
        </>
      )}
    </Page>
  );
}
