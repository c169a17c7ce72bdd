import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { askFile } from '../../../../web/api.ts';
import { ProblemNote } from '../../../../web/design.ts';
import { useSaveFile } from '../../../../web/use-save-file.ts';
import { exportPerson } from '../contract.ts';
import css from './people.module.css';

/** What is held about somebody, as a file for them. */
export function HandOver({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const save = useSaveFile();
  const get = (format: 'json' | 'csv') =>
    save.mutate({
      name: `what-we-hold.${format}`,
      fetch: () => askFile(exportPerson, { params: { customer }, query: { format } }),
    });
  return (
    <div className={css.quiet}>
      <Button variant="subtle" size="compact-sm" disabled={save.isPending} onClick={() => get('json')}>
        {t('people.handOver')}
      </Button>
      {' · '}
      <Button variant="subtle" size="compact-sm" disabled={save.isPending} onClick={() => get('csv')}>
        {t('people.handOver.csv')}
      </Button>
      {save.error !== null && <ProblemNote problem={save.error} />}
    </div>
  );
}
