import { Button, Checkbox, NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { useAddress } from '../../../../web/address.ts';
import { Page } from '../../../../web/design.ts';
import { useSession } from '../../../../web/session.ts';
import { observationKinds } from '../draft.contract.ts';
import { draftOf, type Fields, missingIn, nothingYet } from './form-fields.ts';
import { keepForm } from './keep-form.ts';
import css from './observations.module.css';
import { PhotoField } from './photo-field.tsx';
import { ListField, StepField } from './place-fields.tsx';
import { SeenFields } from './seen-fields.tsx';
import { useParcels } from './use-parcels.ts';
import { usePlaces } from './use-places.ts';
import { WaitingNote } from './waiting-note.tsx';

const address = z.object({ kind: z.enum(observationKinds).optional().catch(undefined) });

/** Now in the company: a demo's clock may be moved. */
function useNow(): () => Date {
  const { data: session } = useSession();
  return () => (session?.state === 'in' && session.me.workspace.demo ? new Date(session.me.now) : new Date());
}

/** Whom it was about, by what the company knows them by; looked up when it arrives, not while somebody types. */
function CustomerField({ fields, change }: { fields: Fields; change: (fields: Partial<Fields>) => void }) {
  const { t } = useTranslation();
  const modes = { id: 'text', email: 'email', phone: 'tel' } as const;
  const kinds = ['id', 'email', 'phone'] as const;
  return (
    <div className={css.customer}>
      <NativeSelect
        size="md"
        label={t('observations.customer.kind')}
        value={fields.customerKind}
        onChange={({ currentTarget: { value } }) =>
          change({ customerKind: kinds.find((kind) => kind === value) ?? 'id' })
        }
        data={kinds.map((value) => ({ value, label: t(`observations.customer.${value}`) }))}
      />
      <TextInput
        size="md"
        label={t('observations.customer')}
        inputMode={modes[fields.customerKind]}
        autoCapitalize="none"
        autoCorrect="off"
        autoComplete="off"
        maxLength={200}
        value={fields.customer}
        onChange={(event) => change({ customer: event.currentTarget.value })}
      />
      <p className={css.quiet}>{t('observations.customer.say')}</p>
    </div>
  );
}

/** Written with one thumb beside a customer: fact, quotation and opinion apart; it survives a lost connection. */
export default function ObserveScreen() {
  const { t } = useTranslation();
  const [{ kind = 'gemba' }, changeAddress] = useAddress(address);
  const [rest, setRest] = useState(nothingYet);
  const [asked, setAsked] = useState(false);
  const parcels = useParcels();
  const places = usePlaces();
  const now = useNow();
  useEffect(() => void keepForm(), []);
  const fields: Fields = { ...rest, kind };
  const change = (some: Partial<Fields>) => setRest((before) => ({ ...before, ...some }));
  const missing = missingIn(fields);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (missing !== null) return;
    void parcels.keep({ id: crypto.randomUUID(), draft: draftOf(fields, now()), photos: fields.photos });
    // Where one stands stays: the next thing is seen at the same place.
    setRest({
      ...nothingYet,
      step: rest.step,
      function: rest.function,
      channel: rest.channel,
      place: rest.place,
    });
    setAsked(false);
    window.scrollTo({ top: 0 });
  };
  const words = (name: 'saw' | 'said' | 'means', rows: number) => (
    <Textarea
      size="md"
      autosize
      minRows={rows}
      maxRows={12}
      maxLength={4000}
      label={t(`observations.${name}`)}
      description={t(`observations.${name}.say`)}
      value={fields[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
    />
  );
  return (
    <Page title={t('observations.observe.title')} lead={t(`observations.observe.lead.${kind}`)}>
      <WaitingNote parcels={parcels} />
      <form className={css.observe} onSubmit={submit} noValidate>
        <SegmentedControl
          fullWidth
          classNames={{ label: css.choice }}
          size="md"
          aria-label={t('observations.kind')}
          value={kind}
          onChange={(value) => changeAddress({ kind: value === 'gemba' ? undefined : value })}
          data={observationKinds.map((value) => ({ value, label: t(`observations.kind.${value}`) }))}
        />
        {kind !== 'safari' && words('said', 2)}
        {words('saw', kind === 'note' ? 2 : 3)}
        {kind !== 'note' && words('means', 2)}
        <StepField fields={fields} change={change} places={places} />
        {kind !== 'safari' && <CustomerField fields={fields} change={change} />}
        {kind !== 'note' && (
          <PhotoField
            photos={fields.photos}
            onPhotos={(next) => setRest((before) => ({ ...before, photos: next(before.photos) }))}
            people={fields.people}
            onPeople={(people) => change({ people })}
            asks={asked}
          />
        )}
        <details className={css.more}>
          <summary>{t('observations.more')}</summary>
          <div className={css.observe}>
            {kind === 'note' && words('means', 2)}
            <ListField
              name={t('observations.function')}
              none={t('observations.function.none')}
              known={places.functions}
              isOpen={places.isOpen}
              value={fields.function}
              onPick={(value) => change({ function: value })}
            />
            <ListField
              name={t('observations.channel')}
              none={t('observations.function.none')}
              known={places.channels}
              isOpen={places.isOpen}
              value={fields.channel}
              onPick={(value) => change({ channel: value })}
            />
            <TextInput
              size="md"
              label={t('observations.place')}
              description={t('observations.place.say')}
              maxLength={200}
              value={fields.place}
              onChange={(event) => change({ place: event.currentTarget.value })}
            />
            <TextInput
              size="md"
              type="datetime-local"
              label={t('observations.at')}
              description={t('observations.at.say')}
              value={fields.at}
              onChange={(event) => change({ at: event.currentTarget.value })}
            />
            <SeenFields fields={fields} change={change} />
            <Checkbox
              size="md"
              checked={fields.signed}
              onChange={(event) => change({ signed: event.currentTarget.checked })}
              label={t('observations.signed')}
              description={t('observations.signed.say')}
            />
          </div>
        </details>
        <div className={css.bar}>
          {asked && missing !== null && (
            <p className={css.asks} role="alert">
              {t(missing)}
            </p>
          )}
          <Button type="submit" size="lg" fullWidth>
            {t('observations.save')}
          </Button>
        </div>
      </form>
    </Page>
  );
}
