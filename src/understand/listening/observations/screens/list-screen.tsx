import { Button, NativeSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '../../../../web/address.ts';
import { useAnswer } from '../../../../web/api.ts';
import { ButtonLink, EmptyState, Page, SkeletonPage, TroubledPage } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useMay } from '../../../../web/session.ts';
import { listObservations } from '../contract.ts';
import { observationKinds } from '../draft.contract.ts';
import { ObservationCard } from './observation-card.tsx';
import css from './observations.module.css';
import { useParcels } from './use-parcels.ts';
import { WaitingNote } from './waiting-note.tsx';

const text = z.string().max(200).optional().catch(undefined);
const address = z.object({
  step: text,
  function: text,
  by: text,
  kind: z.enum(observationKinds).optional().catch(undefined),
  mine: z.enum(['true']).optional().catch(undefined),
});
const portion = 30;

/** What employees saw, newest first, by step, function, kind and where the observer works. */
export default function ObservationsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const may = useMay();
  const [filters, change] = useAddress(address);
  const [limit, setLimit] = useState(portion);
  const parcels = useParcels();
  const { data, error, refetch } = useAnswer(listObservations, { query: { ...filters, limit } });
  if (error !== null && data === undefined)
    return <TroubledPage title={t('observations.title')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const isEmpty = data.total === 0 && !isFiltered;
  const observe = may('write', 'observation')
    ? { label: t('observations.action.observe'), to: '/observe' }
    : undefined;
  const pick = (name: 'step' | 'function' | 'by', names: readonly string[]) =>
    names.length > 0 && (
      <NativeSelect
        label={t(`observations.filter.${name}`)}
        value={filters[name] ?? ''}
        onChange={(event) => change({ [name]: event.currentTarget.value })}
        data={[{ value: '', label: t('observations.all') }, ...names]}
      />
    );
  return (
    <Page
      title={t('observations.title')}
      lead={t('observations.lead')}
      {...(observe !== undefined && !isEmpty ? { actions: <ButtonLink {...observe} /> } : {})}
    >
      <WaitingNote parcels={parcels} />
      {isEmpty ? (
        <EmptyState
          sentence={t('observations.empty')}
          {...(observe === undefined ? {} : { action: observe })}
        />
      ) : (
        <>
          <div className={css.filters}>
            <NativeSelect
              label={t('observations.kind')}
              value={filters.kind ?? ''}
              onChange={(event) => change({ kind: event.currentTarget.value })}
              data={[
                { value: '', label: t('observations.all') },
                ...observationKinds.map((value) => ({ value, label: t(`observations.kind.${value}`) })),
              ]}
            />
            {pick('step', data.steps)}
            {pick('function', data.functions)}
            {pick('by', data.observers)}
            <Switch
              label={t('observations.filter.mine')}
              checked={filters.mine === 'true'}
              onChange={(event) => change({ mine: event.currentTarget.checked ? 'true' : '' })}
            />
          </div>
          <p className={css.quiet}>
            {t('observations.count', { count: data.total, n: format.number(data.total) })}
          </p>
          {data.total === 0 && <EmptyState sentence={t('observations.none')} />}
          <div className={css.list}>
            {data.observations.map((observation) => (
              <ObservationCard key={observation.id} observation={observation} />
            ))}
          </div>
          {data.next !== null && limit < 200 && (
            <Button variant="default" onClick={() => setLimit(Math.min(200, limit + portion))}>
              {t('observations.next')}
            </Button>
          )}
        </>
      )}
    </Page>
  );
}
