import { Button, Checkbox, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { previewSegment, putSegment } from '../contract.ts';
import css from './segments.module.css';

const empty = { name: '', rule: '', why: '', core: false };

/** Names a group of customers; its count can be seen before it is kept. */
export function SegmentForm() {
  const { t } = useTranslation();
  const format = useFormat();
  const [form, setForm] = useState(empty);
  const preview = useDo(previewSegment);
  const put = useDo(putSegment);
  const problem = put.error ?? preview.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, rule, why, core } = form;
    const body = { name, rule, ...(why.trim() === '' ? {} : { why }), ...(core ? { core } : {}) };
    put.mutate({ body }, { onSuccess: () => setForm(empty) });
  };
  return (
    <Panel title={t('segments.new')}>
      <p className={css.quiet}>{t('segments.new.say')}</p>
      <form className={css.form} onSubmit={submit}>
        <TextInput
          label={t('segments.name')}
          value={form.name}
          maxLength={100}
          required
          onChange={({ currentTarget }) => setForm({ ...form, name: currentTarget.value })}
        />
        <TextInput
          label={t('segments.rule')}
          description={t('segments.rule.say')}
          value={form.rule}
          required
          onChange={({ currentTarget }) => setForm({ ...form, rule: currentTarget.value })}
        />
        <TextInput
          label={t('segments.why')}
          value={form.why}
          maxLength={500}
          onChange={({ currentTarget }) => setForm({ ...form, why: currentTarget.value })}
        />
        <Checkbox
          label={t('segments.core')}
          description={t('segments.core.say')}
          checked={form.core}
          onChange={({ currentTarget }) => setForm({ ...form, core: currentTarget.checked })}
        />
        {problem !== null && <ProblemNote problem={problem} />}
        <div className={css.deeds}>
          <Button
            variant="default"
            disabled={form.rule.trim() === ''}
            loading={preview.isPending}
            onClick={() => preview.mutate({ body: { rule: form.rule } })}
          >
            {t('segments.count')}
          </Button>
          <Button type="submit" loading={put.isPending}>
            {t('segments.save')}
          </Button>
          {preview.data !== undefined && (
            <output>
              {t('segments.counted', {
                customers: format.number(preview.data.customers),
                of: format.number(preview.data.of),
              })}
            </output>
          )}
        </div>
      </form>
    </Panel>
  );
}
