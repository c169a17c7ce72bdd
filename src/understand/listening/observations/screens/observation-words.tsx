import { useTranslation } from 'react-i18next';
import { VoiceCard } from '../../../../web/design.ts';
import type { Observation } from '../contract.ts';
import css from './observations.module.css';

/** The three kinds of words, told apart: the customer's as a voice, the observer's as what they are. */
export function ObservationWords({ observation }: { observation: Observation }) {
  const { t } = useTranslation();
  const { said, saw, means } = observation;
  return (
    <div className={css.told}>
      {said !== '' && <VoiceCard quote={said} who={t('observations.quote')} />}
      {saw !== '' && (
        <p className={css.words}>
          <span className={css.label}>{t('observations.seen')}</span> {saw}
        </p>
      )}
      {means !== '' && (
        <p className={css.thought}>
          <span className={css.label}>{t('observations.thought')}</span> {means}
        </p>
      )}
    </div>
  );
}
