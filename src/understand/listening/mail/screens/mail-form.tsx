import { Button, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDo } from '../../../../web/api.ts';
import { Panel, ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { keepMail, type MailSettings, type SeenMailSettings } from '../contract.ts';
import css from './mail.module.css';

const blank = (): MailSettings => ({
  host: '',
  port: 587,
  security: 'starttls',
  user: '',
  fromName: '',
  fromAddress: '',
  publicAddress: window.location.origin,
  perMinute: 60,
});
type Texts =
  | 'host'
  | 'user'
  | 'fromName'
  | 'fromAddress'
  | 'replyTo'
  | 'bounceAddress'
  | 'publicAddress'
  | 'gateway';
const optional: readonly Texts[] = ['replyTo', 'bounceAddress', 'gateway'];

/** The mail server, who writes, where answers and undeliverable mail go, and the gateway for short messages. */
export function MailForm({ seen, mayWrite }: { seen: SeenMailSettings; mayWrite: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const keep = useDo(keepMail);
  const [form, setForm] = useState<MailSettings>(() => seen.settings ?? blank());
  const [password, setPassword] = useState('');
  const [gatewayKey, setGatewayKey] = useState('');
  const change = (next: object) => setForm((before) => ({ ...before, ...next }));
  const text = (field: Texts, required: boolean) => ({
    required,
    label: t(`mail.${field}`),
    value: form[field] ?? '',
    maxLength: 300,
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const given = Object.entries(form).filter(
      ([name, value]) => !(optional.includes(name as Texts) && value === ''),
    );
    const body = {
      ...(Object.fromEntries(given) as unknown as MailSettings),
      ...(password === '' ? {} : { password }),
      ...(gatewayKey === '' ? {} : { gatewayKey }),
    };
    keep.mutate({ body });
  };
  const changed =
    seen.changedAt === null
      ? undefined
      : t('mail.changed', { by: seen.changedBy ?? '', at: format.moment(seen.changedAt) });
  return (
    <Panel title={t('mail.title')} aside={changed}>
      <form onSubmit={save}>
        <fieldset disabled={!mayWrite} className={css.form}>
          <div className={css.pair}>
            <TextInput {...text('host', true)} placeholder="smtp.example.com" />
            <NumberInput
              required
              label={t('mail.port')}
              min={1}
              max={65_535}
              value={form.port}
              onChange={(value) => change({ port: Number(value) || 587 })}
            />
            <Select
              label={t('mail.security')}
              allowDeselect={false}
              data={(['tls', 'starttls', 'none'] as const).map((value) => ({
                value,
                label: t(`mail.security.${value}`),
              }))}
              value={form.security}
              onChange={(value) => change({ security: value ?? 'starttls' })}
            />
          </div>
          <div className={css.pair}>
            <TextInput {...text('user', false)} autoComplete="off" />
            <PasswordInput
              label={t('mail.password')}
              description={t(`mail.password.${seen.password}`)}
              autoComplete="new-password"
              maxLength={500}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </div>
          <div className={css.pair}>
            <TextInput {...text('fromName', true)} />
            <TextInput {...text('fromAddress', true)} type="email" />
            <TextInput {...text('replyTo', false)} type="email" />
          </div>
          <TextInput
            {...text('bounceAddress', false)}
            type="email"
            description={t('mail.bounceAddress.say')}
          />
          <TextInput {...text('publicAddress', true)} type="url" description={t('mail.publicAddress.say')} />
          <div className={css.pair}>
            <NumberInput
              label={t('mail.perMinute')}
              min={1}
              max={6000}
              value={form.perMinute}
              onChange={(value) => change({ perMinute: Math.max(1, Math.round(Number(value) || 1)) })}
            />
            <TextInput {...text('gateway', false)} type="url" description={t('mail.gateway.say')} />
            <PasswordInput
              label={t('mail.gatewayKey')}
              description={t(`mail.password.${seen.gatewayKey}`)}
              autoComplete="new-password"
              maxLength={500}
              value={gatewayKey}
              onChange={(event) => setGatewayKey(event.currentTarget.value)}
            />
          </div>
          {keep.error !== null && <ProblemNote problem={keep.error} />}
          {mayWrite && (
            <div className={css.row}>
              <Button type="submit" loading={keep.isPending}>
                {t('mail.save')}
              </Button>
              <span role="status">{keep.isSuccess ? t('mail.saved') : ''}</span>
            </div>
          )}
        </fieldset>
      </form>
    </Panel>
  );
}
