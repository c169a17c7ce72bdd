import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../web/api.ts';
import {
  ButtonLink,
  Columns,
  DataTable,
  EmptyState,
  Link,
  Page,
  Panel,
  ProblemNote,
  Section,
  SkeletonTable,
  Stack,
  Tag,
  VerdictTag,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { type DecisionSummary, listDecisions } from '../contract.ts';
import { PastVerdict } from './past-verdicts.tsx';
import { StateTag } from './state-tag.tsx';

function Waiting({ decision }: { decision: DecisionSummary }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { contribution } = decision;
  const due = contribution.state === 'due';
  return (
    <Panel
      tag={due ? <Tag tone="align">{t('decisions.due')}</Tag> : <StateTag state={decision.state} />}
      aside={
        due && contribution.checkOn !== null
          ? t('decisions.checkOn', { day: format.day(contribution.checkOn) })
          : t('decisions.by', { name: decision.author })
      }
      title={<Link to={`/decisions/${decision.id}`}>{decision.title}</Link>}
      head="serif"
    />
  );
}

function All({ decisions }: { decisions: readonly DecisionSummary[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DataTable<DecisionSummary>
      csvName={t('decisions.nav')}
      rows={decisions}
      rowKey={(row) => row.id}
      to={(row) => `/decisions/${row.id}`}
      columns={[
        { key: 'title', label: t('decisions.field.title'), value: (row) => row.title },
        {
          key: 'state',
          label: t('decisions.stateHead'),
          value: (row) => row.contribution.verdict?.outcome ?? row.state,
          show: (row) =>
            row.contribution.verdict === null ? (
              <StateTag state={row.state} />
            ) : (
              <VerdictTag verdict={row.contribution.verdict.outcome} />
            ),
        },
        { key: 'function', label: t('contributions.function'), value: (row) => row.function },
        { key: 'author', label: t('decisions.author'), value: (row) => row.author },
        {
          key: 'check',
          label: t('decisions.field.checkOn'),
          value: (row) => row.contribution.checkOn,
          show: (row) => (row.contribution.checkOn === null ? '' : format.day(row.contribution.checkOn)),
        },
        {
          key: 'retroactive',
          label: t('decisions.recorded'),
          value: (row) => (row.retroactive ? t('decisions.retroactive') : ''),
        },
      ]}
    />
  );
}

/** All decisions: open reviews first, then what came of the others, failures beside successes. */
export default function ListScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error, refetch } = useAnswer(listDecisions);
  const open = data?.filter((d) => d.state === 'submitted' || d.contribution.state === 'due') ?? [];
  const checked = data?.filter((d) => d.contribution.verdict !== null) ?? [];
  const moved = checked.filter((d) => d.contribution.verdict?.outcome === 'confirmed');
  const others = checked.filter((d) => d.contribution.verdict?.outcome !== 'confirmed');
  return (
    <Page
      title={t('decisions.nav')}
      lead={t('decisions.lead')}
      actions={may('write', 'decision') && <ButtonLink label={t('decisions.new')} to="/decisions/new" />}
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonTable />}
      {data?.length === 0 && (
        <EmptyState
          sentence={t('decisions.empty')}
          action={{ label: t('decisions.toFindings'), to: '/findings' }}
        />
      )}
      {open.length > 0 && (
        <Section title={t('decisions.open')}>
          <Stack>
            {open.map((decision) => (
              <Waiting key={decision.id} decision={decision} />
            ))}
          </Stack>
        </Section>
      )}
      {checked.length > 0 && (
        <Columns>
          <Section title={t('decisions.moved', { count: moved.length })}>
            <Stack>
              {moved.map((decision) => (
                <PastVerdict key={decision.id} decision={decision} />
              ))}
            </Stack>
          </Section>
          <Section title={t('decisions.notMoved', { count: others.length })}>
            <Stack>
              {others.map((decision) => (
                <PastVerdict key={decision.id} decision={decision} />
              ))}
            </Stack>
          </Section>
        </Columns>
      )}
      {data !== undefined && data.length > 0 && (
        <Section title={t('decisions.all', { count: data.length })}>
          <All decisions={data} />
        </Section>
      )}
    </Page>
  );
}
