import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../../../web/design.ts';
import { useFormat } from '../../../../web/format.ts';
import type { Quoted } from '../contract.ts';
import css from './promises.module.css';

export interface Decided {
  readonly status: 'confirmed' | 'rejected';
  readonly step?: string;
  readonly due?: string;
  readonly episode?: string;
}

/** What happened, was told and promised around the voice. */
function Beside({ journey }: { journey: Quoted['journey'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ol className={css.journey} aria-label={t('promises.journey')}>
      {journey.map((each) => (
        <li key={`${each.at} ${each.kind} ${each.step}`} data-here={each.here || undefined}>
          <time dateTime={each.at}>{format.day(each.at)}</time>
          <span>
            {[
              each.kind === 'promise' ? `${t('journeys.kind.promise')} ${each.step}` : each.step,
              each.here ? t('promises.here') : each.function,
              each.due === null ? '' : t('promises.due.short', { due: format.day(each.due) }),
              each.state === '' ? '' : t(`journeys.state.${each.state}`),
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** One quoted promise: the words in their voice, the journey around them, and what would be written. */
export function QuotedItem({
  item,
  zone,
  steps,
  busy,
  onDecide,
}: {
  item: Quoted;
  zone: string;
  steps: readonly { readonly step: string; readonly function: string }[];
  busy: boolean;
  onDecide: (decided: Decided) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const [step, setStep] = useState(item.step ?? '');
  const [due, setDue] = useState(item.dueThere ?? '');
  const [episode, setEpisode] = useState(item.episode);
  const { start, end } = item.label.span;
  const known = item.known;
  return (
    <article className={css.item}>
      <blockquote className={css.quote} {...(item.language === 'unknown' ? {} : { lang: item.language })}>
        {item.text.slice(0, start)}
        <mark>{item.text.slice(start, end)}</mark>
        {item.text.slice(end)}
      </blockquote>
      <p className={css.small}>
        <Link to={`/journeys/customers/${encodeURIComponent(item.customer)}`}>{item.customer}</Link> ·{' '}
        {format.moment(item.at)} · {t('promises.why', { reason: item.label.reason.slice(1).join(' · ') })}
      </p>
      <Beside journey={item.journey} />
      {known !== null && (
        <p className={css.known}>
          {t('promises.known', {
            step: known.step,
            due: format.day(known.due),
            state: t(`journeys.state.${known.state}`),
          })}
        </p>
      )}
      <div className={css.form}>
        <NativeSelect
          size="sm"
          label={t('promises.step')}
          value={step}
          onChange={(event) => setStep(event.currentTarget.value)}
          data={[
            { value: '', label: t('promises.step.none') },
            ...steps.map((each) => ({
              value: each.step,
              label: each.function === '' ? each.step : `${each.step} · ${each.function}`,
            })),
          ]}
        />
        <TextInput
          size="sm"
          type="datetime-local"
          label={t('promises.due', { zone })}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        {item.episodes.length > 1 && (
          <NativeSelect
            size="sm"
            label={t('promises.episode')}
            value={episode}
            onChange={(event) => setEpisode(event.currentTarget.value)}
            data={[...new Set([item.episode, ...item.episodes])].filter((name) => name !== '')}
          />
        )}
        <Button
          disabled={busy || step === '' || due === ''}
          onClick={() => onDecide({ status: 'confirmed', step, due, ...(episode === '' ? {} : { episode }) })}
        >
          {t('promises.confirm')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => onDecide({ status: 'rejected' })}>
          {t('promises.reject')}
        </Button>
      </div>
      <p className={css.small}>{t('promises.made', { when: format.moment(item.made) })}</p>
    </article>
  );
}
