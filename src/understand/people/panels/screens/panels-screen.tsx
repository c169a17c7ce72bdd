import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Stakeholder, stakeholders } from '../../../../kernel/stakeholder.ts';
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
import { changePanel, listPanels, type Panel as PanelOfPeople } from '../contract.ts';
import css from './panels.module.css';
import { useAttrition } from './say-attrition.ts';

function NewPanel() {
  const { t } = useTranslation();
  const make = useDo(changePanel);
  const [name, setName] = useState('');
  const [stakeholder, setGroup] = useState<Stakeholder>('customer');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate({ body: { panel: name.trim(), stakeholder } }, { onSuccess: () => setName('') });
  };
  return (
    <Panel title={t('panels.new')}>
      <p className={css.quiet}>{t('panels.new.say')}</p>
      <form className={css.row} onSubmit={submit}>
        <TextInput
          label={t('panels.name')}
          required
          maxLength={100}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <Select
          label={t('panels.group')}
          allowDeselect={false}
          data={stakeholders.map((value) => ({ value, label: t(`panels.group.${value}`) }))}
          value={stakeholder}
          onChange={(value) => setGroup(stakeholders.find((each) => each === value) ?? 'customer')}
        />
        <Button type="submit" loading={make.isPending}>
          {t('panels.make')}
        </Button>
      </form>
      {make.error !== null && <ProblemNote problem={make.error} />}
    </Panel>
  );
}

/** People who are asked again and again, by panel. */
export default function PanelsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const attrition = useAttrition();
  const { data, error, refetch } = useAnswer(listPanels);
  const columns: Column<PanelOfPeople>[] = [
    { key: 'name', label: t('panels.name'), value: ({ name }) => name },
    {
      key: 'of',
      label: t('panels.of'),
      value: ({ segment, stakeholder }) => segment ?? t(`panels.group.${stakeholder}`),
    },
    {
      key: 'members',
      label: t('panels.members'),
      value: ({ members }) => members,
      show: ({ members, target }) =>
        target === null
          ? format.number(members)
          : t('panels.membersOf', { n: format.number(members), target: format.number(target) }),
      align: 'end',
    },
    { key: 'left', label: t('panels.left'), value: ({ left }) => left, align: 'end' },
    {
      key: 'attrition',
      label: t('panels.attrition'),
      value: ({ attrition: { value } }) => value,
      show: (panel) => attrition(panel),
    },
    {
      key: 'joined',
      label: t('panels.lastJoined'),
      value: ({ lastJoinedAt }) => lastJoinedAt,
      show: ({ lastJoinedAt }) => (lastJoinedAt === null ? '–' : format.day(lastJoinedAt)),
    },
    {
      key: 'open',
      label: t('panels.open'),
      value: ({ isOpen }) => t(isOpen ? 'panels.yes' : 'panels.no'),
    },
  ];
  return (
    <Page
      title={t('panels.title')}
      kicker={<Link to="/people">{t('panels.people')}</Link>}
      lead={t('panels.lead')}
    >
      <Stack>
        {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
        {data === undefined && error === null && <SkeletonTable />}
        {data !== undefined && data.panels.length === 0 && <EmptyState sentence={t('panels.none')} />}
        {data !== undefined && data.panels.length > 0 && (
          <Panel>
            <DataTable
              columns={columns}
              rows={data.panels}
              rowKey={({ id }) => id}
              to={({ id }) => `/people/panels/${id}`}
              csvName={t('panels.title')}
            />
          </Panel>
        )}
        {may('write', 'customer') && <NewPanel />}
      </Stack>
    </Page>
  );
}
