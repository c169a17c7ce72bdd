import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '../../../../kernel/operation.ts';
import { useDo } from '../../../../web/api.ts';
import { Facts, Panel, ProblemNote } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { type seeContactRules, stopContact } from '../contract.ts';
import css from './invitations.module.css';

/** How many addresses nobody writes to, by reason; and where one is added. */
export function StopsPanel({ stops }: Pick<AnswerOf<typeof seeContactRules>, 'stops'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const stop = useDo(stopContact);
  const [address, setAddress] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    stop.mutate({ body: { address } }, { onSuccess: () => setAddress('') });
  };
  return (
    <Panel title={t('invitations.stops')}>
      {stops.length === 0 ? (
        <p className={css.quiet}>{t('invitations.stops.none')}</p>
      ) : (
        <Facts
          facts={stops.map(({ reason, addresses }) => ({
            label: t(`invitations.r.${reason}`),
            value: format.number(addresses),
          }))}
        />
      )}
      {may('write', 'contact-stop') && (
        <form className={css.form} onSubmit={submit}>
          <TextInput
            required
            label={t('invitations.stops.address')}
            description={t('invitations.stops.say')}
            autoComplete="off"
            minLength={3}
            maxLength={254}
            value={address}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          {stop.error !== null && <ProblemNote problem={stop.error} />}
          <div className={css.row}>
            <Button type="submit" variant="default" loading={stop.isPending}>
              {t('invitations.stops.do')}
            </Button>
            <span role="status">{stop.isSuccess ? t('invitations.stops.done') : ''}</span>
          </div>
        </form>
      )}
    </Panel>
  );
}
