import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../web/api.ts';
import {
  ButtonLink,
  DataTable,
  Page,
  Panel,
  ProblemNote,
  Section,
  SkeletonTable,
  Stack,
} from '../../../web/design.ts';
import { useFormat } from '../../../web/format.ts';
import { useMay } from '../../../web/session.ts';
import { importWork, listOrphans, type Orphans } from '../contract.ts';
import css from './claim.module.css';
import { spoken } from './measure-words.ts';
import { ServesField } from './serves-field.tsx';

type Unanswered = Orphans['unanswered'][number];
type Work = Orphans['withoutCustomer'][number];

function ImportWork() {
  const { t } = useTranslation();
  const [csv, setCsv] = useState('');
  const bring = useDo(importWork);
  const read = async (file: File | undefined) => setCsv((await file?.text()) ?? '');
  return (
    <Panel title={t('contributions.work.import')} head="quiet">
      <p className={css.note}>{t('contributions.work.columns')}</p>
      <Textarea
        aria-label={t('contributions.work.import')}
        placeholder={'title,function,cost,currency\nNew store tablets,Sales,1400000,EUR'}
        value={csv}
        onChange={(event) => setCsv(event.currentTarget.value)}
        onDrop={(event) => {
          event.preventDefault();
          void read(event.dataTransfer.files[0]);
        }}
        autosize
        minRows={3}
        maxRows={10}
        mt={8}
        mb={8}
      />
      <Button
        disabled={csv.trim() === ''}
        loading={bring.isPending}
        onClick={() => bring.mutate({ body: { csv } })}
      >
        {t('contributions.work.bring')}
      </Button>
      {bring.error !== null && <ProblemNote problem={bring.error} />}
      {bring.data !== undefined && (
        <p className={css.note} role="status">
          {t('contributions.work.brought', {
            accepted: bring.data.accepted,
            duplicate: bring.data.duplicate,
          })}{' '}
          {bring.data.refused
            .map(({ row, reason }) => t('contributions.work.refused', { row, reason }))
            .join(' ')}
        </p>
      )}
    </Panel>
  );
}

/** Where the two stars do not meet, in full, with the list of work to bring in. */
export default function OrphansScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const { data, error, refetch } = useAnswer(listOrphans);
  return (
    <Page title={t('contributions.orphans.title')} lead={t('contributions.orphans.lead')}>
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonTable />}
      {data !== undefined && (
        <Stack>
          <Section title={t('contributions.orphans.unanswered', { count: data.unanswered.length })}>
            {data.unanswered.length === 0 ? (
              <p className={css.note}>{t('contributions.orphans.allAnswered')}</p>
            ) : (
              <DataTable<Unanswered>
                csvName={t('contributions.orphans.unanswered.name')}
                rows={data.unanswered}
                rowKey={(row) => row.finding}
                to={(row) => `/findings/${encodeURIComponent(row.finding)}`}
                columns={[
                  {
                    key: 'sentence',
                    label: t('contributions.trace.finding'),
                    value: (row) => spoken(row.sentences, format.language),
                    long: true,
                  },
                  { key: 'function', label: t('contributions.function'), value: (row) => row.function },
                  {
                    key: 'customers',
                    label: t('contributions.episodes'),
                    value: (row) => row.customers,
                    show: (row) => (row.customers === null ? '' : format.number(row.customers)),
                    align: 'end',
                  },
                  { key: 'days', label: t('contributions.days'), value: (row) => row.days, align: 'end' },
                  {
                    key: 'tried',
                    label: t('contributions.tried'),
                    value: (row) => row.tried.map(({ title }) => title).join(', '),
                  },
                  {
                    key: 'decide',
                    label: t('decisions.decide'),
                    value: () => null,
                    show: (row) =>
                      may('write', 'decision') && (
                        <ButtonLink
                          kind="other"
                          label={t('decisions.decide')}
                          to={`/decisions/new?finding=${encodeURIComponent(row.finding)}`}
                        />
                      ),
                  },
                ]}
              />
            )}
          </Section>
          <Section title={t('contributions.orphans.work', { count: data.withoutCustomer.length })}>
            {data.withoutCustomer.length === 0 ? (
              <p className={css.note}>{t('contributions.orphans.allServe')}</p>
            ) : (
              <DataTable<Work>
                csvName={t('contributions.orphans.work.name')}
                rows={data.withoutCustomer}
                rowKey={(row) => row.id}
                to={(row) => (row.kind === 'decision' ? `/decisions/${row.id}` : `/trace/${row.id}`)}
                columns={[
                  {
                    key: 'title',
                    label: t('contributions.work.title'),
                    value: (row) => row.title,
                    long: true,
                  },
                  { key: 'function', label: t('contributions.function'), value: (row) => row.function },
                  {
                    key: 'cost',
                    label: t('contributions.cost'),
                    align: 'end',
                    value: (row) => row.cost,
                    show: (row) =>
                      row.cost === null || row.cost === 0 ? '' : format.money(row.cost, row.currency),
                  },
                  ...(may('write', 'work item')
                    ? [
                        {
                          key: 'serves',
                          label: t('contributions.serves'),
                          value: () => null,
                          // A decision names its finding itself, where it is written.
                          show: (row: Work) => row.kind === 'work' && <ServesField work={row} />,
                        },
                      ]
                    : []),
                ]}
              />
            )}
          </Section>
          {may('write', 'work item') && <ImportWork />}
        </Stack>
      )}
    </Page>
  );
}
