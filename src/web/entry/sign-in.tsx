import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { signIn } from '../session.ts';
import css from './doorway.module.css';
import { Doorway } from './doorway.tsx';
import { EntryForm } from './form.tsx';

/** E-mail and password. */
export function SignIn() {
  const { t } = useTranslation();
  return (
    <Doorway title={t('enter.title')} lead={t('enter.lead')}>
      <EntryForm
        go={t('enter.go')}
        onSubmit={(fields) => signIn(fields.get('email') ?? '', fields.get('password') ?? '')}
      >
        <TextInput
          name="email"
          type="email"
          autoComplete="username"
          label={t('enter.email')}
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          name="password"
          autoComplete="current-password"
          label={t('enter.password')}
          required
          withAsterisk={false}
        />
      </EntryForm>
      <p className={css.hint}>{t('enter.forgotten')}</p>
    </Doorway>
  );
}
