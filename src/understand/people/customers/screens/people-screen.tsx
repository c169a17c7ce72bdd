import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isOnlyToldInGroups, stakeholders } from '../../../../kernel/stakeholder.ts';
import { href, useAddress } from '../../../../web/address.ts';
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
import { findPeople, listGroups, type PersonKind, type PersonLine, personKind } from '../contract.ts';
import css from './people.module.css';

const search = z.object({
  where: z.string().max(4000).optional().catch(undefined),
  group: personKind.optional().catch(undefined),
});
const step = 50;

/** Of a group whose single members nobody sees: how many they are, and where they are told of together. */
function OnlyInGroups({ group }: { group: PersonKind }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useAnswer(listGroups);
  const found = data?.groups.find((each) => each.group === group);
  return (
    <Panel title={t(`people.group.${group}`)}>
      <p>
        {found === undefined
          ? t('people.shy.none')
          : found.people === null
            ? t('people.shy.few')
            : t('people.shy.known', { count: found.people, n: format.number(found.people) })}
      </p>
      <p className={css.quiet}>{t('people.shy.say')}</p>
      <ButtonLink
        kind="other"
        label={t('people.shy.scores')}
        to={href('/scores', { where: `stakeholder=${group}` })}
      />
    </Panel>
  );
}

/** Everybody who is here, found by a part of a name or by a filter. */
export default function PeopleScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const [{ where, group = 'customer' }, change] = useAddress(search);
  // What is looked for is an address or a number: it stands in no link.
  const [text, setText] = useState('');
  const [typed, setTyped] = useState({ text: '', where: where ?? '' });
  const [limit, setLimit] = useState(step);
  const isShy = isOnlyToldInGroups(group);
  const body = {
    limit,
    kind: group,
    ...(text === '' ? {} : { text }),
    ...(where === undefined ? {} : { where }),
  };
  const { data, error, refetch } = useAnswer(findPeople, { body }, { when: !isShy });
  const look = (event: FormEvent) => {
    event.preventDefault();
    setText(typed.text.trim());
    setLimit(step);
    change({ where: typed.where.trim() });
  };
  const day = (at: string | null) => (at === null ? '–' : format.day(at));
  const total = data === undefined ? 0 : Math.max(data.total, data.people.length);
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
      title={group === 'customer' ? t('people.title') : t(`people.group.${group}`)}
      lead={t('people.lead')}
      actions={
        <>
          {may('read', 'identity') && (
            <ButtonLink kind="other" label={t('people.links')} to="/people/links" />
          )}
          <ButtonLink kind="other" label={t('people.segments')} to="/segments" />
          <ButtonLink kind="other" label={t('people.panels')} to="/people/panels" />
          {may('write', 'customer') && (
            <ButtonLink kind="other" label={t('people.bring')} to="/people/import" />
          )}
          {may('read', 'consent') && <ButtonLink kind="other" label={t('people.consent')} to="/consent" />}
        </>
      }
    >
      <Stack>
        <Panel>
          <form className={css.form} onSubmit={look}>
            <Select
              label={t('people.group')}
              allowDeselect={false}
              data={stakeholders.map((value) => ({ value, label: t(`people.group.${value}`) }))}
              value={group}
              onChange={(value) => {
                setLimit(step);
                change({ group: value === 'customer' ? '' : (value ?? '') });
              }}
            />
            {!isShy && (
              <>
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
              </>
            )}
          </form>
        </Panel>
        {isShy && <OnlyInGroups group={group} />}
        {!isShy && error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
        {!isShy && data === undefined && error === null && <SkeletonTable />}
        {!isShy && data !== undefined && data.people.length === 0 && (
          <EmptyState sentence={t('people.none')} />
        )}
        {!isShy && data !== undefined && data.people.length > 0 && (
          <Panel
            title={t(group === 'customer' ? 'people.total' : 'people.total.people', {
              count: total,
              replace: { count: format.number(total) },
            })}
          >
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
