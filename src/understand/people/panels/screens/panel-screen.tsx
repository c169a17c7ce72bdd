import { Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOnlyToldInGroups } from '../../../../kernel/stakeholder.ts';
import { useParam } from '../../../../web/address.ts';
import { useAnswer, useDo } from '../../../../web/api.ts';
import {
  Columns,
  DataTable,
  EmptyState,
  Facts,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPanel,
  Stack,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { listSegments } from '../../segments/contract.ts';
import {
  changePanel,
  listMembers,
  listPanels,
  type Panel as PanelOfPeople,
  refreshPanel,
  setPanel,
} from '../contract.ts';
import css from './panels.module.css';
import { useAttrition } from './say-attrition.ts';

/** What it is for, how large it is to be, whence it is filled. */
function Settings({ panel }: { panel: PanelOfPeople }) {
  const { t } = useTranslation();
  const set = useDo(setPanel);
  const { data } = useAnswer(listSegments);
  const [form, setForm] = useState(panel);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { purpose, segment, target, isOpen } = form;
    set.mutate({ params: { panel: panel.id }, body: { purpose, segment, target, isOpen } });
  };
  return (
    <Panel title={t('panels.settings')}>
      <form className={css.form} onSubmit={submit}>
        <TextInput
          label={t('panels.purpose')}
          maxLength={500}
          value={form.purpose}
          onChange={({ currentTarget }) => setForm({ ...form, purpose: currentTarget.value })}
        />
        <NumberInput
          label={t('panels.target')}
          min={1}
          value={form.target ?? ''}
          onChange={(value) => setForm({ ...form, target: value === '' ? null : Math.round(Number(value)) })}
        />
        {panel.stakeholder === 'customer' && (
          <Select
            label={t('panels.segment')}
            placeholder={t('panels.segment.all')}
            clearable
            data={(data?.segments ?? []).filter(({ retired }) => !retired).map(({ name }) => name)}
            value={form.segment}
            onChange={(segment) => setForm({ ...form, segment })}
          />
        )}
        <Checkbox
          label={t('panels.isOpen')}
          description={t('panels.isOpen.say')}
          checked={form.isOpen}
          onChange={({ currentTarget }) => setForm({ ...form, isOpen: currentTarget.checked })}
        />
        {set.error !== null && <ProblemNote problem={set.error} />}
        <div className={css.row}>
          <Button type="submit" loading={set.isPending}>
            {t('panels.save')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** Fills it up by lot: looked at first, then done with the very same draw. */
function Refresh({ panel }: { panel: PanelOfPeople }) {
  const { t } = useTranslation();
  const format = useFormat();
  const refresh = useDo(refreshPanel);
  const { data } = refresh;
  const [looked, setLooked] = useState(false);
  const go = (dryRun: boolean) =>
    refresh.mutate(
      {
        params: { panel: panel.id },
        body: { dryRun, ...(!dryRun && looked && data !== undefined ? { seed: data.seed } : {}) },
      },
      { onSuccess: () => setLooked(dryRun) },
    );
  return (
    <Panel title={t('panels.refresh')}>
      <p className={css.quiet}>{t('panels.refresh.say')}</p>
      <div className={css.row}>
        <Button variant="default" loading={refresh.isPending} onClick={() => go(true)}>
          {t('panels.refresh.look')}
        </Button>
        {looked && data !== undefined && data.drawn > 0 && (
          <Button loading={refresh.isPending} onClick={() => go(false)}>
            {t('panels.refresh.do', { count: data.drawn })}
          </Button>
        )}
      </div>
      {refresh.error !== null && <ProblemNote problem={refresh.error} />}
      {data !== undefined && (
        <output>
          {t(looked ? 'panels.refresh.would' : 'panels.refresh.done', {
            drawn: format.number(data.drawn),
            eligible: format.number(data.eligible),
            held: format.number(data.heldBack),
          })}{' '}
          {data.probability !== null &&
            t('panels.refresh.probability', {
              share: format.number(Math.round(data.probability * 10_000) / 100),
            })}
        </output>
      )}
    </Panel>
  );
}

/** People join or leave by hand. */
function ByHand({ panel }: { panel: PanelOfPeople }) {
  const { t } = useTranslation();
  const change = useDo(changePanel);
  const [people, setPeople] = useState('');
  const names = people
    .split(/[\n,;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const move = (how: 'join' | 'leave') =>
    change.mutate({ body: { panel: panel.name, [how]: names } }, { onSuccess: () => setPeople('') });
  return (
    <Panel title={t('panels.byHand')}>
      <div className={css.form}>
        <Textarea
          label={t('panels.names')}
          autosize
          minRows={2}
          value={people}
          onChange={({ currentTarget }) => setPeople(currentTarget.value)}
        />
        {change.error !== null && <ProblemNote problem={change.error} />}
        <div className={css.row}>
          <Button disabled={names.length === 0} loading={change.isPending} onClick={() => move('join')}>
            {t('panels.join')}
          </Button>
          <Button
            variant="default"
            disabled={names.length === 0}
            loading={change.isPending}
            onClick={() => move('leave')}
          >
            {t('panels.leave')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Members({ panel }: { panel: PanelOfPeople }) {
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

/** One panel: how large it is, who leaves, and who is in it. */
export default function PanelScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const id = useParam('panel');
  const attrition = useAttrition();
  const { data, error, refetch } = useAnswer(listPanels);
  const panel = data?.panels.find((each) => each.id === id);
  return (
    <Page
      title={panel?.name ?? t('panels.title')}
      kicker={<Link to="/people/panels">{t('panels.title')}</Link>}
      lead={panel?.purpose}
    >
      {error !== null && <ProblemNote problem={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <SkeletonPanel lines={6} />}
      {data !== undefined && panel === undefined && <EmptyState sentence={t('panels.unknown')} />}
      {panel !== undefined && (
        <Stack>
          <Panel>
            <Facts
              facts={[
                { label: t('panels.of'), value: panel.segment ?? t(`panels.group.${panel.stakeholder}`) },
                { label: t('panels.members'), value: format.number(panel.members) },
                { label: t('panels.left'), value: format.number(panel.left) },
                { label: t('panels.attrition'), value: attrition(panel) },
              ]}
            />
          </Panel>
          {may('write', 'customer') && (
            <Columns>
              <Settings key={panel.id} panel={panel} />
              <Stack>
                <Refresh panel={panel} />
                <ByHand panel={panel} />
              </Stack>
            </Columns>
          )}
          {isOnlyToldInGroups(panel.stakeholder) ? (
            <p className={css.quiet}>{t('panels.shy')}</p>
          ) : (
            <Members panel={panel} />
          )}
        </Stack>
      )}
    </Page>
  );
}
