import { Button, Checkbox, NumberInput, PasswordInput, Switch, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSession } from '../../../../web/session.ts';
import {
  fewestTokens,
  type LanguageModel,
  type LanguageModelSettings,
  setLanguageModel,
} from '../contract.ts';
import css from './model.module.css';

const blank: LanguageModelSettings = {
  on: false,
  url: '',
  model: '',
  purpose: '',
  legalBasis: '',
  responsible: '',
  monthlyTokens: 1_000_000,
  monthlyMoney: 0,
  currency: 'EUR',
  priceIn: 0,
  priceOut: 0,
  timeoutSeconds: 30,
  secondOpinions: false,
};

type Texts = 'url' | 'model' | 'purpose' | 'legalBasis' | 'responsible' | 'currency';
const numbers = ['monthlyTokens', 'monthlyMoney', 'priceIn', 'priceOut', 'timeoutSeconds'] as const;
type Numbers = (typeof numbers)[number];

/** While it is typed a number may be missing. */
type Form = Omit<LanguageModelSettings, Numbers> & Record<Numbers, number | ''>;
const isFilled = (form: Form): form is LanguageModelSettings =>
  numbers.every((field) => typeof form[field] === 'number');

/** Where to ask, with which key, what for, by whose word, and for how much; nothing is on before it is said here. */
export function SettingsForm({ model }: { model: LanguageModel }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data: session } = useSession();
  const me = session?.state === 'in' ? session.me.name : '';
  const set = useDo(setLanguageModel);
  const [form, setForm] = useState<Form>(() => model.settings ?? { ...blank, responsible: me });
  const [key, setKey] = useState('');
  const [forgetKey, setForgetKey] = useState(false);
  const written = useRef<HTMLFormElement>(null);
  const change = (next: Partial<Form>) => setForm((before) => ({ ...before, ...next }));
  const save = (on: boolean) => {
    // An emptied number is no 0: the browser asks for it.
    if (written.current?.reportValidity() !== true || !isFilled(form)) return;
    set.mutate({ body: { ...form, on, ...(forgetKey ? { key: '' } : key === '' ? {} : { key }) } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save(true);
  };
  const text = (field: Texts, most: number) => ({
    required: true,
    label: t(`model.form.${field}`),
    maxLength: most,
    value: form[field],
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const number = (field: Numbers, most: number, whole = true) => ({
    required: true,
    label: t(`model.form.${field}`),
    min: field === 'timeoutSeconds' ? 1 : 0,
    max: most,
    allowDecimal: !whole,
    thousandSeparator: ' ',
    value: form[field],
    onChange: (value: string | number) => change({ [field]: value === '' ? '' : Number(value) }),
  });
  const isOn = model.settings?.on === true;
  return (
    <Panel title={t('model.form')}>
      <form className={css.form} onSubmit={submit} ref={written}>
        <TextInput
          {...text('url', 500)}
          type="url"
          placeholder="https://models.example.com/v1"
          description={t('model.form.url.say')}
        />
        <TextInput {...text('model', 200)} placeholder="llama3.1:8b" />
        <PasswordInput
          label={t('model.form.key')}
          description={t(`model.form.key.${model.key}`)}
          autoComplete="new-password"
          maxLength={500}
          disabled={forgetKey}
          value={key}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        {model.key !== 'none' && (
          <Checkbox
            label={t('model.form.key.forget')}
            checked={forgetKey}
            onChange={(event) => setForgetKey(event.currentTarget.checked)}
          />
        )}
        <Textarea
          {...text('purpose', 500)}
          minLength={10}
          autosize
          minRows={2}
          description={t('model.form.purpose.say')}
        />
        <Textarea {...text('legalBasis', 500)} minLength={5} autosize minRows={2} />
        <TextInput
          {...text('responsible', 200)}
          minLength={2}
          description={t('model.form.responsible.say')}
        />
        <div className={css.pair}>
          <NumberInput
            {...number('monthlyTokens', 1_000_000_000)}
            description={t('model.form.monthlyTokens.say', { fewest: format.number(fewestTokens) })}
          />
          <NumberInput
            {...number('monthlyMoney', 1_000_000, false)}
            description={t('model.form.monthlyMoney.say')}
          />
          <NumberInput {...number('priceIn', 1_000_000, false)} />
          <NumberInput {...number('priceOut', 1_000_000, false)} />
          <TextInput {...text('currency', 3)} pattern="[A-Z]{3}" />
          <NumberInput {...number('timeoutSeconds', 120)} />
        </div>
        <p className={css.quiet}>{t('model.form.budget.say')}</p>
        <Switch
          color="understand"
          label={t('model.form.secondOpinions')}
          description={t('model.form.secondOpinions.say')}
          checked={form.secondOpinions}
          onChange={(event) => change({ secondOpinions: event.currentTarget.checked })}
        />
        {set.error !== null && <ProblemNote problem={set.error} />}
        <div className={css.row}>
          <Button type="submit" loading={set.isPending}>
            {t(isOn ? 'model.form.save' : 'model.form.on')}
          </Button>
          {!isOn && (
            <Button variant="default" disabled={set.isPending} onClick={() => save(false)}>
              {t('model.form.keep')}
            </Button>
          )}
          <span role="status">{set.isSuccess ? t('model.form.saved') : ''}</span>
        </div>
      </form>
    </Panel>
  );
}
