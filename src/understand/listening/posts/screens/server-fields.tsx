import { NumberInput, PasswordInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { MailServer } from '../mail/mailbox.contract.ts';
import css from './posts.module.css';

const blank: MailServer = {
  host: '',
  port: 993,
  security: 'tls',
  user: '',
  folder: 'INBOX',
  everyMinutes: 5,
};
const securities = ['tls', 'starttls', 'none'] as const;

/** Where the mailbox lies, or that mails come from files only. */
export function ServerFields({
  server,
  onChange,
  password,
  onPassword,
}: {
  server: MailServer | null;
  onChange: (next: MailServer | null) => void;
  password: string;
  onPassword: (next: string) => void;
}) {
  const { t } = useTranslation();
  const toggle = (
    <Switch
      color="understand"
      label={t('posts.server')}
      description={t('posts.server.say')}
      checked={server !== null}
      onChange={(event) => onChange(event.currentTarget.checked ? blank : null)}
    />
  );
  if (server === null) return toggle;
  const text = (field: 'host' | 'user' | 'folder') => ({
    required: true,
    label: t(`posts.server.${field}`),
    maxLength: 250,
    value: server[field],
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...server, [field]: event.currentTarget.value }),
  });
  return (
    <>
      {toggle}
      <div className={css.pair}>
        <TextInput {...text('host')} placeholder="imap.example.com" />
        <NumberInput
          required
          label={t('posts.server.port')}
          min={1}
          max={65_535}
          allowDecimal={false}
          value={server.port}
          onChange={(value) => onChange({ ...server, port: Number(value) || 993 })}
        />
        <Select
          label={t('posts.server.security')}
          data={securities.map((each) => ({ value: each, label: t(`posts.server.security.${each}`) }))}
          value={server.security}
          onChange={(value) =>
            onChange({ ...server, security: securities.find((each) => each === value) ?? 'tls' })
          }
          allowDeselect={false}
        />
        <TextInput {...text('folder')} />
        <TextInput {...text('user')} autoComplete="off" />
        <PasswordInput
          label={t('posts.server.password')}
          description={t('posts.server.password.say')}
          autoComplete="new-password"
          maxLength={500}
          value={password}
          onChange={(event) => onPassword(event.currentTarget.value)}
        />
      </div>
    </>
  );
}
