import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAnswer, useDo } from '../../../../web/api.ts';
import { Facts, Panel, ProblemNote, Tag } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import { useMay } from '../../../../web/session.ts';
import { makeLink, showConsents } from '../contract.ts';
import css from './consent.module.css';

/** What may be done with one customer's data and contacts, and why; and a link to their own page. */
export function ConsentPanel({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const said = useSaid();
  const may = useMay();
  const { data, error } = useAnswer(showConsents, { params: { customer } });
  const make = useDo(makeLink);
  if (data === undefined) return error === null ? null : <ProblemNote problem={error} />;
  return (
    <Panel title={t('consent.of')}>
      <Facts
        facts={data.permissions.map(({ purpose, allowed, say }) => ({
          label: t(`consent.purpose.${purpose}`),
          value: (
            <Tag tone={allowed ? 'helps' : 'hurts'}>{t(allowed ? 'consent.may' : 'consent.mayNot')}</Tag>
          ),
          note: said(say),
        }))}
      />
      {may('write', 'customer') && (
        <Button
          variant="default"
          mt={12}
          loading={make.isPending}
          onClick={() => make.mutate({ params: { customer }, body: {} })}
        >
          {t('consent.link')}
        </Button>
      )}
      {make.data !== undefined && (
        <p className={css.quiet}>
          {t('consent.link.made', { at: format.day(make.data.endsAt) })}{' '}
          <code>{`${window.location.origin}${make.data.path}`}</code>
        </p>
      )}
    </Panel>
  );
}
