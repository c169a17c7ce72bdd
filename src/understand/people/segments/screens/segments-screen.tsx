import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { href } from '../../../../web/address.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import {
  type Column,
  DataTable,
  EmptyState,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonTable,
  Stack,
  Tag,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { changeSegment, listSegments, type Segment } from '../contract.ts';
import { SegmentForm } from './segment-form.tsx';
import css from './segments.module.css';

function Deeds({ segment }: { segment: Segment }) {
  const { t } = useTranslation();
  const change = useDo(changeSegment);
  const params = { segment: segment.id };
  const named = (key: string) => ({ 'aria-label': `${t(key)}: ${segment.name}` });
  const put = (body: { core?: boolean; retired?: boolean }) => change.mutate({ params, body });
  return (
    <span className={css.deeds}>
      {!segment.core && !segment.retired && (
        <Button
          size="compact-sm"
          variant="default"
          {...named('segments.core.mark')}
          onClick={() => put({ core: true })}
        >
          {t('segments.core.mark')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        {...named(segment.retired ? 'segments.back' : 'segments.retire')}
        onClick={() => put({ retired: !segment.retired })}
      >
        {t(segment.retired ? 'segments.back' : 'segments.retire')}
      </Button>
    </span>
  );
}

/** The company's segments, their rules and counts. */
export default function SegmentsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { data, error, refetch } = useAnswer(listSegments);
  const columns: Column<Segment>[] = [
    {
      key: 'name',
      label: t('segments.name'),
      value: ({ name }) => name,
    },
    {
      key: 'core',
      label: t('segments.core'),
      value: ({ core, retired }) => (core ? 1 : retired ? -1 : 0),
      show: ({ core, retired }) =>
        core ? (
          <Tag tone="align">{t('segments.core')}</Tag>
        ) : retired ? (
          <Tag>{t('segments.retired')}</Tag>
        ) : (
          ''
        ),
    },
    {
      key: 'customers',
      label: t('segments.customers'),
      value: ({ count }) => count?.customers ?? null,
      show: ({ count }) => (count === null ? '–' : format.number(count.customers)),
      align: 'end',
    },
    {
      key: 'of',
      label: t('segments.share'),
      value: ({ count }) => (count === null || count.of === 0 ? null : count.customers / count.of),
      show: ({ count }) =>
        count === null || count.of === 0 ? '–' : `${format.number((100 * count.customers) / count.of)} %`,
      align: 'end',
    },
    { key: 'rule', label: t('segments.rule'), value: ({ rule }) => rule, long: true },
    { key: 'version', label: t('segments.version'), value: ({ version }) => version, align: 'end' },
    {
      key: 'changed',
      label: t('segments.changed'),
      value: ({ changedAt }) => changedAt,
      show: ({ changedAt, changedBy }) => `${format.day(changedAt)}, ${changedBy}`,
    },
    ...(may('write', 'segment')
      ? [
          {
            key: 'do',
            label: t('segments.do'),
            value: () => '',
            show: (segment: Segment) => <Deeds segment={segment} />,
          },
        ]
      : []),
  ];
  return (
    <Page
      title={t('segments.title')}
      kicker={<Link to="/people">{t('segments.people')}</Link>}
      lead={t('segments.lead')}
    >
      <Stack>
        {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <SkeletonTable />}
        {data !== undefined && data.segments.length === 0 && <EmptyState sentence={t('segments.none')} />}
        {data !== undefined && data.segments.length > 0 && (
          <Panel>
            <DataTable
              columns={columns}
              rows={data.segments}
              rowKey={({ id }) => id}
              to={({ name }) => href('/people', { where: `segment=${name}` })}
              csvName={t('segments.title')}
            />
          </Panel>
        )}
        {may('write', 'segment') && <SegmentForm />}
      </Stack>
    </Page>
  );
}
