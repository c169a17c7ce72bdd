import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { listSegments } from '../../segments/contract.ts';
import { type Panel as PanelOfPeople, setPanel } from '../contract.ts';
import css from './panels.module.css';

/** What it is for, how large it is to be, whence it is filled. */
export function PanelSettings({ panel }: { panel: PanelOfPeople }) {
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
