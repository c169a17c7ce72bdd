import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '../../../../web/address.ts';
import { useAnswer } from '../../../../web/api.ts';
import {
  ButtonLink,
  type Column,
  DataTable,
  EmptyState,
  Page,
  Panel,
  ProblemNote,
  SkeletonTable,
  Stack,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { findPeople, type PersonLine } from '../contract.ts';
import css from './people.module.css';

const search = z.object({ where: z.string().max(4000).optional().catch(undefined) });
const step = 50;

/** Everybody who is here, found by a part of a name or by a filter. */
export default function PeopleScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const [{ where }, change] = useAddress(search);
  // What is looked for is an address or a number: it stands in no link.
  const [text, setText] = useState('');
  const [typed, setTyped] = useState({ text: '', where: where ?? '' });
  const [limit, setLimit] = useState(step);
  const body = {
    limit,
    ...(text === '' ? {} : { text }),
    ...(where === undefined ? {} : { where }),
  };
  const { data, error, refetch } = useAnswer(findPeople, { body });
  const look = (event: FormEvent) => {
    event.preventDefault();
    setText(typed.text.trim());
    setLimit(step);
    change({ where: typed.where.trim() });
  };
  const day = (at: string | null) => (at === null ? '–' : format.day(at));
  const columns: Column<PersonLine>[] = [
    { key: 'customer', label: t('people.customer'), value: ({ customer }) => customer },
    {
      key: 'kind',
      label: t('people.kind'),
      value: ({ kind }) => t(`people.kind.${kind}`),
      show: ({ kind, doNotContact }) =>
        `${t(`people.kind.${kind}`)}${doNotContact ? ` · ${t('people.leftAlone')}` : ''}`,
    },
    { key: 'moments', label: t('people.moments'), value: ({ moments }) => moments, align: 'end' },
    { key: 'voices', label: t('people.voices'), value: ({ voices }) => voices, align: 'end' },
    { key: 'first', label: t('people.first'), value: ({ first }) => first, show: ({ first }) => day(first) },
    { key: 'last', label: t('people.last'), value: ({ last }) => last, show: ({ last }) => day(last) },
  ];
  return (
    <Page
      title={t('people.title')}
      lead={t('people.lead')}
      actions={
        <>
          {may('read', 'identity') && (
            <ButtonLink kind="other" label={t('people.links')} to="/people/links" />
          )}
          <ButtonLink kind="other" label={t('people.segments')} to="/segments" />
          {may('read', 'consent') && <ButtonLink kind="other" label={t('people.consent')} to="/consent" />}
        </>
      }
    >
      <Stack>
        <Panel>
          <form className={css.form} onSubmit={look}>
            <TextInput
              label={t('people.find')}
              value={typed.text}
              onChange={({ currentTarget }) => setTyped({ ...typed, text: currentTarget.value })}
            />
            <TextInput
              label={t('people.where')}
              placeholder={t('people.where.say')}
              value={typed.where}
              onChange={({ currentTarget }) => setTyped({ ...typed, where: currentTarget.value })}
            />
            <Button type="submit">{t('people.look')}</Button>
          </form>
        </Panel>
        {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <SkeletonTable />}
        {data !== undefined && data.people.length === 0 && <EmptyState sentence={t('people.none')} />}
        {data !== undefined && data.people.length > 0 && (
          <Panel title={t('people.total', { count: Math.max(data.total, data.people.length) })}>
            <DataTable
              columns={columns}
              rows={data.people}
              rowKey={({ customer }) => customer}
              to={({ customer }) => `/people/customers/${encodeURIComponent(customer)}`}
              csvName={t('people.title')}
              shownAtFirst={200}
            />
            {data.next !== null && limit < 200 && (
              <Button variant="default" mt={12} onClick={() => setLimit(limit + step)}>
                {t('people.more')}
              </Button>
            )}
          </Panel>
        )}
      </Stack>
    </Page>
  );
}
