import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Page, Panel, ProblemNote, SkeletonPanel, Stack } from '../../../../web/design.ts';
import { useMay } from '../../../../web/session.ts';
import { seeMail, tryMail } from '../contract.ts';
import css from './mail.module.css';
import { MailForm } from './mail-form.tsx';

/** Sends one mail by the settings that are kept. */
function TryPanel() {
  const { t } = useTranslation();
  const send = useDo(tryMail);
  const [to, setTo] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ body: { to } });
  };
  return (
    <Panel title={t('mail.try')}>
      <form className={css.form} onSubmit={submit}>
        <TextInput
          required
          type="email"
          label={t('mail.try.to')}
          maxLength={254}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        {send.error !== null && <ProblemNote problem={send.error} />}
        <div className={css.row}>
          <Button type="submit" variant="default" loading={send.isPending}>
            {t('mail.try.do')}
          </Button>
          <span role="status">
            {send.data === undefined ? '' : t('mail.try.done', { server: send.data.server })}
          </span>
        </div>
      </form>
    </Panel>
  );
}

/** How mail leaves the company, and whether it does. */
export default function MailScreen() {
  const { t } = useTranslation();
  const may = useMay();
  const { data, error, refetch } = useAnswer(seeMail);
  return (
    <Page title={t('mail.title')} lead={t('mail.lead')}>
      {error !== null && data === undefined ? (
        <ProblemNote problem={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonPanel lines={8} />
      ) : (
        <Stack>
          <MailForm key={data.changedAt ?? ''} seen={data} mayWrite={may('write', 'mail')} />
          {data.settings !== null && may('write', 'mail') && <TryPanel />}
        </Stack>
      )}
    </Page>
  );
}
