import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../kernel/operation.ts';
import { useAnswer } from '../../../../web/api.ts';
import { type Column, DataTable, ProblemNote, Section, SkeletonTable } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { listItems } from '../contract.ts';

type Item = AnswerOf<typeof listItems>['items'][number];

/** The latest items of a post, each leading to the episode it belongs to. */
export function ItemsTable({ post }: { post: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error } = useAnswer(listItems, { params: { post } });
  const columns: Column<Item>[] = [
    { key: 'id', label: t('posts.items.id'), value: ({ id }) => id },
    {
      key: 'received',
      label: t('posts.items.received'),
      value: ({ receivedAt }) => receivedAt,
      show: ({ receivedAt }) => format.moment(receivedAt),
    },
    {
      key: 'what',
      label: t('posts.items.what'),
      value: ({ moments }) => moments.map(({ step }) => step).join(', '),
      long: true,
    },
    { key: 'episode', label: t('posts.items.episode'), value: ({ moments }) => moments[0]?.episode ?? '' },
  ];
  return (
    <Section title={t('posts.items')}>
      {error !== null && <ProblemNote problem={error} />}
      {error === null && data === undefined && <SkeletonTable />}
      {data !== undefined && (
        <DataTable
          columns={columns}
          rows={data.items}
          rowKey={({ n }) => String(n)}
          to={({ moments: [first] }) =>
            first?.episode == null ? undefined : `/journeys/episodes/${encodeURIComponent(first.episode)}`
          }
          csvName={t('posts.items')}
        />
      )}
    </Section>
  );
}
