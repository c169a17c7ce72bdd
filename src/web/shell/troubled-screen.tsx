import { Button } from '@mantine/core';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../design/page.tsx';
import { ButtonLink, ProblemNote } from '../design/states.tsx';

/** What stands in place of a screen that broke; the sidebar stays alive. */
export function BrokenScreen({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const again = () => {
    reset();
    void router.invalidate();
  };
  return (
    <Page
      title={t('shell.broken.title')}
      actions={
        <Button variant="default" onClick={again}>
          {t('shell.retry')}
        </Button>
      }
    >
      <ProblemNote problem={error} />
    </Page>
  );
}

/** There is nothing at this address. */
export function NoSuchScreen() {
  const { t } = useTranslation();
  return (
    <Page title={t('shell.notFound.title')} lead={t('shell.notFound.say')}>
      <div>
        <ButtonLink label={t('shell.goHome')} to="/" />
      </div>
    </Page>
  );
}
