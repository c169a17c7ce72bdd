import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  EstimateText,
  Page,
  ProblemNote,
  SkeletonTable,
} from '../../../../web/design.ts';
import { useMay } from '../../../../web/session.ts';
import { type Distribution, listDistributions } from '../contract.ts';
import { useTitleOf } from './use-title.ts';

const reached = ({ counts }: Distribution) =>
  counts.reduce(
    (sum, { disposition, invitations }) =>
      disposition === 'planned' || disposition === 'suppressed' ? sum : sum + invitations,
    0,
  );

/** Every round of invitations, the last changed first. */
export default function DistributionsScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const titleOf = useTitleOf();
  const { data, error, refetch } = useAnswer(listDistributions, { query: {} });
  const columns: Column<Distribution>[] = [
    { key: 'name', label: t('invitations.name'), value: ({ settings }) => settings.name },
    {
      key: 'survey',
      label: t('invitations.survey'),
      value: ({ surveyTitle }) => titleOf(surveyTitle),
      long: true,
    },
    { key: 'state', label: t('invitations.state'), value: ({ state }) => t(`invitations.state.${state}`) },
    {
      key: 'drawn',
      label: t('invitations.drawn'),
      value: ({ counts }) => counts.reduce((sum, { invitations }) => sum + invitations, 0),
      align: 'end',
    },
    { key: 'sent', label: t('invitations.sent'), value: reached, align: 'end' },
    {
      key: 'completed',
      label: t('invitations.completed'),
      value: ({ counts }) => counts.find(({ disposition }) => disposition === 'completed')?.invitations ?? 0,
      align: 'end',
    },
    {
      key: 'rate',
      label: t('invitations.responseRate'),
      value: ({ responseRate }) => responseRate.value,
      show: ({ responseRate }) =>
        responseRate.n === 0 ? '–' : <EstimateText estimate={responseRate} unit="share" of="people" />,
    },
  ];
  return (
    <Page
      title={t('invitations.title')}
      lead={t('invitations.lead')}
      actions={
        <>
          <ButtonLink kind="other" label={t('invitations.rules')} to="/invitations/rules" />
          {may('write', 'distribution') && <ButtonLink label={t('invitations.new')} to="/invitations/new" />}
        </>
      }
    >
      {error !== null && data === undefined ? (
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonTable />
      ) : data.distributions.length === 0 ? (
        <EmptyState sentence={t('invitations.none')} />
      ) : (
        <DataTable
          columns={columns}
          rows={data.distributions}
          rowKey={({ id }) => id}
          csvName={t('invitations.title')}
          to={({ id }) => `/invitations/${id}`}
        />
      )}
    </Page>
  );
}
