import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { href, useGo, useParam } from '../../../../web/address.ts';
import { ask, useAnswer } from '../../../../web/api.ts';
import {
  Columns,
  Facts,
  Link,
  Page,
  Panel,
  ProblemNote,
  SkeletonPage,
  Stack,
  Tag,
  TroubledPage,
} from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import { useSayLabel } from '../../../meaning/screens/say-label.ts';
import { deleteObservation, listObservations, type Observation, readObservation } from '../contract.ts';
import { ObservationWords } from './observation-words.tsx';
import css from './observations.module.css';
import { PhotoPicture } from './photo-picture.tsx';
import { useSayWriter } from './use-say-writer.ts';

/** For good, and so said before it is done: there is nothing to take it back from. */
function DeletePanel({ id }: { id: string }) {
  const { t } = useTranslation();
  const go = useGo();
  const client = useQueryClient();
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const forGood = async () => {
    setBusy(true);
    try {
      await ask(deleteObservation, { params: { observation: id } });
      // Away first: what is gone is not asked for again.
      go('/observations');
      await client.invalidateQueries({ queryKey: [listObservations.path] });
    } catch (error) {
      setProblem(error);
      setBusy(false);
    }
  };
  if (!sure) {
    return (
      <div>
        <Button variant="default" onClick={() => setSure(true)}>
          {t('observations.delete')}
        </Button>
      </div>
    );
  }
  return (
    <Panel tone="hurts">
      <p className={css.words}>{t('observations.delete.sure')}</p>
      {problem !== null && <ProblemNote problem={problem} />}
      <div className={css.row}>
        <Button color="red" loading={busy} onClick={() => void forGood()}>
          {t('observations.delete.yes')}
        </Button>
        <Button variant="default" onClick={() => setSure(false)}>
          {t('observations.delete.no')}
        </Button>
      </div>
    </Panel>
  );
}

function FactsPanel({ observation }: { observation: Observation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sayLabel = useSayLabel();
  const sayWriter = useSayWriter();
  const { at, step, channel, place, feeling, effort, waste, customer } = observation;
  const owner = observation.function;
  const when = at.length === 10 ? format.day(at) : format.moment(at);
  const facts = [
    { label: t('observations.day'), value: when },
    ...(step === ''
      ? []
      : [{ label: t('observations.step'), value: <Link to={href('/observations', { step })}>{step}</Link> }]),
    ...(owner === '' ? [] : [{ label: t('observations.function'), value: owner }]),
    ...(channel === '' ? [] : [{ label: t('observations.channel'), value: channel }]),
    ...(place === '' ? [] : [{ label: t('observations.place'), value: place }]),
    ...(observation.customerFound === null
      ? []
      : [
          {
            label: t('observations.customer'),
            value:
              customer === null ? (
                t('observations.customer.none')
              ) : (
                <Link to={`/journeys/customers/${encodeURIComponent(customer)}`}>{customer}</Link>
              ),
          },
        ]),
    ...(feeling === null ? [] : [{ label: t('observations.feeling'), value: sayLabel(feeling) }]),
    ...(effort === null
      ? []
      : [{ label: t('observations.effort'), value: t(`observations.effort.${effort}`) }]),
    ...(waste.length === 0
      ? []
      : [
          {
            label: t('observations.waste'),
            value: waste.map((kind) => t(`observations.waste.${kind}`)).join(', '),
          },
        ]),
    { label: t('observations.by'), value: sayWriter(observation) },
  ];
  return (
    <Panel title={t('observations.facts')}>
      <Facts facts={facts} />
    </Panel>
  );
}

/** One observation: fact, quotation and opinion apart, where and when, its photos. */
export default function ObservationScreen() {
  const { t } = useTranslation();
  const id = useParam('observation');
  const { data, error, refetch } = useAnswer(readObservation, { params: { observation: id } });
  if (error !== null)
    return <TroubledPage title={t('observations.title')} problem={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonPage />;
  const { kind, step, photos, photosExpected } = data;
  const missing = photosExpected - photos.length;
  return (
    <Page
      title={step === '' ? t(`observations.kind.${kind}`) : step}
      kicker={<Link to="/observations">{t('observations.title')}</Link>}
    >
      <Columns>
        <Stack>
          <Panel tag={<Tag>{t(`observations.kind.${kind}`)}</Tag>}>
            <ObservationWords observation={data} />
          </Panel>
          {photosExpected > 0 && (
            <Panel title={t('observations.photos')}>
              {missing > 0 && (
                <p className={css.quiet}>{t('observations.photos.missing', { count: missing })}</p>
              )}
              <div className={css.pictures}>
                {photos.map((photo, i) => (
                  <PhotoPicture key={photo.id} observation={id} photo={photo.id} n={i + 1} />
                ))}
              </div>
            </Panel>
          )}
          {data.mayDelete && <DeletePanel id={id} />}
        </Stack>
        <FactsPanel observation={data} />
      </Columns>
    </Page>
  );
}
