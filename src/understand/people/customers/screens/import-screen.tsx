import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../kernel/operation.ts';
import { stakeholders } from '../../../../kernel/stakeholder.ts';
import { useDo } from '../../../../web/api.ts';
import {
  type Column,
  DataTable,
  Facts,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { DropZone } from '../../../listening/intake/screens/drop-zone.tsx';
import { importTable, type PersonKind, personKind } from '../contract.ts';
import css from './people.module.css';

type Told = AnswerOf<typeof importTable>;
type Duplicate = Told['duplicates'][number];

/** Who may be there twice, before anything is written; who is who is decided by people, pair by pair. */
function Duplicates({ told, done }: { told: Told; done: boolean }) {
  const { t } = useTranslation();
  const columns: Column<Duplicate>[] = [
    { key: 'customer', label: t('people.import.row'), value: ({ customer }) => customer },
    { key: 'other', label: t('people.import.other'), value: ({ other }) => other },
    {
      key: 'by',
      label: t('people.import.by'),
      value: ({ by, value }) => `${t(`people.identity.${by}`, { defaultValue: by })}: ${value}`,
    },
    ...(told.duplicates.some(({ warning }) => warning !== null)
      ? [
          {
            key: 'warning',
            label: t('people.import.doubt'),
            value: ({ warning }: Duplicate) => warning ?? '',
            long: true,
          },
        ]
      : []),
  ];
  return (
    <Panel title={t('people.import.twice', { count: told.duplicatesInAll })}>
      <p className={css.quiet}>
        {t('people.import.twice.say')}
        {done && (
          <>
            {' '}
            <Link to="/people/links">{t('people.links')}</Link>
          </>
        )}
      </p>
      <DataTable
        columns={columns}
        rows={told.duplicates}
        rowKey={({ customer, other, by, value }) => `${customer} ${other} ${by} ${value}`}
        csvName={t('people.import.other')}
      />
    </Panel>
  );
}

/** Rows that are not taken, with their number in the table and why. */
function Problems({ told }: { told: Told }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('people.import.problems', { count: told.problemsInAll })} tone="hurts">
      <DataTable
        columns={[
          { key: 'row', label: t('people.import.place'), value: ({ row }) => row, align: 'end' },
          { key: 'say', label: t('people.import.why'), value: ({ say }) => say, long: true },
        ]}
        rows={told.problems}
        rowKey={({ row, say }) => `${row} ${say}`}
        csvName={t('people.import.why')}
      />
    </Panel>
  );
}

/** A table of people, first looked at: what would change, who may be there twice; then taken. */
export default function ImportPeopleScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState<PersonKind>('customer');
  const look = useDo(importTable);
  const take = useDo(importTable);
  const told = take.data ?? look.data;
  const ask = (of: File, group: PersonKind, id?: string) => {
    take.reset();
    look.mutate({ query: { name: of.name, kind: group, id, dryRun: 'true' }, bytes: of });
  };
  const chosen = (of: File) => {
    setFile(of);
    ask(of, kind);
  };
  const again = () => {
    setFile(null);
    look.reset();
    take.reset();
  };
  return (
    <Page
      title={t('people.import.title')}
      kicker={<Link to="/people">{t('people.title')}</Link>}
      lead={t('people.import.lead')}
    >
      <Stack>
        <Panel title={t('people.import.group')}>
          <p className={css.quiet}>{t('people.import.group.say')}</p>
          <Select
            aria-label={t('people.import.group')}
            maw={320}
            allowDeselect={false}
            disabled={take.data !== undefined}
            data={stakeholders.map((value) => ({ value, label: t(`people.group.${value}`) }))}
            value={kind}
            onChange={(value) => {
              const read = personKind.safeParse(value);
              if (!read.success) return;
              setKind(read.data);
              if (file !== null) ask(file, read.data, look.data?.id);
            }}
          />
        </Panel>
        {file === null && (
          <DropZone
            words={{
              say: t('people.import.drop'),
              kinds: t('people.import.kinds'),
              stays: t('people.import.stays'),
              choose: t('people.import.choose'),
            }}
            onFiles={([first]) => first !== undefined && chosen(first)}
          />
        )}
        {look.isPending && <SkeletonPanel lines={4} />}
        {look.error !== null && (
          <>
            <ProblemNote problem={look.error} />
            <div className={css.row}>
              <Button variant="default" onClick={again}>
                {t('people.import.again')}
              </Button>
            </div>
          </>
        )}
        {file !== null && told !== undefined && look.error === null && (
          <>
            <Panel title={take.data === undefined ? file.name : t('people.import.done')}>
              <Facts
                facts={[
                  { label: t('people.import.rows'), value: format.number(told.rows) },
                  { label: t('people.import.fresh'), value: format.number(told.fresh) },
                  { label: t('people.import.changes'), value: format.number(told.changes) },
                ]}
              />
              {take.data === undefined && (
                <div className={css.row}>
                  <Select
                    label={t('people.import.id')}
                    allowDeselect={false}
                    data={told.columns}
                    value={told.id}
                    onChange={(id) => id !== null && ask(file, kind, id)}
                  />
                  <Button
                    loading={take.isPending}
                    onClick={() =>
                      take.mutate({ query: { name: file.name, kind, id: told.id }, bytes: file })
                    }
                  >
                    {t('people.import.take')}
                  </Button>
                  <Button variant="default" onClick={again}>
                    {t('people.import.again')}
                  </Button>
                </div>
              )}
              {take.data !== undefined && (
                <div className={css.row}>
                  <Button variant="default" onClick={again}>
                    {t('people.import.another')}
                  </Button>
                </div>
              )}
              {take.error !== null && <ProblemNote problem={take.error} />}
            </Panel>
            {told.duplicates.length > 0 && <Duplicates told={told} done={take.data !== undefined} />}
            {told.problems.length > 0 && <Problems told={told} />}
          </>
        )}
      </Stack>
    </Page>
  );
}
