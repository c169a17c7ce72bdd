import { Button, NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
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
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import {
  listRetained,
  listRetention,
  type RetentionEntry,
  type RetentionKind,
  type RetentionRule,
  retentionKind,
  retentionKinds,
  runRetention,
  setRetention,
} from '../contract.ts';
import css from './retention.module.css';

/** One kind, how many days, and why; nothing is let go by saving. */
function RuleForm({ rules }: { rules: readonly RetentionRule[] }) {
  const { t } = useTranslation();
  const set = useDo(setRetention);
  const ruleOf = (kind: RetentionKind) => rules.find((rule) => rule.kind === kind && rule.post === null);
  const [kind, setKind] = useState<RetentionKind>('words');
  const [days, setDays] = useState<number | null>(ruleOf('words')?.days ?? null);
  const [reason, setReason] = useState(ruleOf('words')?.reason ?? '');
  const pick = (value: string | null) => {
    const read = retentionKind.safeParse(value);
    if (!read.success) return;
    setKind(read.data);
    setDays(ruleOf(read.data)?.days ?? null);
    setReason(ruleOf(read.data)?.reason ?? '');
    set.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    set.mutate({ params: { kind }, body: { days, reason } });
  };
  return (
    <Panel title={t('retention.set')}>
      <p className={css.quiet}>{t(`retention.say.${kind}`)}</p>
      <form className={css.form} onSubmit={submit}>
        <Select
          label={t('retention.kind')}
          allowDeselect={false}
          data={retentionKinds.map((value) => ({ value, label: t(`retention.kind.${value}`) }))}
          value={kind}
          onChange={pick}
        />
        <NumberInput
          label={t('retention.days')}
          description={t('retention.days.say', { least: ruleOf(kind)?.leastDays ?? 1 })}
          min={ruleOf(kind)?.leastDays ?? 1}
          max={36_500}
          value={days ?? ''}
          onChange={(value) => setDays(value === '' ? null : Math.round(Number(value)))}
        />
        <TextInput
          className={css.wide ?? ''}
          label={t('retention.reason')}
          required
          minLength={10}
          maxLength={500}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Button type="submit" loading={set.isPending}>
          {t('retention.save')}
        </Button>
      </form>
      {set.error !== null && <ProblemNote problem={set.error} />}
      {set.data !== undefined && <output>{t('retention.saved')}</output>}
    </Panel>
  );
}

function Ledger() {
  const { t } = useTranslation();
  const format = useFormat();
  const { data, error } = useAnswer(listRetained, { query: {} });
  if (error !== null) return <ProblemNote problem={error} />;
  if (data === undefined) return <SkeletonTable />;
  if (data.entries.length === 0) return <EmptyState sentence={t('retention.ledger.none')} />;
  const columns: Column<RetentionEntry>[] = [
    { key: 'at', label: t('retention.at'), value: ({ at }) => at, show: ({ at }) => format.moment(at) },
    {
      key: 'kind',
      label: t('retention.kind'),
      value: ({ kind, post }) =>
        post === null ? t(`retention.kind.${kind}`) : t('retention.ofPost', { post }),
    },
    { key: 'count', label: t('retention.count'), value: ({ count }) => count, align: 'end' },
    {
      key: 'before',
      label: t('retention.before'),
      value: ({ before }) => before,
      show: ({ before }) => format.day(before),
    },
    { key: 'by', label: t('retention.by'), value: ({ by }) => by },
  ];
  return (
    <Panel title={t('retention.ledger')}>
      <DataTable
        columns={columns}
        rows={data.entries}
        rowKey={({ number }) => String(number)}
        csvName={t('retention.ledger')}
      />
    </Panel>
  );
}

/** How long each kind of data is kept, what is due, and what was let go. */
export default function RetentionScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { data, error, refetch } = useAnswer(listRetention);
  const run = useDo(runRetention);
  const due = data?.rules.reduce((sum, rule) => sum + (rule.due ?? 0), 0) ?? 0;
  const columns: Column<RetentionRule>[] = [
    {
      key: 'kind',
      label: t('retention.kind'),
      value: ({ kind, post }) =>
        post === null ? t(`retention.kind.${kind}`) : t('retention.ofPost', { post }),
    },
    {
      key: 'days',
      label: t('retention.period'),
      value: ({ days }) => days,
      show: ({ days }) => (days === null ? t('retention.kept') : t('retention.nDays', { count: days })),
    },
    {
      key: 'due',
      label: t('retention.due'),
      value: (rule) => rule.due,
      show: (rule) => (rule.due === null ? '–' : format.number(rule.due)),
      align: 'end',
    },
    {
      key: 'reason',
      label: t('retention.reason'),
      value: ({ post, reason }) => (post === null ? reason : t('retention.promised')),
      long: true,
    },
    {
      key: 'changed',
      label: t('retention.changed'),
      value: ({ changedAt }) => changedAt,
      show: ({ changedAt, changedBy }) =>
        changedAt === null ? '–' : `${format.day(changedAt)}, ${changedBy ?? ''}`,
    },
  ];
  return (
    <Page
      title={t('retention.title')}
      kicker={<Link to="/personal-data">{t('retention.personalData')}</Link>}
      lead={t('retention.lead')}
    >
      <Stack>
        {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <SkeletonTable />}
        {data !== undefined && (
          <Panel>
            <DataTable
              columns={columns}
              rows={data.rules}
              rowKey={({ kind, post }) => `${kind} ${post ?? ''}`}
              csvName={t('retention.title')}
            />
            <div className={css.row}>
              <span>
                {data.lastLookAt === null
                  ? t('retention.neverLooked')
                  : t('retention.lookedAt', { when: format.moment(data.lastLookAt) })}
              </span>
              {may('change', 'retention') && due > 0 && (
                <Button
                  size="compact-sm"
                  variant="default"
                  loading={run.isPending}
                  onClick={() => run.mutate({ body: {} })}
                >
                  {t('retention.run')}
                </Button>
              )}
            </div>
            {run.error !== null && <ProblemNote problem={run.error} />}
          </Panel>
        )}
        {data !== undefined && may('change', 'retention') && <RuleForm rules={data.rules} />}
        <Ledger />
      </Stack>
    </Page>
  );
}
