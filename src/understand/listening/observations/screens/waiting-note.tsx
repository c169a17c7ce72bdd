import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Panel } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSaid } from '../../../../web/said/said.ts';
import css from './observations.module.css';
import type { useParcels } from './use-parcels.ts';

/** What became of what was saved: delivered, waiting on this device, or not taken and why. */
export function WaitingNote({ parcels }: { parcels: ReturnType<typeof useParcels> }) {
  const { t } = useTranslation();
  const said = useSaid();
  const format = useFormat();
  const { waiting, delivered, isKept } = parcels;
  const onTheirWay = waiting.filter(({ refused }) => refused === undefined);
  const refused = waiting.filter((parcel) => parcel.refused !== undefined);
  const found = delivered?.observation.customerFound ?? null;
  return (
    <>
      <div role="status" className={css.status}>
        {delivered !== null && (
          <p className={css.good}>
            {t('observations.delivered')}{' '}
            {found !== null && found !== 'none' && `${t(`observations.linked.${found}`)} `}
            <Link to={`/observations/${delivered.observation.id}`}>{t('observations.delivered.see')}</Link>
          </p>
        )}
        {onTheirWay.length > 0 && (
          <p className={css.waits}>
            {t('observations.waits', { count: onTheirWay.length })}{' '}
            {t(isKept ? 'observations.kept' : 'observations.waits.memory')}{' '}
            <Button variant="default" size="compact-md" onClick={() => void parcels.send()}>
              {t('observations.waits.send')}
            </Button>
          </p>
        )}
      </div>
      {delivered?.photosRefused.map((problem) => (
        <Panel key={problem.say} tone="hurts" title={t('observations.refused.photo')}>
          <p className={css.quiet}>{[problem.say, problem.next ?? ''].map((text) => said(text)).join(' ')}</p>
        </Panel>
      ))}
      {refused.map((parcel) => (
        <Panel
          key={parcel.id}
          tone="hurts"
          title={t('observations.refused', { at: format.moment(parcel.draft.at) })}
        >
          <p className={css.quiet}>{said(parcel.refused?.say ?? '')}</p>
          <p className={css.words}>{parcel.draft.said ?? parcel.draft.saw ?? ''}</p>
          <Button variant="default" size="md" onClick={() => void parcels.drop(parcel.id)}>
            {t('observations.refused.drop')}
          </Button>
        </Panel>
      ))}
    </>
  );
}
