import { Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../../../web/api.ts';
import {
  type Column,
  DataTable,
  EstimateText,
  Facts,
  Panel,
  ProblemNote,
  SkeletonPanel,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import {
  type DistributionWhole,
  dispositions,
  type InvitationDisposition,
  listInvitations,
  type Rate,
  type SurveyInvitation,
} from '../contract.ts';
import css from './invitations.module.css';

interface Shown {
  readonly whole: DistributionWhole;
}

/** Each disposition with how many invitations have it, in the order of the field. */
export function BecamePanel({ whole }: Shown) {
  const { t } = useTranslation();
  const rows = dispositions.flatMap((each) => whole.counts.filter(({ disposition }) => disposition === each));
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'd',
      label: t('invitations.disposition'),
      value: ({ disposition }) => t(`invitations.d.${disposition}`),
    },
    { key: 'n', label: t('invitations.people'), value: ({ invitations }) => invitations, align: 'end' },
  ];
  return (
    <Panel title={t('invitations.became')}>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={({ disposition }) => disposition}
        csvName={t('invitations.became')}
      />
    </Panel>
  );
}

/** Who was left in peace, by rule. */
export function SuppressedPanel({ whole: { suppressed } }: Shown) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('invitations.suppressed')}>
      {suppressed.length === 0 ? (
        <p className={css.quiet}>{t('invitations.suppressed.none')}</p>
      ) : (
        <Facts
          facts={suppressed.map(({ rule, invitations }) => ({
            label: t(`invitations.r.${rule}`),
            value: format.number(invitations),
          }))}
        />
      )}
    </Panel>
  );
}

/** AAPOR's rates, each with its interval and the people it is a share of. */
export function RatesPanel({ whole: { rates } }: Shown) {
  const { t } = useTranslation();
  const columns: Column<Rate>[] = [
    {
      key: 'rate',
      label: t('invitations.rate'),
      value: ({ name }) => t(`invitations.rate.${name}`),
      long: true,
    },
    {
      key: 'value',
      label: t('invitations.rate.value'),
      value: ({ estimate }) => estimate.value,
      show: ({ estimate }) => <EstimateText estimate={estimate} unit="share" of="people" />,
    },
  ];
  return (
    <Panel title={t('invitations.rates')}>
      <p className={css.quiet}>{t('invitations.rates.say')}</p>
      <DataTable
        columns={columns}
        rows={rates}
        rowKey={({ name }) => name}
        csvName={t('invitations.rates')}
      />
    </Panel>
  );
}

/** What left, what waits, and what nobody knows. */
export function MessagesPanel({ whole: { messages, nextAt } }: Shown) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Panel title={t('invitations.messages')}>
      <Facts
        facts={[
          { label: t('invitations.messages.left'), value: format.number(messages.sent) },
          { label: t('invitations.messages.reminders'), value: format.number(messages.reminders) },
          { label: t('invitations.messages.waiting'), value: format.number(messages.waiting) },
          {
            label: t('invitations.messages.uncertain'),
            value: format.number(messages.uncertain),
            ...(messages.uncertain === 0 ? {} : { note: t('invitations.messages.uncertain.say') }),
          },
          ...(nextAt === null
            ? []
            : [{ label: t('invitations.messages.next'), value: format.moment(nextAt) }]),
        ]}
      />
    </Panel>
  );
}

/** Each invitation: who, what became of it, and by which rule. */
export function EachPanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [only, setOnly] = useState<InvitationDisposition | null>(null);
  const { data, error } = useAnswer(listInvitations, {
    params: { id },
    query: { limit: '500', ...(only === null ? {} : { disposition: only }) },
  });
  const columns: Column<SurveyInvitation>[] = [
    { key: 'person', label: t('invitations.each.person'), value: ({ person }) => person, long: true },
    {
      key: 'd',
      label: t('invitations.disposition'),
      value: ({ disposition }) => t(`invitations.d.${disposition}`),
    },
    {
      key: 'rule',
      label: t('invitations.rule'),
      value: ({ rule }) => (rule === null ? '' : t(`invitations.r.${rule}`)),
    },
    { key: 'occasion', label: t('invitations.each.occasion'), value: ({ occasion }) => occasion },
    {
      key: 'messages',
      label: t('invitations.each.messages'),
      value: ({ messages }) => messages,
      align: 'end',
    },
    {
      key: 'sent',
      label: t('invitations.each.sent'),
      value: ({ sentAt }) => sentAt ?? '',
      show: ({ sentAt }) => (sentAt === null ? '–' : format.moment(sentAt)),
    },
    {
      key: 'p',
      label: t('invitations.each.probability'),
      value: ({ probability }) => probability,
      show: ({ probability }) => format.number(Number(probability.toPrecision(3)), 3),
      align: 'end',
    },
  ];
  if (error !== null && data === undefined) return <ProblemNote problem={error} />;
  if (data === undefined) return <SkeletonPanel lines={6} />;
  return (
    <Panel title={t('invitations.each')}>
      <div className={css.form}>
        <Select
          clearable
          label={t('invitations.disposition')}
          data={dispositions.map((value) => ({ value, label: t(`invitations.d.${value}`) }))}
          value={only}
          onChange={(value) => setOnly(value as InvitationDisposition | null)}
        />
      </div>
      {data.total > data.invitations.length && (
        <p className={css.quiet}>
          {t('invitations.each.more', {
            shown: format.number(data.invitations.length),
            total: format.number(data.total),
          })}
        </p>
      )}
      <DataTable
        columns={columns}
        rows={data.invitations}
        rowKey={(row) => row.id}
        csvName={t('invitations.each')}
      />
    </Panel>
  );
}
