import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import { DataTable, EmptyState, Panel, ProblemNote, SkeletonPanel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { listMembers, type Panel as PanelOfPeople } from '../contract.ts';

/** Who is and was in it, how they joined and why they left. */
export function MembersTable({ panel }: { panel: PanelOfPeople }) {
  const { t } = useTranslation();
  const format = useFormat();
  const params = { panel: panel.id };
  const { data, error } = useAnswer(listMembers, { params, query: { limit: 1000 } });
  if (error !== null) return <ProblemNote problem={error} />;
  if (data === undefined) return <SkeletonPanel lines={6} />;
  if (data.total === 0) return <EmptyState sentence={t('panels.empty')} />;
  return (
    <Panel title={t('panels.everybody', { count: data.total })}>
      <DataTable
        columns={[
          { key: 'customer', label: t('panels.person'), value: ({ customer }) => customer },
          { key: 'how', label: t('panels.how'), value: ({ how }) => t(`panels.how.${how}`) },
          {
            key: 'probability',
            label: t('panels.probability'),
            value: ({ probability }) => probability,
            show: ({ probability }) =>
              probability === null ? '–' : `${format.number(Math.round(probability * 10_000) / 100)} %`,
            align: 'end',
          },
          {
            key: 'joined',
            label: t('panels.joined'),
            value: ({ joinedAt }) => joinedAt,
            show: ({ joinedAt }) => format.day(joinedAt),
          },
          {
            key: 'left',
            label: t('panels.gone'),
            value: ({ leftAt }) => leftAt,
            show: ({ leftAt, whyLeft }) => (leftAt === null ? '–' : `${format.day(leftAt)}, ${whyLeft}`),
          },
        ]}
        rows={data.members}
        rowKey={({ customer, joinedAt }) => `${customer} ${joinedAt}`}
        to={({ customer }) => `/people/customers/${encodeURIComponent(customer)}`}
        csvName={panel.name}
      />
    </Panel>
  );
}
