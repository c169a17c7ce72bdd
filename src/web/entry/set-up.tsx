import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { acceptInvitation, choosePassword, setUp } from '../../server/access/contract.ts';
import { ask } from '../api.ts';
import { signIn } from '../session.ts';
import { Doorway } from './doorway.tsx';
import { EntryForm } from './form.tsx';

function NewPassword() {
  const { t } = useTranslation();
  return (
    <PasswordInput
      name="password"
      autoComplete="new-password"
      label={t('enter.password')}
      description={t('enter.setup.password.hint')}
      minLength={10}
      required
      withAsterisk={false}
    />
  );
}

/** The first visit to a new installation: company, first administrator, in. */
export function SetUp({ codeNeeded }: { codeNeeded: boolean }) {
  const { t } = useTranslation();
  const begin = async (fields: ReadonlyMap<string, string>) => {
    const text = (name: string) => fields.get(name) ?? '';
    const code = text('code');
    await ask(setUp, {
      body: {
        company: text('company'),
        name: text('name'),
        email: text('email'),
        password: text('password'),
        ...(code === '' ? {} : { code }),
      },
    });
    await signIn(text('email'), text('password'));
  };
  return (
    <Doorway title={t('enter.setup.title')} lead={t('enter.setup.lead')}>
      <EntryForm go={t('enter.setup.go')} onSubmit={begin}>
        <TextInput name="company" label={t('enter.setup.company')} required withAsterisk={false} autoFocus />
        <TextInput
          name="name"
          autoComplete="name"
          label={t('enter.setup.name')}
          required
          withAsterisk={false}
        />
        <TextInput
          name="email"
          type="email"
          autoComplete="username"
          label={t('enter.email')}
          required
          withAsterisk={false}
        />
        <NewPassword />
        {codeNeeded && (
          <TextInput
            name="code"
            autoComplete="off"
            label={t('enter.setup.code')}
            description={t('enter.setup.code.hint')}
            required
            withAsterisk={false}
          />
        )}
      </EntryForm>
    </Doorway>
  );
}

/** The link of an invitation: `/join?token=…`. */
export function Join({ token }: { token: string }) {
  const { t } = useTranslation();
  const join = async (fields: ReadonlyMap<string, string>) => {
    await ask(acceptInvitation, {
      body: { token, name: fields.get('name') ?? '', password: fields.get('password') ?? '' },
    });
    location.assign('/');
  };
  return (
    <Doorway title={t('enter.join.title')} lead={t('enter.join.lead')}>
      <EntryForm go={t('enter.join.go')} onSubmit={join}>
        <TextInput
          name="name"
          autoComplete="name"
          label={t('enter.setup.name')}
          required
          withAsterisk={false}
          autoFocus
        />
        <NewPassword />
      </EntryForm>
    </Doorway>
  );
}

/** The link an administrator gave to someone who forgot theirs: `/password?token=…`. */
export function ChoosePassword({ token }: { token: string }) {
  const { t } = useTranslation();
  const choose = async (fields: ReadonlyMap<string, string>) => {
    await ask(choosePassword, { body: { token, password: fields.get('password') ?? '' } });
    location.assign('/');
  };
  return (
    <Doorway title={t('enter.choose.title')} lead={t('enter.choose.lead')}>
      <EntryForm go={t('enter.choose.go')} onSubmit={choose}>
        <NewPassword />
      </EntryForm>
    </Doorway>
  );
}
