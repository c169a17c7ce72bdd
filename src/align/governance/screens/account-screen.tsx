import { Button, PasswordInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../../server/access/contract.ts';
import { useDo } from '../../../web/api.ts';
import { Columns, Page, Panel, ProblemNote } from '../../../web/design.ts';
import { useSession } from '../../../web/session.ts';
import { Lines } from './lines.tsx';

/** One's own password: the present one and the next. */
export default function AccountScreen() {
  const { t } = useTranslation();
  const { data } = useSession();
  const change = useDo(changePassword);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const body = { current: String(given.get('current')), password: String(given.get('password')) };
    await change.mutateAsync({ body }).then(
      () => form.reset(),
      () => undefined,
    );
  };
  return (
    <Page title={data?.state === 'in' ? data.me.name : ''} kicker={t('governance.account')}>
      <Columns>
        <Panel title={t('governance.password')}>
          <form onSubmit={(event) => void submit(event)}>
            <Lines>
              <PasswordInput
                name="current"
                autoComplete="current-password"
                label={t('governance.password.current')}
                required
                withAsterisk={false}
              />
              <PasswordInput
                name="password"
                autoComplete="new-password"
                label={t('governance.password.next')}
                description={t('enter.setup.password.hint')}
                minLength={10}
                required
                withAsterisk={false}
              />
              {change.error !== null && <ProblemNote problem={change.error} />}
              <div>
                <Button type="submit" loading={change.isPending}>
                  {t('shell.account')}
                </Button>{' '}
                <span role="status">{change.isSuccess ? t('governance.password.changed') : ''}</span>
              </div>
            </Lines>
          </form>
        </Panel>
      </Columns>
    </Page>
  );
}
