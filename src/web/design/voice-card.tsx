import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsGone } from '../../kernel/words-gone.ts';
import css from './voice-card.module.css';

interface VoiceCardProps {
  /** The customer's own words, unshortened. */
  readonly quote: string;
  /** "customer since 2019 · repair" */
  readonly who?: ReactNode;
  /** Already written for people: "14 October". */
  readonly when?: ReactNode;
  /** The score given with these words, in its own unit. */
  readonly score?: number | string;
  /** A voice that says the opposite of the number beside it; drawn in teal and said in words. */
  readonly dissenting?: boolean;
  /** BCP 47 tag of the words, so that they are read aloud rightly. */
  readonly language?: string;
}

/** A voice stands beside every number: italic serif, a 3 px rule, who and when in small grey. */
export function VoiceCard({ quote, who, when, score, dissenting = false, language }: VoiceCardProps) {
  const { t } = useTranslation();
  const marks = [
    who,
    when,
    score === undefined ? undefined : t('shell.voices.score', { score }),
    dissenting ? t('shell.voices.dissenting') : undefined,
  ].filter((mark) => mark !== undefined && mark !== '');
  return (
    <figure className={css.voice} data-dissenting={dissenting || undefined}>
      <blockquote className={css.quote} lang={language}>
        {quote === wordsGone ? t('shell.voices.gone') : `“${quote}”`}
      </blockquote>
      {marks.length > 0 && (
        <figcaption className={css.by}>
          {marks.map((mark, i) => (
            // Marks have a fixed order and no identity.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <span key={i}>{mark}</span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

/** Voices below each other, with "3 of 88 voices" at the top when the rest is elsewhere. */
export function Voices({ shown, all, children }: { shown?: number; all?: number; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={css.voices}>
      {children}
      {shown !== undefined && all !== undefined && all > shown && (
        <p className={css.by}>{t('shell.voices.some', { shown, all })}</p>
      )}
    </div>
  );
}
